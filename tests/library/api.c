/* api.c: uload.h as a program uses it: refusals as data, plans to look at, nothing lost on the way.
 * Prints one line per check that failed; the last line is "N passed, N failed". */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "uload.h"

extern char **environ;

static int passed, failed;

static void check(int good, const char *what)
{
	if (good)
		passed++;
	else
		failed++, printf("FAIL api: %s\n", what);
}

static int lines_in(const char *path)
{
	FILE *f = fopen(path, "r");
	int c, n = 0;

	while (f && (c = getc(f)) != EOF)
		n += c == '\n';
	if (f)
		fclose(f);
	return n;
}

static int entries_in(const char *path)
{
	DIR *d = opendir(path);
	int n = 0;

	while (d && readdir(d))
		n++;
	if (d)
		closedir(d);
	return n;
}

struct bad {
	const char *path, *rule;
	int error, status;
};

static const struct bad table[] = {
	{"/no/such/file", "not-found", ENOENT, 127},
	{"/", "not-regular", EACCES, 126},
	{"/dev/null", "not-regular", EACCES, 126},
	{"/etc/passwd", "no-exec-permission", EACCES, 126},
	{"empty", "empty-file", ENOEXEC, 126},
	{"garbage", "not-elf", ENOEXEC, 126},
	{"script-to-nowhere", "interp-not-found", ENOENT, 126},
	{"fifo", "not-regular", EACCES, 126},
};

static void write_file(const char *name, const char *text)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0755);

	if (write(fd, text, strlen(text)) < 0)
		perror(name);
	close(fd);
}

static void refusals(void)
{
	char *argv[] = {"x", NULL};

	write_file("empty", "");
	write_file("garbage", "hello");
	write_file("script-to-nowhere", "#!/no/such/interpreter\n");
	mkfifo("fifo", 0755);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		int maps = lines_in("/proc/self/maps"), fds = entries_in("/proc/self/fd");
		struct uload_refusal why;

		errno = 0;
		check(uload_exec(table[i].path, argv, environ, &why) == -1, table[i].path);
		check(errno == table[i].error && why.error == errno, "errno");
		check(!strcmp(why.rule, table[i].rule), why.message);
		check(why.status == table[i].status, "status");
		check(strstr(why.message, table[i].path) && !strchr(why.message, '\n'), why.message);
		check(uload_exec(table[i].path, argv, environ, NULL) == -1, "without why");
		check(entries_in("/proc/self/fd") == fds, "descriptors left open");
		check(lines_in("/proc/self/maps") == maps, "mappings left");
	}
}

static void by_descriptor(void)
{
	char *argv[] = {"x", NULL};
	struct uload_refusal why;
	int fd;

	check(uload_fexec(-1, argv, environ, &why) == -1 && errno == EBADF, "fd -1");
	check(uload_fexec(77, argv, environ, &why) == -1 && errno == EBADF, "fd 77");
	write_file("script", "#!/bin/sh\necho script $0\n");
	fd = open("script", O_RDONLY | O_CLOEXEC);
	check(uload_fexec(fd, argv, environ, &why) == -1 && errno == ENOENT, "script, close-on-exec");
	check(!strcmp(why.rule, "script-closes"), why.message);
	check(fcntl(fd, F_GETFD) >= 0, "the caller's descriptor is still open");
	close(fd);
}

static void plans(void)
{
	char *argv[] = {"true", NULL};
	struct uload_refusal why;
	int maps = lines_in("/proc/self/maps"), fds = entries_in("/proc/self/fd"), out;
	struct uload_plan *plan = uload_plan("/bin/true", argv, environ, &why);
	struct stat st;

	check(plan != NULL, "plan of /bin/true");
	out = open("plan", O_RDWR | O_CREAT | O_TRUNC, 0644);
	check(uload_plan_print(plan, out, ULOAD_TEXT) == 0, "as text");
	fstat(out, &st);
	check(st.st_size > 2000, "text is long");
	ftruncate(out, 0);
	lseek(out, 0, SEEK_SET);
	check(uload_plan_print(plan, out, ULOAD_JSON) == 0, "as JSON");
	check(uload_plan_print(plan, 77, ULOAD_TEXT) == -1 && errno == EBADF, "to nowhere");
	close(out);
	uload_plan_free(plan);
	uload_plan_free(NULL);
	check(!uload_plan("/no/such/file", argv, environ, &why) && errno == ENOENT, "no plan");
	check(lines_in("/proc/self/maps") == maps, "mappings after the plan");
	check(entries_in("/proc/self/fd") == fds, "descriptors after the plan");
}

/* After all that the process still replaces itself. */
static void at_last(void)
{
	char *argv[] = {"sh", "-c", "exit 17", NULL};
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		uload_exec("/bin/sh", argv, NULL, NULL);
		_exit(99);
	}
	waitpid(pid, &status, 0);
	check(WIFEXITED(status) && WEXITSTATUS(status) == 17, "fork, uload_exec, wait");
}

int main(void)
{
	setvbuf(stdout, NULL, _IONBF, 0);
	refusals();
	by_descriptor();
	plans();
	at_last();
	printf("%d passed, %d failed\n", passed, failed);
	return failed != 0;
}
