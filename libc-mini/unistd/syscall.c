#include <stdarg.h>
#include <unistd.h>
#include "syscall.h"

/* Six arguments are taken whether there are as many or not: what lies there is not looked at. */
long syscall(long number, ...)
{
	long a, b, c, d, e, f;
	va_list list;

	va_start(list, number);
	a = va_arg(list, long);
	b = va_arg(list, long);
	c = va_arg(list, long);
	d = va_arg(list, long);
	e = va_arg(list, long);
	f = va_arg(list, long);
	va_end(list);
	return sys_result(sys_call(number, a, b, c, d, e, f));
}
