/* common.c: see tools.h. */
#include "tools.h"

#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "event.h"

int ulab_error(int status, const char *format, ...)
{
	va_list args;

	fputs("ulab: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	putc('\n', stderr);
	return status;
}

static void append(char ***list, char *word)
{
	size_t n = 0;

	while (*list && (*list)[n])
		n++;
	*list = realloc(*list, (n + 2) * sizeof **list);
	if (!*list)
		abort();
	(*list)[n] = word;
	(*list)[n + 1] = NULL;
}

const char *ulab_option_value(const char *name, int argc, char **argv, int *i)
{
	size_t n = strlen(name);

	if (strncmp(argv[*i], name, n) || (argv[*i][n] && argv[*i][n] != '='))
		return NULL;
	if (argv[*i][n])
		return argv[*i] + n + 1;
	return *i + 1 < argc ? argv[++*i] : NULL;
}

int ulab_load_option(int argc, char **argv, int *i, char ***list)
{
	static const struct { const char *name; int value; } options[] = {
		{"--fixed", 0}, {"--no-exe-link", 0}, {"--argv0", 1}, {"--load-base", 1}, {"--brk", 1},
		{"--stack-size", 1}, {"--fault", 1},
	};

	for (size_t o = 0; o < sizeof options / sizeof *options; o++) {
		size_t n = strlen(options[o].name);

		if (strncmp(argv[*i], options[o].name, n) || (argv[*i][n] && argv[*i][n] != '='))
			continue;
		append(list, argv[*i]);
		if (options[o].value && !argv[*i][n] && *i + 1 < argc)
			append(list, argv[++*i]);
		return 1;
	}
	return 0;
}

const char *ulab_folder(void)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	char *slash;

	if (n > 0)
		path[n] = '\0';
	else /* no /proc: as it was called */
		snprintf(path, sizeof path, "%s", (const char *)getauxval(AT_EXECFN));
	slash = strrchr(path, '/');
	if (!slash)
		return ".";
	*slash = '\0';
	return event_intern(path);
}

char *ulab_bytes(double bytes, char *text)
{
	static const char *const units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
	unsigned unit = 0;

	while (bytes >= 1024 && unit < 4) {
		bytes /= 1024;
		unit++;
	}
	snprintf(text, 24, bytes == (double)(long)bytes ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
	return text;
}

_Noreturn void ulab_leave(int wait_status)
{
	if (fflush(NULL))
		_exit(1);
	if (WIFSIGNALED(wait_status)) {
		const struct rlimit no_core = {0, 0}; /* the program's own was written, if it was wanted */
		sigset_t all;

		setrlimit(RLIMIT_CORE, &no_core);
		signal(WTERMSIG(wait_status), SIG_DFL);
		sigfillset(&all);
		sigprocmask(SIG_UNBLOCK, &all, NULL);
		raise(WTERMSIG(wait_status));
		_exit(128 + WTERMSIG(wait_status));
	}
	exit(WEXITSTATUS(wait_status));
}
