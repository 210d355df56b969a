#include <stdint.h>
#include <string.h>
#include "pthread_.h"

#define DEFAULT_STACK (8UL << 20)       /* RLIMIT_STACK's usual value */

static size_t size_of(const pthread_attr_t *attributes)
{
	size_t size = DEFAULT_STACK;

	if (attributes->__word[ATTR_SIZE_SET])
		memcpy(&size, &attributes->__word[ATTR_SIZE], sizeof size);
	return size;
}

/* Writes a word of the attributes if it is one of 0 and 1. */
static int set_flag(pthread_attr_t *attributes, int at, int value)
{
	if ((unsigned)value > 1)
		return EINVAL;
	attributes->__word[at] = value;
	return 0;
}

int pthread_attr_init(pthread_attr_t *attributes)
{
	*attributes = (pthread_attr_t){ { 0 } };
	return 0;
}

int pthread_attr_destroy(pthread_attr_t *attributes)
{
	(void)attributes;
	return 0;
}

int pthread_attr_getdetachstate(const pthread_attr_t *attributes, int *state)
{
	*state = attributes->__word[ATTR_DETACHED];
	return 0;
}

int pthread_attr_setdetachstate(pthread_attr_t *attributes, int state)
{
	return set_flag(attributes, ATTR_DETACHED, state);
}

int pthread_attr_getguardsize(const pthread_attr_t *restrict attributes, size_t *restrict size)
{
	*size = attributes->__word[ATTR_GUARD_SET] ? (size_t)attributes->__word[ATTR_GUARD]
		: __libc.page_size;
	return 0;
}

int pthread_attr_setguardsize(pthread_attr_t *attributes, size_t size)
{
	if (size > INT_MAX)
		return EINVAL;
	attributes->__word[ATTR_GUARD] = (int)size;
	attributes->__word[ATTR_GUARD_SET] = 1;
	return 0;
}

int pthread_attr_getinheritsched(const pthread_attr_t *restrict attributes, int *restrict inherit)
{
	*inherit = attributes->__word[ATTR_INHERIT];
	return 0;
}

int pthread_attr_setinheritsched(pthread_attr_t *attributes, int inherit)
{
	return set_flag(attributes, ATTR_INHERIT, inherit);
}

int pthread_attr_getschedparam(const pthread_attr_t *restrict attributes,
	struct sched_param *restrict parameters)
{
	parameters->sched_priority = attributes->__word[ATTR_PRIORITY];
	return 0;
}

int pthread_attr_setschedparam(pthread_attr_t *restrict attributes,
	const struct sched_param *restrict parameters)
{
	attributes->__word[ATTR_PRIORITY] = parameters->sched_priority;
	return 0;
}

int pthread_attr_getschedpolicy(const pthread_attr_t *restrict attributes, int *restrict policy)
{
	*policy = attributes->__word[ATTR_POLICY];
	return 0;
}

int pthread_attr_setschedpolicy(pthread_attr_t *attributes, int policy)
{
	if (policy != SCHED_OTHER && policy != SCHED_FIFO && policy != SCHED_RR)
		return EINVAL;
	attributes->__word[ATTR_POLICY] = policy;
	return 0;
}

int pthread_attr_getscope(const pthread_attr_t *restrict attributes, int *restrict scope)
{
	(void)attributes;
	*scope = PTHREAD_SCOPE_SYSTEM;
	return 0;
}

int pthread_attr_setscope(pthread_attr_t *attributes, int scope)
{
	(void)attributes;
	return scope == PTHREAD_SCOPE_SYSTEM ? 0 : scope == PTHREAD_SCOPE_PROCESS ? ENOTSUP : EINVAL;
}

int pthread_attr_getstacksize(const pthread_attr_t *restrict attributes, size_t *restrict size)
{
	*size = size_of(attributes);
	return 0;
}

int pthread_attr_setstacksize(pthread_attr_t *attributes, size_t size)
{
	if (size < PTHREAD_STACK_MIN || size > SIZE_MAX / 4)
		return EINVAL;
	memcpy(&attributes->__word[ATTR_SIZE], &size, sizeof size);
	attributes->__word[ATTR_SIZE_SET] = 1;
	return 0;
}

int pthread_attr_getstack(const pthread_attr_t *restrict attributes, void **restrict stack,
	size_t *restrict size)
{
	memcpy(stack, &attributes->__word[ATTR_STACK], sizeof *stack);
	*size = size_of(attributes);
	return 0;
}

int pthread_attr_setstack(pthread_attr_t *attributes, void *stack, size_t size)
{
	int error = pthread_attr_setstacksize(attributes, size);

	if (!error)
		memcpy(&attributes->__word[ATTR_STACK], &stack, sizeof stack);
	return error;
}
