/* sys/auxv.h: the auxiliary vector, getauxval(3): what the kernel tells a program at its start. */
#ifndef _SYS_AUXV_H
#define _SYS_AUXV_H

#include <elf.h>
#include <features.h>
#include <linux/auxvec.h>
#include <bits/hwcap.h>

__BEGIN_DECLS

/* The value of an AT_ entry. 0 with errno ENOENT where there is none; 0 with errno untouched where
 * the value is 0. */
unsigned long getauxval(unsigned long type);

__END_DECLS

#endif
