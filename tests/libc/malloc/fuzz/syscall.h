/* syscall.h: takes the place of libc-mini's when the allocator is compiled to be fuzzed: its system
 * calls go to kernel.c. */
#ifndef LIBC_MINI_SYSCALL_H
#define LIBC_MINI_SYSCALL_H

#include <sys/syscall.h>

long fuzz_kernel(long number, long a, long b, long c, long d);

#define SYS_PICK(n, a, b, c, d, ...) fuzz_kernel(n, (long)(a), (long)(b), (long)(c), (long)(d))
#define sys_call(...) SYS_PICK(__VA_ARGS__, 0, 0, 0, 0, 0)

#endif
