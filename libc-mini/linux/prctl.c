#include <stdarg.h>
#include <sys/prctl.h>
#include "syscall.h"

int prctl(int option, ...)
{
	unsigned long a[4];
	va_list list;

	va_start(list, option);
	for (int i = 0; i < 4; i++)
		a[i] = va_arg(list, unsigned long);
	va_end(list);
	return (int)sys_result(sys_call(SYS_prctl, option, a[0], a[1], a[2], a[3]));
}
