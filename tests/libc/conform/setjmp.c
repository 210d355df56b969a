/* Jumps and contexts. */
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <ucontext.h>
#include "show.h"

#if defined(__GLIBC__) || defined(__LIBC_MINI__)
#define HAS_CONTEXT /* musl has none: rows marked [glibc] */
#endif

static jmp_buf buffer;
static sigjmp_buf signal_buffer;

static __attribute__((noinline)) void deep(int n, int value)
{
	volatile char room[100];

	room[n % 100] = (char)n;
	if (n)
		deep(n - 1, value);
	longjmp(buffer, value + room[n % 100] - room[n % 100]);
}

static int blocked(int number)
{
	sigset_t set;

	sigprocmask(SIG_BLOCK, 0, &set);
	return sigismember(&set, number);
}

static void block(int number)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, number);
	sigprocmask(SIG_BLOCK, &set, 0);
}

static void clear(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigprocmask(SIG_SETMASK, &set, 0);
}

static void jumping(int number)
{
	siglongjmp(signal_buffer, number);
}

#ifdef HAS_CONTEXT
static ucontext_t here, there, third;
static int trace[8], traced;

static void function(int a, int b, int c, int d, int e, int f, int g, int h)
{
	show("setjmp.makecontext arguments [glibc]", "%d %d %d %d %d %d %d %d", a, b, c, d, e, f, g, h);
	trace[traced++] = 1;
	swapcontext(&there, &here);
	trace[traced++] = 2;
}

static void doubles(void)
{
	volatile double x = 1.5;

	show("setjmp.makecontext doubles [glibc]", "%.3f", x * 3);
	setcontext(&third);
}
#endif

int main(void)
{
	static char stack[65536], stack2[65536] __attribute__((aligned(16)));
	volatile int n = 0, kept = 5;
	int value;

	value = setjmp(buffer);
	show("setjmp.value first", "%d %d", value, kept);
	if (n++ == 0) {
		kept = 7;
		deep(50, 9);
	}
	n = 0;
	value = setjmp(buffer);
	show("setjmp.value zero", "%d", value);
	if (n++ == 0)
		longjmp(buffer, 0);
	n = 0;
	value = _setjmp(buffer);
	if (n++ == 0)
		_longjmp(buffer, -3);
	show("setjmp._setjmp", "%d", value);
	n = 0;
	value = sigsetjmp(signal_buffer, 1);
	show("setjmp.sigsetjmp saved", "%d %d", value, blocked(SIGUSR1));
	if (n++ == 0) {
		block(SIGUSR1);
		siglongjmp(signal_buffer, 4);
	}
	n = 0;
	value = sigsetjmp(signal_buffer, 0);
	show("setjmp.sigsetjmp not saved", "%d %d", value, blocked(SIGUSR1));
	if (n++ == 0) {
		block(SIGUSR1);
		siglongjmp(signal_buffer, 4);
	}
	clear();
	signal(SIGUSR2, jumping);
	n = 0;
	value = sigsetjmp(signal_buffer, 1);
	show("setjmp.from handler", "%d %d", value, blocked(SIGUSR2));
	if (n++ < 3)
		raise(SIGUSR2);
	show("setjmp.sizes", "%d %d", (int)sizeof(jmp_buf), (int)sizeof(sigjmp_buf));
#ifdef HAS_CONTEXT
	{
		getcontext(&there);
		there.uc_stack.ss_sp = stack;
		there.uc_stack.ss_size = sizeof stack;
		there.uc_link = &here;
		makecontext(&there, (void (*)(void))function, 8, 1, 2, 3, 4, 5, 6, 7, -8);
		swapcontext(&here, &there);
		trace[traced++] = 10;
		swapcontext(&here, &there);
		trace[traced++] = 11;
		show("setjmp.swapcontext order [glibc]", "%d %d %d %d", trace[0], trace[1], trace[2], trace[3]);
		n = 0;
		getcontext(&third);
		if (n++ == 0) {
			getcontext(&there);
			there.uc_stack.ss_sp = stack2;
			there.uc_stack.ss_size = sizeof stack2;
			there.uc_link = 0;
			makecontext(&there, doubles, 0);
			setcontext(&there);
		}
		show("setjmp.setcontext [glibc]", "%d", n);
	}
#endif
	return 0;
}
