/* syscall_arch.h (x86_64): the kernel's door. Each returns what the kernel returns: -errno on
 * failure. The kernel keeps every register but rax, rcx and r11 (System V ABI, x86-64, A.2.1). */
#ifndef LIBC_MINI_SYSCALL_ARCH_H
#define LIBC_MINI_SYSCALL_ARCH_H

#define SYSCALL_(...) \
	long result; \
	__asm__ volatile("syscall" : "=a"(result) : __VA_ARGS__ : "rcx", "r11", "memory"); \
	return result

static inline long arch_syscall0(long number)
{
	SYSCALL_("0"(number));
}

static inline long arch_syscall1(long number, long a)
{
	SYSCALL_("0"(number), "D"(a));
}

static inline long arch_syscall2(long number, long a, long b)
{
	SYSCALL_("0"(number), "D"(a), "S"(b));
}

static inline long arch_syscall3(long number, long a, long b, long c)
{
	SYSCALL_("0"(number), "D"(a), "S"(b), "d"(c));
}

static inline long arch_syscall4(long number, long a, long b, long c, long d)
{
	register long r10 __asm__("r10") = d;

	SYSCALL_("0"(number), "D"(a), "S"(b), "d"(c), "r"(r10));
}

static inline long arch_syscall5(long number, long a, long b, long c, long d, long e)
{
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;

	SYSCALL_("0"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8));
}

static inline long arch_syscall(long number, long a, long b, long c, long d, long e, long f)
{
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;

	SYSCALL_("0"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9));
}

#define arch_syscall6 arch_syscall

#endif
