/* measure.c: runs the same program, linked with several allocators, in turn. One row of
 * bench/malloc.sh.
 *
 *   measure ROUNDS NAME COLUMN=FOLDER/PROGRAM... -- [ARGUMENT...]
 *
 * A round is one run of each program with the same arguments, one after the other; which one comes
 * first changes from round to round. A run is fork, execv, wait4, on one CPU, standard input on
 * /dev/null, standard output in a file, as ./PROGRAM in its folder: the names that it sees are the
 * same too (a byte more, and Lua collects its garbage at another time). The first column is what
 * the others are compared with: a column's ratio is the median of its ratios to the first one's run
 * of the same round. The time is what the processor worked for it, in user and kernel mode.
 *
 * A round before the others is not counted. In it a program must end well and print what the first
 * one prints, or it is left out. Per column a line, with tabs between:
 *
 *   NAME COLUMN TIME-RATIO LOW HIGH SECONDS RSS-RATIO KIB FAULTS
 *
 * LOW and HIGH are the bounds of the median of the ratios (95 %), KIB the largest resident set,
 * FAULTS the minor page faults. Of a program that was left out: NAME COLUMN and what it did.
 *
 * The kernel hands down the resident set that a process had before execve as a lower bound of its
 * largest one. So this program stays small (it is linked statically); it says so if it was too
 * large. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../pairs.h"

#define MOST_COLUMNS 16
#define MOST_ROUNDS 1000

struct run {
	double seconds;
	double kib;
	double faults;
};

struct column {
	const char *name;
	const char *folder;
	char program[64]; /* ./NAME */
	char failure[64]; /* empty: takes part */
	struct run *runs; /* one per round */
};

static const char *row;

static _Noreturn void die(const char *what)
{
	fprintf(stderr, "measure: %s: %s: %s\n", row, what, strerror(errno));
	exit(2);
}

static double seconds_of(const struct rusage *usage)
{
	return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec)
		+ (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

/* Opens an empty file without a name. */
static int output_open(void)
{
	int fd = memfd_create("output", MFD_CLOEXEC);

	if (fd < 0)
		die("memfd_create");
	return fd;
}

static int output_equal(int a, int b)
{
	struct stat stat_a, stat_b;
	char *map_a, *map_b;
	size_t size;
	int equal;

	if (fstat(a, &stat_a) || fstat(b, &stat_b))
		die("the output");
	size = (size_t)stat_a.st_size;
	if (stat_a.st_size != stat_b.st_size || size == 0)
		return stat_a.st_size == stat_b.st_size;
	map_a = mmap(NULL, size, PROT_READ, MAP_SHARED, a, 0);
	map_b = mmap(NULL, size, PROT_READ, MAP_SHARED, b, 0);
	if (map_a == MAP_FAILED || map_b == MAP_FAILED)
		die("the output");
	equal = !memcmp(map_a, map_b, size);
	munmap(map_a, size);
	munmap(map_b, size);
	return equal;
}

/* Returns the wait status. */
static int run(struct column *column, char **command, int output, struct run *run)
{
	struct rusage usage;
	int status;
	pid_t pid;

	if (ftruncate(output, 0) || lseek(output, 0, SEEK_SET))
		die("the output");
	pid = fork();
	if (pid == 0) {
		dup2(output, 1);
		command[0] = column->program;
		if (!chdir(column->folder))
			execv(column->program, command);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &usage) != pid)
		die("running it");
	run->seconds = seconds_of(&usage);
	run->kib = (double)usage.ru_maxrss;
	run->faults = (double)usage.ru_minflt;
	return status;
}

/* The round that is not counted: who takes part? */
static void try(struct column *columns, size_t n, char **command, int expected, int output)
{
	struct run ignored;

	for (size_t i = 0; i < n; i++) {
		struct column *c = &columns[i];
		int status = run(c, command, i ? output : expected, &ignored);

		if (WIFSIGNALED(status))
			snprintf(c->failure, sizeof c->failure, "signal %d", WTERMSIG(status));
		else if (WEXITSTATUS(status))
			snprintf(c->failure, sizeof c->failure, "status %d", WEXITSTATUS(status));
		else if (i && !output_equal(expected, output))
			snprintf(c->failure, sizeof c->failure, "other output");
		if (*c->failure)
			fprintf(stderr, "measure: %s: %s: %s\n", row, c->name, c->failure);
	}
	if (*columns[0].failure)
		exit(1);
}

