/* sys/syscall.h: the numbers of the system calls, SYS_read …, made from the kernel's headers. */
#ifndef _SYS_SYSCALL_H
#define _SYS_SYSCALL_H

#include <asm/unistd.h>
#include <bits/syscall.h>

#endif
