#include <stdarg.h>
#include <sys/ioctl.h>
#include "syscall.h"

int ioctl(int fd, unsigned long request, ...)
{
	unsigned long argument;
	va_list list;

	va_start(list, request);
	argument = va_arg(list, unsigned long);
	va_end(list);
	return (int)sys_result(sys_call(SYS_ioctl, fd, request, argument));
}
