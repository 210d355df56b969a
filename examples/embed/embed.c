/* embed.c: a dynamic glibc program that becomes another one, by libuload instead of execve(2).
 *
 *   embed PROGRAM [ARG]...           become PROGRAM (a path)
 *   embed --look PROGRAM [ARG]...    print what would be done
 *
 * It has a buffer, a heap, an open file and a signal handler when it goes; PROGRAM sees none of
 * them: cat /proc/self/maps shows nothing that it would not show natively. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "uload.h"

extern char **environ;

static void ignore(int number)
{
	(void)number;
}

/* A refusal is data: who wants to can do better than to print its message. */
static int refused(const struct uload_refusal *why)
{
	fprintf(stderr, "%s\n", why->message);
	fprintf(stderr, "embed: rule %s, errno %d (%s), exit status %d\n", why->rule, why->error,
		strerror(why->error), why->status);
	return why->status;
}

static int look(char **argv)
{
	struct uload_refusal why;
	struct uload_plan *plan = uload_plan(argv[0], argv, environ, &why);

	if (!plan)
		return refused(&why);
	if (uload_plan_print(plan, 1, ULOAD_TEXT))
		perror("embed: standard output");
	uload_plan_free(plan);
	return 0;
}

static int become(char **argv)
{
	struct uload_refusal why;

	printf("embed: now I become %s\n", argv[0]);
	fflush(stdout); /* as before execve(2): nobody else will */
	uload_exec(argv[0], argv, environ, &why);
	return refused(&why); /* still here, and whole */
}

int main(int argc, char **argv)
{
	int only_look = argc > 1 && !strcmp(argv[1], "--look");

	argv += 1 + only_look;
	if (!*argv) {
		fputs("usage: embed [--look] PROGRAM [ARG]...\n", stderr);
		return 125;
	}
	if (!malloc(1 << 20) || open("/dev/null", O_RDONLY | O_CLOEXEC) < 0
	    || signal(SIGINT, ignore) == SIG_ERR) {
		perror("embed");
		return 1;
	}
	return only_look ? look(argv) : become(argv);
}
