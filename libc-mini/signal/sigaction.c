#include "process.h"

/* What the kernel is given (its struct sigaction of asm/signal.h is not what its libc shows). */
struct kernel_action {
	void (*handler)(int);
	unsigned long flags;
	void (*restorer)(void);
	unsigned long mask;
};

/* The two below SIGRTMIN are kept for threads, as in glibc. */
static int is_reserved(int number)
{
	return number >= 32 && number < __libc_current_sigrtmin();
}

int __sigaction(int number, const struct sigaction *restrict action,
	struct sigaction *restrict former)
{
	struct kernel_action new, old;
	long answer;

	if (is_reserved(number))
		return (int)sys_result(-EINVAL);
	if (action) {
		new.handler = action->sa_handler;
		new.flags = (unsigned)action->sa_flags | SA_RESTORER;
		new.restorer = __signal_return;
		new.mask = action->sa_mask.__bits[0];
	}
	answer = sys_call(SYS_rt_sigaction, number, action ? &new : 0, former ? &old : 0,
		KERNEL_SIGSET_SIZE);
	if (!answer && former) {
		former->sa_handler = old.handler;
		former->sa_flags = (int)(old.flags & ~(unsigned long)SA_RESTORER);
		former->sa_restorer = old.restorer;
		former->sa_mask = (sigset_t){ { old.mask } };
	}
	return (int)sys_result(answer);
}

weak_alias(__sigaction, sigaction);
