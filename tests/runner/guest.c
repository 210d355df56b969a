/* guest.c: what the tests of the runner need a program for: guest WORD [ARGUMENT]...
 *
 *   state         what --fixed fixes: addresses, AT_RANDOM, and the whole initial stack as a sum
 *   family        is SIGCHLD ignored, which signals are blocked, what is pending, children
 *   signal N      ends by signal N
 *   wall          makes a page of the stack unreadable
 *   threads N     a thread ends the process with status N while the first one sleeps
 *   first N       the first thread ends alone; another one ends the process with status N
 *   wait          writes a line, then waits for a signal; 7 by SIGTERM, 8 by SIGINT, 9 by SIGHUP
 *   stay          stops itself, and goes on when told to */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static char *stack_end(const void *inside)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[512];
	unsigned long start, end = 0;

	while (maps && fgets(line, sizeof line, maps))
		if (sscanf(line, "%lx-%lx", &start, &end) == 2 && (uintptr_t)inside < end)
			break;
	return (char *)end;
}

static int state(char **argv)
{
	const unsigned char *random = (const unsigned char *)getauxval(AT_RANDOM);
	uint64_t sum = 14695981039346656037u;

	for (const char *p = (char *)(argv - 1); p < stack_end(argv); p++)
		sum = (sum ^ (unsigned char)*p) * 1099511628211u;
	printf("argv %p\nmain %p\nbrk %p\nvdso 0x%lx\nbase 0x%lx\nfree %p\nrandom ", (void *)argv,
		(void *)(uintptr_t)state, sbrk(0), getauxval(AT_SYSINFO_EHDR), getauxval(AT_BASE),
		mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
	for (int i = 0; i < 16; i++)
		printf("%02x", random[i]);
	printf("\nstack %016lx\n", sum);
	return 0;
}

static int family(void)
{
	struct sigaction action;
	sigset_t set;
	int blocked = 0, pending = 0;

	sigaction(SIGCHLD, NULL, &action);
	sigprocmask(SIG_BLOCK, NULL, &set);
	for (int i = 1; i < 65; i++)
		blocked += sigismember(&set, i) == 1;
	sigpending(&set);
	for (int i = 1; i < 65; i++)
		pending += sigismember(&set, i) == 1;
	printf("ignored %d, blocked %d, pending %d, children %d\n", action.sa_handler == SIG_IGN, blocked,
		pending, !(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD));
	return 0;
}

static int wall(void)
{
	char here, *page = (char *)(((uintptr_t)&here - 65536) & -4096UL);

	return mprotect(page, 4096, PROT_NONE) ? 1 : 0;
}

static void *ends(void *status)
{
	usleep(100000);
	exit((int)(intptr_t)status);
}

static int threads(int status, int first_ends)
{
	pthread_t thread;

	pthread_create(&thread, NULL, ends, (void *)(intptr_t)status);
	if (first_ends)
		pthread_exit(NULL);
	for (;;)
		pause();
}

static void by_signal(int signal)
{
	_exit(signal == SIGTERM ? 7 : signal == SIGINT ? 8 : 9);
}

static int wait_for_signal(void)
{
	signal(SIGTERM, by_signal);
	signal(SIGINT, by_signal);
	signal(SIGHUP, by_signal);
	fputs("ready\n", stderr);
	for (;;)
		pause();
}

int main(int argc, char **argv)
{
	const char *word = argc > 1 ? argv[1] : "";
	int number = argc > 2 ? atoi(argv[2]) : 0;

	if (!strcmp(word, "state"))
		return state(argv);
	if (!strcmp(word, "family"))
		return family();
	if (!strcmp(word, "signal"))
		return raise(number);
	if (!strcmp(word, "wall"))
		return wall();
	if (!strcmp(word, "threads") || !strcmp(word, "first"))
		return threads(number, word[0] == 'f');
	if (!strcmp(word, "wait"))
		return wait_for_signal();
	if (!strcmp(word, "stay"))
		return raise(SIGSTOP);
	return 99;
}
