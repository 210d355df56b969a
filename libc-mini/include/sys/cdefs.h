/* sys/cdefs.h: macros that programs written for BSD or glibc expect of it. */
#ifndef _SYS_CDEFS_H
#define _SYS_CDEFS_H

#include <features.h>

#ifndef __THROW
#ifdef __cplusplus
#define __THROW noexcept(true)
#else
#define __THROW
#endif
#define __NTH(function) function
#endif
#define __P(arguments) arguments
#define __PMT(arguments) arguments
#define __CONCAT(a, b) a##b
#define __STRING(a) #a
#define __ptr_t void *

#endif
