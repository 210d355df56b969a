/* Messages on standard error: err.h, error.h. The program's name, which differs between the
 * libraries' builds of this table, is cut off. */
#include <err.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/wait.h>
#include "show.h"

/* Runs call in a child; shows what it wrote to standard error, and the status. */
static void message(const char *name, void (*call)(void))
{
	char text[1000], *from = text;
	int p[2], status;
	ssize_t n, all = 0;

	pipe(p);
	if (fork() == 0) {
		dup2(p[1], 2);
		close(p[0]);
		close(p[1]);
		errno = ENOENT;
		call();
		_exit(77);
	}
	close(p[1]);
	while ((n = read(p[0], text + all, sizeof text - 1 - (size_t)all)) > 0)
		all += n;
	close(p[0]);
	wait(&status);
	text[all] = '\0';
	if (strchr(text, ':'))
		from = strchr(text, ':');
	show(name, "%s status %d, from %s", from, WEXITSTATUS(status), *text == '/' ? "path" : "name");
}

static void v(void (*call)(const char *, va_list), const char *format, ...)
{
	va_list values;

	va_start(values, format);
	call(format, values);
	va_end(values);
}

static void ve(void (*call)(int, const char *, va_list), const char *format, ...)
{
	va_list values;

	va_start(values, format);
	call(9, format, values);
	va_end(values);
}

static void at_exit(void) { write(2, "(atexit)", 8); }

static void err_(void) { atexit(at_exit); err(3, "file %d", 5); }
static void err_null(void) { err(3, NULL); }
static void errx_(void) { errx(4, "file %s", "x"); }
static void errx_null(void) { errx(4, NULL); }
static void warn_(void) { warn("%s", "w"); }
static void warn_null(void) { warn(NULL); }
static void warnx_(void) { warnx("w %c", 'c'); }
static void warnx_null(void) { warnx(NULL); }
static void verr_(void) { ve(verr, "v%d", 1); }
static void verrx_(void) { ve(verrx, "v%d", 2); }
static void vwarn_(void) { v(vwarn, "v%d", 3); }
static void vwarnx_(void) { v(vwarnx, "v%d", 4); }
static void warn_keeps(void) { warn("a"); _exit(errno == ENOENT ? 5 : 6); }

int main(void)
{
	message("err.err", err_);
	message("err.err NULL", err_null);
	message("err.errx", errx_);
	message("err.errx NULL", errx_null);
	message("err.warn", warn_);
	message("err.warn NULL", warn_null);
	message("err.warnx", warnx_);
	message("err.warnx NULL", warnx_null);
	message("err.verr", verr_);
	message("err.verrx", verrx_);
	message("err.vwarn", vwarn_);
	message("err.vwarnx", vwarnx_);
	message("err.warn keeps errno", warn_keeps);
	return 0;
}
