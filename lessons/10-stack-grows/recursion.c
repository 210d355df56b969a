/* recursion.c: a function that calls itself says where its local variables are.
 *
 *   recursion            8 calls, one in the other
 *   recursion deep       100 calls with 2 KiB of locals each: 50 pages
 *   recursion endless    until the stack is at its limit, which is set to 1 MiB before */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ulab.h"

#define LIMIT (1UL << 20)
#define PAGE 4096UL

static unsigned long stack_end;      /* the end of the area [stack] */

/* Returns something made of its locals, so that every call needs a frame of its own. The mark's
 * number is how far below the caller's local variable this one is. */
__attribute__((noinline)) static int down(int calls, const volatile int *above)
{
	volatile int local = calls;
	unsigned long distance = (unsigned long)above - (unsigned long)&local;

	ulab_mark("frame", &local, distance);
	printf("%d: %p, %lu below\n", calls, (void *)&local, distance);
	return calls > 1 ? down(calls - 1, &local) + local : local;
}

__attribute__((noinline)) static int deep(int calls)
{
	volatile char locals[PAGE / 2];

	locals[0] = (char)calls;             /* the lowest byte: so every page is touched */
	return calls > 1 ? deep(calls - 1) + locals[0] : locals[0];
}

__attribute__((noinline)) static int endless(int calls)
{
	volatile char locals[512];

	locals[0] = (char)calls;
	return calls > 0 ? endless(calls + 1) + locals[0] : 0;   /* it never is 0 */
}

static unsigned long find_stack_end(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[512];
	unsigned long start, end = 0;

	while (maps && fgets(line, sizeof line, maps))
		if (strstr(line, "[stack]"))
			sscanf(line, "%lx-%lx", &start, &end);
	if (maps)
		fclose(maps);
	return end;
}

/* On a stack of its own: the other one is full. Says where; then the signal may kill. */
static void overflow(int number, siginfo_t *info, void *context)
{
	(void)context;
	ulab_mark("overflow", info->si_addr, stack_end - (unsigned long)info->si_addr);
	signal(number, SIG_DFL);
}

static int run_endless(void)
{
	static char other[16384];
	stack_t stack = {.ss_sp = other, .ss_size = sizeof other};
	struct sigaction action = {.sa_sigaction = overflow, .sa_flags = SA_SIGINFO | SA_ONSTACK};
	struct rlimit limit;

	getrlimit(RLIMIT_STACK, &limit);
	limit.rlim_cur = LIMIT;
	if (setrlimit(RLIMIT_STACK, &limit) || sigaltstack(&stack, NULL)
	 || sigaction(SIGSEGV, &action, NULL)) {
		perror("endless");
		return 1;
	}
	stack_end = find_stack_end();
	ulab_mark("limit", (void *)(stack_end - LIMIT), LIMIT);
	printf("[stack] ends at %#lx; it may reach down to %#lx\n", stack_end, stack_end - LIMIT);
	fflush(stdout);
	return endless(1);
}

/* Looks at 32 of the pages: from 8 pages below main(), where nobody was yet, to 40 pages below. */
static int run_deep(volatile int *local)
{
	unsigned long page = (unsigned long)local & -PAGE;

	prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
	ulab_mark("begin", (void *)(page - 40 * PAGE), 32 * PAGE);
	*local = deep(100);
	ulab_mark("end", (void *)(page - 40 * PAGE), 32 * PAGE);
	printf("100 calls with 2 KiB of locals each\n");
	return *local == 0;
}

int main(int argc, char **argv)
{
	volatile int local = 0;
	const char *what = argc > 1 ? argv[1] : "";

	ulab_mark("main", &local, sizeof local);
	if (!strcmp(what, "endless"))
		return run_endless();
	if (!strcmp(what, "deep"))
		return run_deep(&local);
	return down(8, &local) == 36 ? 0 : 1;
}
