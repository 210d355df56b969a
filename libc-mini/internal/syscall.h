/* syscall.h: three levels, as everywhere in this library:
 *
 *   sys_call(SYS_read, fd, p, n)     the kernel's answer: a result or -errno
 *   sys_result(answer)               -1 and errno for the latter
 *   read(fd, p, n)                   the standard's function
 *
 * A function of ISO C that needs the kernel uses the first two, never POSIX's function: a program
 * may have a read() of its own (ISO C11 7.1.3). */
#ifndef LIBC_MINI_SYSCALL_H
#define LIBC_MINI_SYSCALL_H

#include <errno.h>
#include <sys/syscall.h>
#include "syscall_arch.h"

/* Up to six arguments, integers or pointers. */
#define SYS_0(n)                   arch_syscall0(n)
#define SYS_1(n, a)                arch_syscall1(n, (long)(a))
#define SYS_2(n, a, b)             arch_syscall2(n, (long)(a), (long)(b))
#define SYS_3(n, a, b, c)          arch_syscall3(n, (long)(a), (long)(b), (long)(c))
#define SYS_4(n, a, b, c, d)       arch_syscall4(n, (long)(a), (long)(b), (long)(c), (long)(d))
#define SYS_5(n, a, b, c, d, e)    arch_syscall5(n, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e))
#define SYS_6(n, a, b, c, d, e, f) \
	arch_syscall6(n, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
#define SYS_PICK(n, a, b, c, d, e, f, sys, ...) sys
#define sys_call(...) \
	SYS_PICK(__VA_ARGS__, SYS_6, SYS_5, SYS_4, SYS_3, SYS_2, SYS_1, SYS_0, )(__VA_ARGS__)

/* sys_result: what a function of POSIX returns for the kernel's answer. */
long __sys_result(long answer) __attribute__((visibility("hidden")));
#define sys_result(answer) __sys_result(answer)

#endif
