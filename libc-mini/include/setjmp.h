/* setjmp.h: ISO C11 7.13, POSIX.1-2017 <setjmp.h>. */
#ifndef _SETJMP_H
#define _SETJMP_H

#include <features.h>
#include <bits/setjmp.h>
#include <bits/sigset.h>

__BEGIN_DECLS

/* The layout of the x86-64 ABI's other C libraries: 200 bytes. */
typedef struct __jmp_buf_tag {
	__jmp_registers __registers;
	int __mask_saved;
	__sigset_t __mask;
} jmp_buf[1];

/* Returns 0, and once more, not 0, for each longjmp(); the signal mask is left as it is. The
 * function that called it must not have returned; its locals that were changed since must be
 * volatile. */
int setjmp(jmp_buf buffer) __attribute__((__returns_twice__));
_Noreturn void longjmp(jmp_buf buffer, int value /* 0 becomes 1 */);
#define setjmp(buffer) setjmp(buffer)

#ifdef __MINI_POSIX
typedef jmp_buf sigjmp_buf;
/* … with the signal mask if save is not 0. */
int sigsetjmp(sigjmp_buf buffer, int save) __attribute__((__returns_twice__));
int __sigsetjmp(sigjmp_buf buffer, int save) __attribute__((__returns_twice__));
_Noreturn void siglongjmp(sigjmp_buf buffer, int value);
#define sigsetjmp(buffer, save) sigsetjmp(buffer, save)
#endif

#ifdef __MINI_XSI
int _setjmp(jmp_buf buffer) __attribute__((__returns_twice__));
_Noreturn void _longjmp(jmp_buf buffer, int value);
#endif

__END_DECLS

#endif
