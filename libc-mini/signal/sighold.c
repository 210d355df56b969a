/* sighold.c: System V's signals (POSIX.1-2017, obsolescent). */
#include <signal.h>

static int mask(int how, int number)
{
	sigset_t set;

	sigemptyset(&set);
	return sigaddset(&set, number) ? -1 : sigprocmask(how, &set, 0);
}

int sighold(int number)
{
	return mask(SIG_BLOCK, number);
}

int sigrelse(int number)
{
	return mask(SIG_UNBLOCK, number);
}

int sigignore(int number)
{
	struct sigaction action = { .sa_handler = SIG_IGN };

	return sigaction(number, &action, 0);
}

/* Waits with that signal let through. */
int sigpause(int number)
{
	sigset_t set;

	if (sigprocmask(SIG_BLOCK, 0, &set) || sigdelset(&set, number))
		return -1;
	return sigsuspend(&set);
}

/* Returns SIG_HOLD if the signal was blocked. */
void (*sigset(int number, void (*handler)(int)))(int)
{
	struct sigaction action = { .sa_handler = handler }, former;
	sigset_t set, blocked;

	sigemptyset(&set);
	if (handler == SIG_ERR || sigaddset(&set, number) || sigprocmask(SIG_BLOCK, 0, &blocked)
	 || sigaction(number, handler == SIG_HOLD ? 0 : &action, &former)
	 || sigprocmask(handler == SIG_HOLD ? SIG_BLOCK : SIG_UNBLOCK, &set, 0))
		return SIG_ERR;
	return sigismember(&blocked, number) ? SIG_HOLD : former.sa_handler;
}
