/* ends.c: however a program has arranged itself, the end is SIGABRT, after one line. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include "misuse.h"

static int mistake(void)
{
	void *p = bad(take(40));

	free(p);
	free(again(p));
	return 0;
}

static void nothing(int signal_number) { (void)signal_number; }

static void allocating(int signal_number)
{
	(void)signal_number;
	for (size_t i = 0; i < 2000; i++)
		free(take(i * 10));
}

static void handle(void (*handler)(int), int flags)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };

	need(sigaction(SIGABRT, &action, NULL) == 0, "sigaction");
}

static void block_signals(void)
{
	sigset_t all;

	sigfillset(&all);
	need(sigprocmask(SIG_BLOCK, &all, NULL) == 0, "sigprocmask");
}

static int ignored(void) { handle(SIG_IGN, 0); return mistake(); }
static int blocked(void) { block_signals(); return mistake(); }
static int ignored_and_blocked(void) { handle(SIG_IGN, 0); block_signals(); return mistake(); }
static int handled(void) { handle(nothing, 0); return mistake(); }
static int handled_and_blocked(void) { handle(nothing, 0); block_signals(); return mistake(); }
static int handled_once(void) { handle(nothing, SA_RESETHAND); return mistake(); }
static int handler_allocates(void) { handle(allocating, 0); return mistake(); }

static int on_another_stack(void)
{
	static char room[65536];
	stack_t stack = { .ss_sp = room, .ss_size = sizeof room };

	need(sigaltstack(&stack, NULL) == 0, "sigaltstack");
	handle(nothing, SA_ONSTACK);
	return mistake();
}

/* The handler makes a mistake, too: one line for each, and an end. */
static void mistaken(int signal_number)
{
	(void)signal_number;
	free((void *)16);
}

static int handler_is_mistaken(void) { handle(mistaken, 0); return mistake(); }

/* In a handler of another signal, which came in the middle of anything. */
static void in_handler(int signal_number) { (void)signal_number; mistake(); }

static int within_a_handler(void)
{
	struct sigaction action = { .sa_handler = in_handler };

	sigfillset(&action.sa_mask);
	need(sigaction(SIGUSR1, &action, NULL) == 0, "sigaction");
	return raise(SIGUSR1);
}

/* ---- stderr ---- */

static void stderr_is(int fd)
{
	need(fd >= 0 && dup2(fd, 2) == 2, "stderr");
}

static int closed(void) { close(2); return mistake(); }
static int read_only(void) { stderr_is(open("/dev/null", O_RDONLY)); return mistake(); }

static int full(void)
{
	int fd = open("/dev/full", O_WRONLY);

	if (fd < 0)
		return ELSEWHERE;
	stderr_is(fd);
	return mistake();
}

static int nobody_reads(void)
{
	int ends[2];

	need(pipe(ends) == 0, "a pipe");
	stderr_is(ends[1]);
	close(ends[0]);
	return mistake();
}

static int no_room_in_the_pipe(void)
{
	char bytes[4096] = { 0 };
	int ends[2];

	need(pipe2(ends, O_NONBLOCK) == 0, "a pipe");
	while (write(ends[1], bytes, sizeof bytes) > 0)
		;
	stderr_is(ends[1]);
	return mistake();
}

static int file_too_long(void)
{
	struct rlimit none = { 0, 0 };
	char name[] = "/tmp/misuse-XXXXXX";
	int fd = mkstemp(name);

	need(fd >= 0, "a file");
	unlink(name);
	stderr_is(fd);
	need(setrlimit(RLIMIT_FSIZE, &none) == 0, "setrlimit");
	return mistake();
}

/* ---- stdout: what lies in its buffer stays there ---- */

static int buffered(void)
{
	printf("half a line, and ");
	return mistake();
}

static int atexit_runs(void)
{
	static const char text[] = "an exit handler ran\n";

	if (write(1, text, sizeof text - 1) < 0)
		return 3;
	return 0;
}

static int no_exit_handlers(void)
{
	atexit((void (*)(void))atexit_runs);
	return mistake();
}

/* ---- processes ---- */

static int in_a_child(void)
{
	int status;
	pid_t child = fork();

	if (child == 0)
		_exit(mistake());
	need(child > 0 && waitpid(child, &status, 0) == child, "a child");
	need(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT, "the child's end");
	signal(SIGABRT, SIG_DFL);
	raise(SIGABRT);
	return 0;
}

/* What the parent freed is free in the child, too. */
static int freed_by_the_parent(void)
{
	void *p = bad(take(40));
	int status;
	pid_t child;

	free(p);
	child = fork();
	if (child == 0) {
		free(again(p));
		_exit(0);
	}
	need(child > 0 && waitpid(child, &status, 0) == child, "a child");
	need(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT, "the child's end");
	raise(SIGABRT);
	return 0;
}

#define SILENT "silent"
const struct mistake ends[] = {
	ROW(ignored, DOUBLE), ROW(blocked, DOUBLE), ROW(ignored_and_blocked, DOUBLE), ROW(handled, DOUBLE),
	ROW(handled_and_blocked, DOUBLE), ROW(handled_once, DOUBLE), ROW(handler_allocates, DOUBLE),
	ROW(on_another_stack, DOUBLE), ROW(handler_is_mistaken, DOUBLE), ROW(within_a_handler, DOUBLE),
	ROW(closed, SILENT), ROW(read_only, SILENT), ROW(full, SILENT), ROW(nobody_reads, SILENT),
	ROW(no_room_in_the_pipe, SILENT), ROW(file_too_long, SILENT),
	ROW(buffered, DOUBLE), ROW(no_exit_handlers, DOUBLE), ROW(in_a_child, DOUBLE),
	ROW(freed_by_the_parent, DOUBLE),
	END
};
