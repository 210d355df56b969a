#include <err.h>
#include <errno.h>
#include "message.h"

/* BSD's messages begin with the last component of the program's name. */
void __warn(int error, const char *format, va_list values)
{
	__message(program_invocation_short_name, error, format, values);
}

static void v_warn(const char *format, va_list values)
{
	__warn(errno, format, values);
}

static void v_warnx(const char *format, va_list values)
{
	__warn(-1, format, values);
}

static void warn_text(const char *format, ...)
{
	va_list values;
	int error = errno;

	va_start(values, format);
	__warn(error, format, values);
	va_end(values);
}

static void warnx_text(const char *format, ...)
{
	va_list values;

	va_start(values, format);
	__warn(-1, format, values);
	va_end(values);
}

weak_alias(v_warn, vwarn);
weak_alias(v_warnx, vwarnx);
weak_alias(warn_text, warn);
weak_alias(warnx_text, warnx);
