/* err.h: BSD's messages to standard error: "program: text", then (err, warn) ": what errno means",
 * and a newline. err and errx exit with the given status. format NULL: no text. */
#ifndef _ERR_H
#define _ERR_H

#include <features.h>
#include <bits/types.h>

__BEGIN_DECLS
void warn(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));
void warnx(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));
void vwarn(const char *format, __va_list values) __attribute__((__format__(__printf__, 1, 0)));
void vwarnx(const char *format, __va_list values) __attribute__((__format__(__printf__, 1, 0)));
_Noreturn void err(int status, const char *format, ...)
	__attribute__((__format__(__printf__, 2, 3)));
_Noreturn void errx(int status, const char *format, ...)
	__attribute__((__format__(__printf__, 2, 3)));
_Noreturn void verr(int status, const char *format, __va_list values)
	__attribute__((__format__(__printf__, 2, 0)));
_Noreturn void verrx(int status, const char *format, __va_list values)
	__attribute__((__format__(__printf__, 2, 0)));
__END_DECLS

#endif
