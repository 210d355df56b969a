/* stdlib.h: PROVISIONAL. */
#ifndef _STDLIB_H
#define _STDLIB_H
#include <features.h>
#include <stddef.h>
__BEGIN_DECLS
_Noreturn void exit(int);
_Noreturn void _Exit(int);
__END_DECLS
#endif
