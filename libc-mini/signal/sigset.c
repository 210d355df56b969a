/* sigset.c: sets of signals. Only the kernel's 64 are kept; the two below SIGRTMIN are nobody's. */
#include <errno.h>
#include <signal.h>

#define RESERVED (3UL << (32 - 1))

static int bit(int number, unsigned long *mask)
{
	if (number < 1 || number >= _NSIG || RESERVED >> (number - 1) & 1) {
		errno = EINVAL;
		return -1;
	}
	*mask = 1UL << (number - 1);
	return 0;
}

int sigemptyset(sigset_t *set)
{
	*set = (sigset_t){ { 0 } };
	return 0;
}

int sigfillset(sigset_t *set)
{
	*set = (sigset_t){ { ~RESERVED } };
	return 0;
}

int sigaddset(sigset_t *set, int number)
{
	unsigned long mask;

	if (bit(number, &mask))
		return -1;
	set->__bits[0] |= mask;
	return 0;
}

int sigdelset(sigset_t *set, int number)
{
	unsigned long mask;

	if (bit(number, &mask))
		return -1;
	set->__bits[0] &= ~mask;
	return 0;
}

int sigismember(const sigset_t *set, int number)
{
	if (number < 1 || number >= _NSIG) {
		errno = EINVAL;
		return -1;
	}
	return set->__bits[0] >> (number - 1) & 1;
}
