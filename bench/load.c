/* load.c: compares the time of two ways to start a program. One row of bench/load.sh.
 *
 *   load [--vfork] [--goal=RATIO] PAIRS NAME COMMAND... -- COMMAND...
 *
 * A pair is one run of each command, one after the other; which one comes first changes from pair
 * to pair. A run is fork (or vfork), execve, waiting for the end, on one CPU, standard output on
 * /dev/null. What is printed: the median of the ratios second/first with the bounds between which
 * it lies with 95 % confidence (order statistics), the median time of the first, the median of the
 * differences, then of both the medians of minor page faults (wait4) and the system calls from
 * execve's return to the end (ptrace, counted in runs apart; of the command and the tasks that it
 * starts). COMMAND[0] is a path. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pairs.h"

#define WARM_UP 20
#define COUNTED_RUNS 15

struct run {
	double us;
	double faults;
};

struct series {
	struct run *runs; /* one per pair */
	char **command;
	long syscalls;
};

static const char *name;
static int with_vfork;

static void die(const char *what)
{
	fprintf(stderr, "load: %s: %s: %s\n", name, what, strerror(errno));
	exit(2);
}

/* What cannot succeed must not be measured. */
static void check_end(char **command, int status)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return;
	fprintf(stderr, "load: %s: %s ended with %s %d\n", name, command[0],
		WIFSIGNALED(status) ? "signal" : "exit status",
		WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	exit(2);
}

static struct run run(char **command)
{
	extern char **environ;
	struct rusage usage;
	struct run r;
	int status;
	double start = pairs_now();
	pid_t pid = with_vfork ? vfork() : fork();

	if (pid == 0) {
		execve(command[0], command, environ);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &usage) != pid)
		die("running it");
	r.us = pairs_now() - start;
	r.faults = (double)usage.ru_minflt;
	check_end(command, status);
	return r;
}

/* ---- system calls ---- */

static long count_stop(pid_t pid, int status, int *entry)
{
	int signal = WSTOPSIG(status);
	int is_syscall = signal == (SIGTRAP | 0x80);

	if (is_syscall)
		*entry = !*entry;
	ptrace(PTRACE_SYSCALL, pid, 0,
		is_syscall || signal == SIGTRAP || signal == SIGSTOP ? 0 : signal);
	return is_syscall && *entry;
}

/* A task's syscall stops alternate: entry, exit. The first one seen of the command is the exit of
 * its execve, of a task that it starts an entry. */
static long count_syscalls(char **command)
{
	extern char **environ;
	struct {
		pid_t pid;
		int entry;
	} task[8];
	size_t tasks = 1;
	long count = 0;
	int status;
	pid_t first = fork();

	if (first == 0) {
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		raise(SIGSTOP);
		execve(command[0], command, environ);
		_exit(127);
	}
	if (first < 0 || waitpid(first, &status, 0) != first)
		die("tracing it");
	ptrace(PTRACE_SETOPTIONS, first, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE
		| PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL);
	ptrace(PTRACE_CONT, first, 0, 0);
	task[0].pid = first;
	task[0].entry = 1;
	for (;;) {
		pid_t pid = waitpid(-1, &status, __WALL);
		size_t i = 0;

		if (pid < 0)
			die("tracing it");
		if (!WIFSTOPPED(status)) {
			if (pid != first)
				continue;
			check_end(command, status);
			return count;
		}
		while (i < tasks && task[i].pid != pid)
			i++;
		if (i == tasks) {
			if (tasks == sizeof task / sizeof *task) {
				errno = E2BIG;
				die("tracing it");
			}
			task[tasks].pid = pid;
			task[tasks++].entry = 0;
		}
		count += count_stop(pid, status, &task[i].entry);
	}
}

