#include <sched.h>
#include <stdarg.h>
#include "process.h"

int clone(int (*function)(void *), void *stack, int flags, void *argument, ...)
{
	pid_t *parent_tid, *child_tid;
	void *tls;
	va_list list;

	va_start(list, argument);
	parent_tid = va_arg(list, pid_t *);
	tls = va_arg(list, void *);
	child_tid = va_arg(list, pid_t *);
	va_end(list);
	if (!function || !stack)
		return (int)sys_result(-EINVAL);
	return (int)sys_result(__clone_call(function, stack, flags, argument, parent_tid, tls,
		child_tid));
}
