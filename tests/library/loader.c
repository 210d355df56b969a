/* loader.c: a hosted process that puts everything that execve(2) resets into another state, and then
 * gives itself up:   loader PROGRAM [ARG]...   by uload_exec()
 *
 * The oracle takes it for a loader: what PROGRAM sees must be what it sees under execve. */
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
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "uload.h"

extern char **environ;

static void handler(int signal)
{
	(void)signal;
}

/* Only what is not ignored, and with the pending ones kept. musl's sigaction() unblocks signals of its
 * own: the mask that we were given is put back by hand. */
static void catch_signals(void)
{
	unsigned long mask;
	struct sigaction now, action = {.sa_handler = handler, .sa_flags = SA_RESTART | SA_ONSTACK};

	syscall(SYS_rt_sigprocmask, SIG_SETMASK, NULL, &mask, sizeof mask);
	sigfillset(&action.sa_mask);
	for (int signal = 1; signal < 65; signal++)
		if (!sigaction(signal, NULL, &now) && now.sa_handler != SIG_IGN)
			sigaction(signal, &action, NULL);
	syscall(SYS_rt_sigprocmask, SIG_SETMASK, &mask, NULL, sizeof mask);
}

static void use_memory(void)
{
	/* An alternate stack that we are standing on ourselves, as in a handler with SA_ONSTACK. */
	stack_t stack = {.ss_size = 1 << 19};
	volatile char deep[30000];
	long page = (long)&stack & -4096;

	stack.ss_sp = (char *)&stack - (1 << 18);

	sigaltstack(&stack, NULL);
	mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	mlockall(MCL_CURRENT | MCL_FUTURE);
	madvise((void *)page, 4096, MADV_DONTFORK);
	madvise((void *)(page - 4096), 4096, MADV_DONTDUMP);
	for (size_t i = 0; i < sizeof deep; i += 4096)
		deep[i] = 1;
}

static void open_descriptors(void)
{
	for (int i = 0; i < 3; i++)
		open("/dev/null", O_RDONLY | O_CLOEXEC);
}

static void hold_robust_mutex(void)
{
	pthread_mutexattr_t attributes;
	pthread_mutex_t *mutex = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
	pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
	pthread_mutex_init(mutex, &attributes);
	pthread_mutex_lock(mutex);
}

static void start_timers(void)
{
	struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
	struct itimerspec far = {.it_value.tv_sec = 10000};
	timer_t timer;

	for (int i = 0; i < 3; i++)
		if (!timer_create(CLOCK_MONOTONIC, &event, &timer))
			timer_settime(timer, 0, &far, NULL);
}

static void change_registers(void)
{
	fesetround(FE_UPWARD);
	__asm__ volatile("pcmpeqd %%xmm0, %%xmm0; pcmpeqd %%xmm15, %%xmm15; fldpi; fldl2e"
		: : : "xmm0", "xmm15");
}

int main(int argc, char **argv)
{
	struct uload_refusal why;
	char *argv0 = NULL, *program;

	for (; argc > 1 && argv[1][0] == '-'; argv++, argc--)
		if (!strncmp(argv[1], "--argv0=", 8))
			argv0 = argv[1] + 8;
	if (argc < 2)
		return 125;
	program = argv[1];
	if (argv0)
		argv[1] = argv0;
	catch_signals();
	use_memory();
	open_descriptors();
	hold_robust_mutex();
	start_timers();
	prctl(PR_SET_KEEPCAPS, 1);
	prctl(PR_SET_DUMPABLE, 0);
	prctl(PR_SET_NAME, "somebody else");
	change_registers();
	uload_exec(program, argv + 1, environ, &why);
	fprintf(stderr, "%s\n", why.message);
	return why.status;
}