/* Chance has a say: addresses that collide, random numbers that are asked for. */
static long median_syscalls(char **command)
{
	double counts[COUNTED_RUNS];

	for (size_t i = 0; i < COUNTED_RUNS; i++)
		counts[i] = (double)count_syscalls(command);
	return lround(pairs_median(counts, COUNTED_RUNS, NULL, NULL));
}

/* ---- statistics ---- */

enum measure { RATIO, DIFFERENCE, TIME_A, FAULTS_A, FAULTS_B };

static double value(enum measure what, const struct run *a, const struct run *b)
{
	switch (what) {
	case RATIO: return b->us / a->us;
	case DIFFERENCE: return b->us - a->us;
	case TIME_A: return a->us;
	case FAULTS_A: return a->faults;
	default: return b->faults;
	}
}

/* The median over all pairs; *low and *high, if not NULL, are its bounds. */
static double median(enum measure what, const struct series *a, const struct series *b, size_t n,
	double *low, double *high)
{
	double *v = malloc(n * sizeof *v), middle;

	if (!v)
		die("memory");
	for (size_t i = 0; i < n; i++)
		v[i] = value(what, &a->runs[i], &b->runs[i]);
	middle = pairs_median(v, n, low, high);
	free(v);
	return middle;
}

static void print_row(const struct series *a, const struct series *b, size_t n, const char *goal)
{
	double low, high, ratio = median(RATIO, a, b, n, &low, &high);

	printf("%-36s %6.3f  %6.3f-%-6.3f %5s %8.1f %7.1f  %6.0f %5.0f   %6ld %5ld\n", name, ratio, low,
		high, goal, median(TIME_A, a, b, n, NULL, NULL),
		median(DIFFERENCE, a, b, n, NULL, NULL), median(FAULTS_A, a, b, n, NULL, NULL),
		median(FAULTS_B, a, b, n, NULL, NULL), a->syscalls, b->syscalls);
}

/* ---- the row ---- */

static void measure(struct series *a, struct series *b, size_t n)
{
	for (size_t i = 0; i < WARM_UP; i++) {
		run(a->command);
		run(b->command);
	}
	for (size_t i = 0; i < n; i++) {
		struct series *first = i % 2 ? b : a, *second = i % 2 ? a : b;

		first->runs[i] = run(first->command);
		second->runs[i] = run(second->command);
		pairs_progress(name, i + 1, n);
	}
	a->syscalls = median_syscalls(a->command);
	b->syscalls = median_syscalls(b->command);
}

static int usage(void)
{
	fputs("usage: load [--vfork] [--goal=RATIO] PAIRS NAME COMMAND... -- COMMAND...\n", stderr);
	return 2;
}

int main(int argc, char **argv)
{
	const char *goal = "";
	struct series a = {0}, b = {0};
	size_t pairs;
	int null, kept;

	for (; argc > 1 && !strncmp(argv[1], "--", 2); argc--, argv++) {
		if (!strcmp(argv[1], "--vfork"))
			with_vfork = 1;
		else if (!strncmp(argv[1], "--goal=", 7))
			goal = argv[1] + 7;
		else
			return usage();
	}
	if (argc < 6 || !(pairs = strtoul(argv[1], NULL, 10)))
		return usage();
	name = argv[2];
	a.command = argv + 3;
	for (b.command = a.command; *b.command && strcmp(*b.command, "--"); b.command++)
		;
	if (!*b.command || !b.command[1])
		return usage();
	*b.command++ = NULL;
	a.runs = calloc(pairs, sizeof *a.runs);
	b.runs = calloc(pairs, sizeof *b.runs);
	null = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (!a.runs || !b.runs || null < 0)
		die("setting up");
	if (pairs_pin())
		die("pinning to a CPU");
	/* Our own standard output waits elsewhere, close-on-exec. */
	kept = fcntl(1, F_DUPFD_CLOEXEC, 3);
	dup2(null, 1);
	measure(&a, &b, pairs);
	dup2(kept, 1);
	print_row(&a, &b, pairs, goal);
	return 0;
}
