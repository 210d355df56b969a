/* host.c: a living process, well used, that gives itself up for another program.
 *
 *   host HOW DIRT PROGRAM [ARG]...
 *
 * HOW   execve, fexecve: the kernel's; uload, ufexec: ours; vfork, threads: must be refused
 * DIRT  clean; or dirty: everything that execve(2) resets is put into another state first
 *
 * What PROGRAM then sees must not depend on who brought it in. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <fenv.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "uload.h"

extern char **environ;

static void handler(int signal)
{
	(void)signal;
}

static void dirty_signals(void)
{
	struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART | SA_ONSTACK};
	sigset_t set;

	sigfillset(&action.sa_mask);
	for (int signal = 1; signal < 32; signal++)
		sigaction(signal, &action, NULL);
	signal(SIGPIPE, SIG_IGN);
	action.sa_handler = SIG_IGN;
	sigaction(SIGUSR2, &action, NULL);
	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigaddset(&set, SIGUSR1);
	sigaddset(&set, SIGURG);
	sigaddset(&set, SIGRTMIN + 3);
	sigprocmask(SIG_BLOCK, &set, NULL);
	raise(SIGCHLD);
	raise(SIGURG);
	raise(SIGUSR1);
	sigqueue(getpid(), SIGRTMIN + 3, (union sigval){.sival_int = 77});
	sigqueue(getpid(), SIGRTMIN + 3, (union sigval){.sival_int = 78});
}

static void dirty_memory(void)
{
	stack_t stack = {.ss_sp = malloc(65536), .ss_size = 65536};
	char *big = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	volatile char deep[300000];

	sigaltstack(&stack, NULL);
	memset(big, 1, 1 << 20);
	mlockall(MCL_CURRENT | MCL_FUTURE);
	for (size_t i = 0; i < sizeof deep; i += 4096)
		deep[i] = 1;
}

static void dirty_descriptors(void)
{
	int plain = open("/dev/null", O_RDONLY), closing = open("/dev/null", O_RDONLY | O_CLOEXEC);

	for (int fd = 40; fd < 60; fd++)
		dup3(closing, fd, fd % 2 ? O_CLOEXEC : 0);
	(void)plain;
}

static void dirty_rest(void)
{
	timer_t timer;
	struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
	struct itimerspec far = {.it_value.tv_sec = 10000};

	for (int i = 0; i < 3; i++)
		if (!timer_create(CLOCK_MONOTONIC, &event, &timer))
			timer_settime(timer, 0, &far, NULL);
	prctl(PR_SET_KEEPCAPS, 1);
	prctl(PR_SET_DUMPABLE, 0);
	prctl(PR_SET_NAME, "somebody else");
	fesetround(FE_UPWARD);
	__asm__ volatile("pcmpeqd %%xmm0, %%xmm0; pcmpeqd %%xmm15, %%xmm15; fldpi; fldl2e"
		: : : "xmm0", "xmm15");
}

static void *sleeper(void *unused)
{
	pause();
	return unused;
}

static int refused(const struct uload_refusal *why)
{
	fprintf(stderr, "%s\n", why->message);
	printf("refused %s errno %d status %d\n", why->rule, errno, why->status);
	return why->status;
}

static int by_vfork(char **argv, struct uload_refusal *why)
{
	volatile int status = 0;
	pid_t pid = vfork();

	if (pid == 0) {
		uload_exec(argv[0], argv, environ, why);
		_exit(99);
	}
	waitpid(pid, (int *)&status, 0);
	return refused(why);
}

int main(int argc, char **argv)
{
	struct uload_refusal why = {.rule = "none"};
	const char *how = argv[1];
	pthread_t thread;

	if (argc < 4)
		return 2;
	if (!strcmp(argv[2], "dirty")) {
		dirty_signals();
		dirty_memory();
		dirty_descriptors();
		dirty_rest();
	}
	argv += 3;
	if (!strcmp(how, "execve"))
		execve(argv[0], argv, environ);
	else if (!strcmp(how, "uload"))
		uload_exec(argv[0], argv, environ, &why);
	else if (!strcmp(how, "fexecve"))
		fexecve(open(argv[0], O_RDONLY), argv, environ);
	else if (!strcmp(how, "ufexec"))
		uload_fexec(open(argv[0], O_RDONLY), argv, environ, &why);
	else if (!strcmp(how, "fexecve-cloexec"))
		fexecve(open(argv[0], O_RDONLY | O_CLOEXEC), argv, environ);
	else if (!strcmp(how, "ufexec-cloexec"))
		uload_fexec(open(argv[0], O_RDONLY | O_CLOEXEC), argv, environ, &why);
	else if (!strcmp(how, "vfork"))
		return by_vfork(argv, &why);
	else if (!strcmp(how, "threads")) {
		pthread_create(&thread, NULL, sleeper, NULL);
		uload_exec(argv[0], argv, environ, &why);
	}
	return refused(&why);
}
