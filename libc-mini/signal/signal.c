#include <signal.h>
#include "process.h"

void (*signal(int number, void (*handler)(int)))(int)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESTART }, former;

	if (handler == SIG_ERR) {
		errno = EINVAL;
		return SIG_ERR;
	}
	if (number > 0 && number < _NSIG)
		action.sa_mask.__bits[0] = 1UL << (number - 1);
	return __sigaction(number, &action, &former) ? SIG_ERR : former.sa_handler;
}
