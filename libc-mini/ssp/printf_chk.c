#include <stdarg.h>
#include <stdio.h>
#include "chk.h"

int __snprintf_chk(char *to, size_t size, int flag, size_t room, const char *format, ...);
int __vsnprintf_chk(char *to, size_t size, int flag, size_t room, const char *format, va_list values);
int __sprintf_chk(char *to, int flag, size_t room, const char *format, ...);

int __vsnprintf_chk(char *to, size_t size, int flag, size_t room, const char *format, va_list values)
{
	(void)flag;
	chk(size, room);
	return vsnprintf(to, size, format, values);
}

int __snprintf_chk(char *to, size_t size, int flag, size_t room, const char *format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = __vsnprintf_chk(to, size, flag, room, format, values);
	va_end(values);
	return n;
}

int __sprintf_chk(char *to, int flag, size_t room, const char *format, ...)
{
	va_list values;
	int n;

	(void)flag;
	va_start(values, format);
	n = vsnprintf(to, room, format, values);
	va_end(values);
	chk(n < 0 ? 0 : (size_t)n + 1, room);
	return n;
}
