/* family.c: a child that maps 5 pages and touches them and one that becomes another
 * program. The argument is the program for the second child. Prints each status. */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include "ulab.h"

static int child_of(char *program)
{
	int status = 0;
	pid_t pid = fork();

	if (!pid && program) {
		char *argv[] = {program, NULL}, *envp[] = {NULL};

		execve(program, argv, envp);
		_exit(126);
	}
	if (!pid) {
		volatile char *p;

		ulab_mark("child", NULL, 0);
		p = mmap(NULL, 5 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		for (int i = 0; i < 5; i++)
			p[i * 4096] = 1;
		munmap((void *)p, 5 * 4096);
		_exit(3);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int argc, char **argv)
{
	printf("%d", child_of(NULL));
	printf(" %d\n", argc > 1 ? child_of(argv[1]) : 0);
	return 0;
}
