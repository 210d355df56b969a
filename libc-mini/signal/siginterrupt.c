#include <signal.h>

int siginterrupt(int number, int interrupts)
{
	struct sigaction action;

	if (sigaction(number, 0, &action))
		return -1;
	action.sa_flags = interrupts ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
	return sigaction(number, &action, 0);
}
