/* family.c HOW: children of all sorts. */
#define _GNU_SOURCE
#include <sched.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int finish(pid_t child)
{
	int status;

	if (waitpid(child, &status, 0) != child)
		return 90;
	printf("child %d\n", WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
	return 0;
}

static int in_child(void *x) /* shares the memory of its parent */
{
	char *p = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	*p = 1;
	*(char **)x = p;
	return 4;
}

int main(int argc, char **argv)
{
	const char *how = argc > 1 ? argv[1] : "";
	char *args[] = {(char *)"sh", (char *)"-c", (char *)"echo from sh; exit 6", NULL};
	char *again[] = {argv[0], (char *)"last", NULL}, *memory = NULL;
	static char stack[65536];
	pid_t child;

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (!strcmp(how, "fork")) {
		child = fork();
		if (!child) {
			free(malloc(1 << 20));
			execve("/bin/sh", args, environ);
		}
		return finish(child);
	}
	if (!strcmp(how, "vfork")) {
		child = vfork();
		if (!child) {
			execve("/bin/sh", args, environ);
			_exit(1);
		}
		return finish(child);
	}
	if (!strcmp(how, "spawn"))
		return posix_spawn(&child, "/bin/sh", NULL, NULL, args, environ) ? 91 : finish(child);
	if (!strcmp(how, "shared")) {
		child = clone(in_child, stack + sizeof stack, CLONE_VM | SIGCHLD, &memory);
		finish(child);
		printf("%d\n", *memory);
		munmap(memory, 65536);
	}
	if (!strcmp(how, "exec"))
		execve("/proc/self/exe", again, environ);
	if (!strcmp(how, "last"))
		return 9;
	if (!strcmp(how, "orphan")) { /* outlives its parent, and uses memory */
		if (!fork()) {
			usleep(300000);
			free(malloc(1 << 20));
			puts("orphan is done");
			_exit(0);
		}
		return 8;
	}
	if (!strcmp(how, "killed")) {
		child = fork();
		if (!child)
			abort();
		return finish(child);
	}
	return 0;
}
