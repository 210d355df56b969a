#include <fcntl.h>
#include <stdarg.h>
#include "syscall.h"

/* A process group is a negative number there, which looks like an error: the newer command does not
 * mix the two. */
static int get_owner(int fd)
{
	struct f_owner_ex owner;
	long answer = sys_call(SYS_fcntl, fd, F_GETOWN_EX, &owner);

	if (answer < 0)
		return (int)sys_result(answer);
	return owner.type == F_OWNER_PGRP ? -owner.pid : owner.pid;
}

int fcntl(int fd, int command, ...)
{
	unsigned long argument;
	va_list list;

	va_start(list, command);
	argument = va_arg(list, unsigned long);
	va_end(list);
	if (command == F_GETOWN)
		return get_owner(fd);
	return (int)sys_result(sys_call(SYS_fcntl, fd, command, argument));
}
