/* show.h: the rows of the conformance tables. A row is one line, "family.name: result". The same
 * source is compiled against libc-mini, musl and glibc, and each line must be the same three times.
 *
 *   show("strtol.octal", "%ld %s", strtol("0778", &end, 0), end);
 *
 * Where the references differ from each other, the row says in its name which one is followed, and a
 * comment beside it why: "family.name [glibc]" is compared with glibc alone, "[musl]" with musl
 * alone. Names are unique within a file. Output goes through write(2), with the program's own
 * snprintf: a row must not depend on what is tested elsewhere. */
#ifndef SHOW_H
#define SHOW_H

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

__attribute__((format(printf, 2, 3), unused))
static void show(const char *name, const char *format, ...)
{
	static char line[65536];
	int saved = errno;
	size_t n = (size_t)snprintf(line, sizeof line / 2, "%s: ", name);
	va_list values;

	va_start(values, format);
	n += (size_t)vsnprintf(line + n, sizeof line - n - 2, format, values);
	va_end(values);
	if (n > sizeof line - 2)
		n = sizeof line - 2;
	for (size_t i = 0; i < n; i++)
		if (line[i] == '\n')
			line[i] = '|';
	line[n++] = '\n';
	for (size_t done = 0; done < n;) {
		ssize_t written = write(1, line + done, n - done);
		if (written <= 0)
			break;
		done += (size_t)written;
	}
	errno = saved;
}

/* The name of an errno value that the tables use, so that a failing row can be read. */
__attribute__((unused)) static const char *error_name(int error)
{
	static char number[16];

	switch (error) {
#define NAME(e) case e: return #e;
	case 0: return "0";
	NAME(EPERM) NAME(ENOENT) NAME(EINTR) NAME(EBADF) NAME(ECHILD) NAME(EAGAIN) NAME(ENOMEM)
	NAME(EACCES) NAME(EFAULT) NAME(EEXIST) NAME(ENOTDIR) NAME(EISDIR) NAME(EINVAL) NAME(ENFILE)
	NAME(EMFILE) NAME(ENOTTY) NAME(EFBIG) NAME(ENOSPC) NAME(ESPIPE) NAME(EROFS) NAME(EPIPE)
	NAME(EDOM) NAME(ERANGE) NAME(ENAMETOOLONG) NAME(ENOSYS) NAME(ENOTEMPTY) NAME(ELOOP)
	NAME(EILSEQ) NAME(EOVERFLOW) NAME(ENOTSUP) NAME(EAFNOSUPPORT) NAME(E2BIG) NAME(ESRCH)
#undef NAME
	}
	snprintf(number, sizeof number, "%d", error);
	return number;
}

#endif
