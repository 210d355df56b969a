#include <errno.h>
#include <sched.h>
#include <spawn.h>
#include <string.h>

#define KNOWN (POSIX_SPAWN_RESETIDS | POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF \
	| POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSCHEDPARAM | POSIX_SPAWN_SETSCHEDULER \
	| POSIX_SPAWN_USEVFORK | POSIX_SPAWN_SETSID)

int posix_spawnattr_init(posix_spawnattr_t *attributes)
{
	memset(attributes, 0, sizeof *attributes);
	return 0;
}

int posix_spawnattr_destroy(posix_spawnattr_t *attributes)
{
	(void)attributes;
	return 0;
}

int posix_spawnattr_getflags(const posix_spawnattr_t *restrict attributes, short *restrict flags)
{
	*flags = (short)attributes->__flags;
	return 0;
}

int posix_spawnattr_setflags(posix_spawnattr_t *attributes, short flags)
{
	if (flags & ~KNOWN)
		return EINVAL;
	attributes->__flags = flags;
	return 0;
}

int posix_spawnattr_getpgroup(const posix_spawnattr_t *restrict attributes, pid_t *restrict group)
{
	*group = attributes->__group;
	return 0;
}

int posix_spawnattr_setpgroup(posix_spawnattr_t *attributes, pid_t group)
{
	attributes->__group = group;
	return 0;
}

int posix_spawnattr_getsigmask(const posix_spawnattr_t *restrict attributes,
	sigset_t *restrict mask)
{
	*mask = attributes->__mask;
	return 0;
}

int posix_spawnattr_setsigmask(posix_spawnattr_t *restrict attributes,
	const sigset_t *restrict mask)
{
	attributes->__mask = *mask;
	return 0;
}

int posix_spawnattr_getsigdefault(const posix_spawnattr_t *restrict attributes,
	sigset_t *restrict set)
{
	*set = attributes->__defaults;
	return 0;
}

int posix_spawnattr_setsigdefault(posix_spawnattr_t *restrict attributes,
	const sigset_t *restrict set)
{
	attributes->__defaults = *set;
	return 0;
}

int posix_spawnattr_getschedparam(const posix_spawnattr_t *restrict attributes,
	struct sched_param *restrict parameters)
{
	parameters->sched_priority = attributes->__priority;
	return 0;
}

int posix_spawnattr_setschedparam(posix_spawnattr_t *restrict attributes,
	const struct sched_param *restrict parameters)
{
	attributes->__priority = parameters->sched_priority;
	return 0;
}

int posix_spawnattr_getschedpolicy(const posix_spawnattr_t *restrict attributes,
	int *restrict policy)
{
	*policy = attributes->__policy;
	return 0;
}

int posix_spawnattr_setschedpolicy(posix_spawnattr_t *attributes, int policy)
{
	if (policy != SCHED_OTHER && policy != SCHED_FIFO && policy != SCHED_RR)
		return EINVAL;
	attributes->__policy = policy;
	return 0;
}
