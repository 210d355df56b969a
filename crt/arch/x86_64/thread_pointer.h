/* thread_pointer.h (x86_64): fs is the thread pointer. A kernel that says so (AT_HWCAP2 bit 1, Linux
 * 5.9) lets programs set it themselves, which saves a system call. */
#ifndef THREAD_POINTER_H
#define THREAD_POINTER_H

#include <asm/prctl.h>
#include <bits/hwcap.h>
#include "syscall.h"

static inline void set_thread_pointer(void *pointer, size_t hwcap2)
{
	if (hwcap2 & HWCAP2_FSGSBASE)
		__asm__ volatile("wrfsbase %0" : : "r"(pointer));
	else
		sys_call(SYS_arch_prctl, ARCH_SET_FS, pointer);
}

#endif
