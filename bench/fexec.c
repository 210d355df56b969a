/* fexec.c: what a program that is already running pays to start another: fork + uload_fexec against
 * fork + execve. One row of bench/load.sh.
 *
 *   fexec [--goal=RATIO] ROUNDS NAME PROGRAM
 *
 * A round is fork alone (the child ends at once), fork + execve and fork + uload_fexec of PROGRAM,
 * in changing order, each until the end of the child. The ratio is that of the extra times over
 * fork alone. The columns are those of load.c, with execve's extra time over fork in the fourth;
 * system calls are not counted. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pairs.h"
#include "uload.h"

#define WARM_UP 20

extern char **environ;

enum way { FORK, EXECVE, FEXEC, WAYS };

struct rounds {
	size_t n;
	double *us[WAYS], *faults[WAYS];
};

static const char *name;

static void die(const char *what)
{
	fprintf(stderr, "fexec: %s: %s: %s\n", name, what, strerror(errno));
	exit(2);
}

static void child(enum way way, char **argv, int fd)
{
	if (way == EXECVE)
		execve(argv[0], argv, environ);
	if (way == FEXEC)
		uload_fexec(fd, argv, environ, NULL);
	_exit(way == FORK ? 0 : 127);
}

static void run(enum way way, char **argv, int fd, double *us, double *faults)
{
	struct rusage usage;
	int status = -1;
	double start = pairs_now();
	pid_t pid = fork();

	if (pid == 0)
		child(way, argv, fd);
	if (pid < 0 || wait4(pid, &status, 0, &usage) != pid)
		die("running it");
	*us = pairs_now() - start;
	*faults = (double)usage.ru_minflt;
	if (status) {
		errno = ENOEXEC;
		die(way == FEXEC ? "uload_fexec" : "execve");
	}
}

static void measure(struct rounds *r, char **argv, int fd)
{
	double ignored;

	for (int i = 0; i < WARM_UP; i++)
		for (enum way way = FORK; way < WAYS; way++)
			run(way, argv, fd, &ignored, &ignored);
	for (size_t i = 0; i < r->n; i++) {
		for (size_t k = 0; k < WAYS; k++) {
			enum way way = (enum way)((i + k) % WAYS);

			run(way, argv, fd, &r->us[way][i], &r->faults[way][i]);
		}
		pairs_progress(name, i + 1, r->n);
	}
}

static void print_row(struct rounds *r, const char *goal)
{
	double *ratio = malloc(3 * r->n * sizeof *ratio), *base = ratio + r->n, *more = base + r->n;
	double low, high, middle, native, extra;

	if (!ratio)
		die("memory");
	for (size_t i = 0; i < r->n; i++) {
		base[i] = r->us[EXECVE][i] - r->us[FORK][i];
		more[i] = r->us[FEXEC][i] - r->us[EXECVE][i];
		ratio[i] = (base[i] + more[i]) / base[i];
	}
	middle = pairs_median(ratio, r->n, &low, &high);
	native = pairs_median(base, r->n, NULL, NULL);
	extra = pairs_median(more, r->n, NULL, NULL);
	printf("%-36s %6.3f  %6.3f-%-6.3f %5s %8.1f %7.1f  %6.0f %5.0f   %6s %5s\n", name, middle, low,
		high, goal, native, extra, pairs_median(r->faults[EXECVE], r->n, NULL, NULL),
		pairs_median(r->faults[FEXEC], r->n, NULL, NULL), "-", "-");
	free(ratio);
}

int main(int argc, char **argv)
{
	const char *goal = "";
	struct rounds r = {0};
	char *command[] = {NULL, NULL};
	int fd;

	if (argc > 1 && !strncmp(argv[1], "--goal=", 7)) {
		goal = argv[1] + 7;
		argc--;
		argv++;
	}
	if (argc != 4 || !(r.n = strtoul(argv[1], NULL, 10))) {
		fputs("usage: fexec [--goal=RATIO] ROUNDS NAME PROGRAM\n", stderr);
		return 2;
	}
	name = argv[2];
	command[0] = argv[3];
	for (enum way way = FORK; way < WAYS; way++) {
		r.us[way] = calloc(r.n, sizeof(double));
		r.faults[way] = calloc(r.n, sizeof(double));
		if (!r.us[way] || !r.faults[way])
			die("memory");
	}
	fd = open(command[0], O_RDONLY | O_CLOEXEC);
	if (fd < 0 || pairs_pin())
		die(command[0]);
	measure(&r, command, fd);
	print_row(&r, goal);
	return 0;
}