static void measure(struct column *columns, size_t n, size_t rounds, char **command)
{
	int expected = output_open(), output = output_open();

	try(columns, n, command, expected, output);
	for (size_t round = 0; round < rounds; round++) {
		for (size_t i = 0; i < n; i++) {
			struct column *c = &columns[(i + round) % n];

			if (*c->failure)
				continue;
			if (run(c, command, output, &c->runs[round])
			 || !output_equal(expected, output)) {
				snprintf(c->failure, sizeof c->failure, "not each time");
				fprintf(stderr, "measure: %s: %s: %s\n", row, c->name, c->failure);
			}
		}
		pairs_progress(row, round + 1, rounds);
	}
}

/* ---- what is printed ---- */

enum value { TIME_RATIO, RSS_RATIO, SECONDS, KIB, FAULTS };

static double value(enum value what, const struct run *base, const struct run *run)
{
	switch (what) {
	case TIME_RATIO: return run->seconds / (base->seconds > 0 ? base->seconds : 1e-6);
	case RSS_RATIO: return run->kib / base->kib;
	case SECONDS: return run->seconds;
	case KIB: return run->kib;
	default: return run->faults;
	}
}

static double median(enum value what, const struct column *base, const struct column *c,
	size_t rounds, double *low, double *high)
{
	static double v[MOST_ROUNDS];

	for (size_t i = 0; i < rounds; i++)
		v[i] = value(what, &base->runs[i], &c->runs[i]);
	return pairs_median(v, rounds, low, high);
}

static void print_column(const struct column *base, const struct column *c, size_t rounds)
{
	double low, high, ratio;

	if (*c->failure) {
		printf("%s\t%s\t%s\n", row, c->name, c->failure);
		return;
	}
	ratio = median(TIME_RATIO, base, c, rounds, &low, &high);
	printf("%s\t%s\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.0f\t%.0f\n", row, c->name, ratio, low, high,
		median(SECONDS, base, c, rounds, NULL, NULL),
		median(RSS_RATIO, base, c, rounds, NULL, NULL),
		median(KIB, base, c, rounds, NULL, NULL),
		median(FAULTS, base, c, rounds, NULL, NULL));
}

/* What a child of this process has before its execve. */
static double floor_kib(void)
{
	struct rusage usage;
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	if (pid < 0 || wait4(pid, NULL, 0, &usage) != pid)
		die("fork");
	return (double)usage.ru_maxrss;
}

static void check_floor(const struct column *columns, size_t n, size_t rounds)
{
	double least = floor_kib();

	for (size_t i = 0; i < n; i++)
		if (!*columns[i].failure && columns[i].runs[rounds - 1].kib <= least)
			fprintf(stderr, "measure: %s: %s: its resident set may be less than is said, "
				"a child starts with %.0f KiB\n", row, columns[i].name, least);
}

/* COLUMN=FOLDER/PROGRAM; -1 if it is something else. */
static int column_parse(struct column *column, char *argument, size_t rounds)
{
	char *equals = strchr(argument, '='), *slash = strrchr(argument, '/');

	if (!equals || !slash || slash < equals)
		return -1;
	*equals = *slash = 0;
	column->name = argument;
	column->folder = equals + 1;
	snprintf(column->program, sizeof column->program, "./%s", slash + 1);
	column->runs = calloc(rounds, sizeof *column->runs);
	return column->runs ? 0 : -1;
}

static int usage(void)
{
	fputs("usage: measure ROUNDS NAME COLUMN=FOLDER/PROGRAM... -- [ARGUMENT...]\n", stderr);
	return 2;
}

int main(int argc, char **argv)
{
	static struct column columns[MOST_COLUMNS];
	size_t rounds, n = 0;
	int null = open("/dev/null", O_RDONLY);

	if (argc < 5 || !(rounds = strtoul(argv[1], NULL, 10)) || rounds > MOST_ROUNDS)
		return usage();
	row = argv[2];
	for (argv += 3; *argv && strcmp(*argv, "--") && n < MOST_COLUMNS; argv++, n++)
		if (column_parse(&columns[n], *argv, rounds))
			return usage();
	if (n == 0 || !*argv)
		return usage();
	if (null < 0 || dup2(null, 0) || pairs_pin())
		die("setting up");
	measure(columns, n, rounds, argv); /* the "--" gives way to the program's name */
	for (size_t i = 0; i < n; i++)
		print_column(&columns[0], &columns[i], rounds);
	check_floor(columns, n, rounds);
	return 0;
}
