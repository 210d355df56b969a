/* bits/hwcap.h (x86_64): bits of AT_HWCAP2 (the kernel's asm/hwcap2.h). AT_HWCAP is cpuid(1).edx. */
#ifndef _BITS_HWCAP_H
#define _BITS_HWCAP_H

#define HWCAP2_RING3MWAIT (1 << 0)
#define HWCAP2_FSGSBASE   (1 << 1)

#endif
