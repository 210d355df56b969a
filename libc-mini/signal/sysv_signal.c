#include <signal.h>

/* System V's: the handler is gone once it is called, and the signal is not blocked then. */
void (*sysv_signal(int number, void (*handler)(int)))(int)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESETHAND | SA_NODEFER },
		former;

	return sigaction(number, &action, &former) ? SIG_ERR : former.sa_handler;
}
