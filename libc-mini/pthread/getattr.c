/* getattr.c: where the stack lies. The first thread's ends above its arguments and may grow down to
 * what RLIMIT_STACK allows. */
#include <sys/resource.h>
#include "pthread_.h"

static pthread_attr_t defaults;

int pthread_getattr_np(pthread_t thread, pthread_attr_t *attributes)
{
	uintptr_t end = ((uintptr_t)__libc.auxv | (__libc.page_size - 1)) + 1;
	struct rlimit limit = { 0 };
	size_t size = 8UL << 20;

	if (thread != pthread_self())
		return ESRCH;
	sys_call(SYS_prlimit64, 0, RLIMIT_STACK, 0, &limit);
	if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur > __libc.page_size)
		size = limit.rlim_cur & -__libc.page_size;
	pthread_attr_init(attributes);
	return pthread_attr_setstack(attributes, (void *)(end - size), size);
}

int pthread_getattr_default_np(pthread_attr_t *attributes)
{
	*attributes = defaults;
	return 0;
}

int pthread_setattr_default_np(const pthread_attr_t *attributes)
{
	defaults = *attributes;
	return 0;
}
