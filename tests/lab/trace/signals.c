/* signals.c HOW: a program that signals happen to; what it prints and how it ends are the same under a
 * tracer. */
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t seen, code;
static sigjmp_buf back;

static void note(int s, siginfo_t *about, void *context)
{
	(void)context;
	seen = s;
	code = about->si_code;
}

static void jump(int s)
{
	siglongjmp(back, s);
}

static void catch(int s)
{
	struct sigaction a;

	memset(&a, 0, sizeof a);
	a.sa_sigaction = note;
	a.sa_flags = SA_SIGINFO;
	sigaction(s, &a, NULL);
}

/* A child stops itself; its parent sees it stop and go on. */
static int stop_and_go(int signal)
{
	int status, go[2];
	char byte;
	pid_t child;

	if (pipe(go))
		return 4;
	child = fork();
	if (!child) {
		raise(signal);
		_exit(read(go[0], &byte, 1) == 1 ? 5 : 6);
	}
	if (waitpid(child, &status, WUNTRACED) != child || !WIFSTOPPED(status)
	    || WSTOPSIG(status) != signal)
		return 1;
	kill(child, SIGCONT);
	if (waitpid(child, &status, WCONTINUED) != child || !WIFCONTINUED(status))
		return 2;
	if (write(go[1], "", 1) != 1 || waitpid(child, &status, 0) != child || WEXITSTATUS(status) != 5)
		return 3;
	puts("stopped and went on");
	return 0;
}

int main(int argc, char **argv)
{
	const char *how = argc > 1 ? argv[1] : "";
	volatile char *nothing = NULL;

	if (!strcmp(how, "segv"))
		*nothing = 1;
	if (!strcmp(how, "abort"))
		abort();
	if (!strcmp(how, "kill"))
		raise(SIGKILL);
	if (!strcmp(how, "stop"))
		return stop_and_go(SIGSTOP);
	if (!strcmp(how, "tstp"))
		return stop_and_go(SIGTSTP);
	if (!strcmp(how, "trap")) {
		catch(SIGTRAP);
		__asm__ volatile("int3");
		printf("%d %d\n", (int)seen, (int)code);
		raise(SIGTRAP);
		printf("%d %d\n", (int)seen, (int)code);
	}
	if (!strcmp(how, "catch")) {
		signal(SIGSEGV, jump);
		if (!sigsetjmp(back, 1))
			*nothing = 1;
		puts("back");
		catch(SIGALRM);
		ualarm(50000, 0);
		errno = 0;
		pause();
		printf("%d %s\n", (int)seen, strerror(errno));
	}
	if (!strcmp(how, "self")) { /* stops itself, and waits for whoever runs it to let it go on */
		puts("stops");
		fflush(stdout);
		raise(SIGSTOP);
		puts("goes on");
	}
	return 0;
}
