#include <signal.h>

int sigisemptyset(const sigset_t *set)
{
	return set->__bits[0] == 0;
}

int sigorset(sigset_t *to, const sigset_t *a, const sigset_t *b)
{
	*to = (sigset_t){ { a->__bits[0] | b->__bits[0] } };
	return 0;
}

int sigandset(sigset_t *to, const sigset_t *a, const sigset_t *b)
{
	*to = (sigset_t){ { a->__bits[0] & b->__bits[0] } };
	return 0;
}
