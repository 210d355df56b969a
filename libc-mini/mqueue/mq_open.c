#include <mqueue.h>
#include <stdarg.h>
#include <stddef.h>
#include "syscall.h"

/* The kernel's names have no slash before them. */
mqd_t mq_open(const char *name, int flags, ...)
{
	mode_t mode = 0;
	struct mq_attr *attributes = NULL;
	va_list arguments;

	if (flags & O_CREAT) {
		va_start(arguments, flags);
		mode = va_arg(arguments, mode_t);
		attributes = va_arg(arguments, struct mq_attr *);
		va_end(arguments);
	}
	if (*name != '/') {
		errno = EINVAL;
		return -1;
	}
	return (mqd_t)sys_result(sys_call(SYS_mq_open, name + 1, flags, mode, attributes));
}
