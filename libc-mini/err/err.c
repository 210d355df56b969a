#include <err.h>
#include <errno.h>
#include <stdlib.h>
#include "message.h"

static _Noreturn void v_err(int status, const char *format, va_list values)
{
	__warn(errno, format, values);
	exit(status);
}

static _Noreturn void v_errx(int status, const char *format, va_list values)
{
	__warn(-1, format, values);
	exit(status);
}

static _Noreturn void err_text(int status, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	v_err(status, format, values);
}

static _Noreturn void errx_text(int status, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	v_errx(status, format, values);
}

weak_alias(v_err, verr);
weak_alias(v_errx, verrx);
weak_alias(err_text, err);
weak_alias(errx_text, errx);
