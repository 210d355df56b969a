/* The oracle: runs every case natively and through a loader, and compares what the probe saw.
 *
 *	oracle [-q] [-v] [-o GLOB] STATES SHAPES ACCEPTED LOADER
 *
 * A case is {shape, state, user, randomisation}, written shape/state/root/random; -o takes only
 * the cases whose name matches. STATES is the launcher, SHAPES a file with one shape a line
 * (they lie in the working directory), ACCEPTED the table of differences that are known and
 * accepted, LOADER the program to judge, or "native" to judge the oracle itself. -q: a subset;
 * -v: values as well as keys.
 *
 * Where the program cannot be run natively (the kernel kills it, or refuses), the loader must
 * refuse it too, by exit status 126 or 127. */
#include <err.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "oracle.h"
#include "tail.h"

enum { UNREACHABLE = 77 };             /* the launcher's exit status */

struct settings settings = { .only = "*" };
struct score *score;

static struct names shapes, states;

/* Fills in case number i. Returns 0 if it is not wanted. */
static int one_make(struct one *one, int i)
{
	int state, shape;

	one->fixed = i % 2, i /= 2;
	one->user = settings.users == 1 || i % 2, i /= settings.users;
	state = i % states.count, shape = i / states.count;
	one->state = states.name[state];
	one->shape = shapes.name[shape];
	snprintf(one->name, sizeof one->name, "%s/%s/%s/%s", one->shape, one->state,
	         one->user ? "user" : "root", one->fixed ? "fixed" : "random");
	if (settings.quick && !(shapes.quick[shape] && state == 0)
	    && !(states.quick[state] && shape < 3))
		return 0;
	return fnmatch(settings.only, one->name, 0) == 0;
}

static void judge(const struct one *one)
{
	static struct run native, other;
	struct report report = { 0 };
	struct text all = { 0 };

	execute(&native, one, NULL);
	if (WIFEXITED(native.status) && WEXITSTATUS(native.status) == UNREACHABLE) {
		atomic_fetch_add(&score->skipped, 1);
		return;
	}
	execute(&other, one, settings.loader);
	compare(&report, one, &native, &other);
	if (report.count == 0) {
		atomic_fetch_add(&score->passed, 1);
		return;
	}
	atomic_fetch_add(&score->failed, 1);
	text_print(&all, "FAIL %s:%s", one->name, report.keys.bytes);
	if (report.count > KEYS_SHOWN)
		text_print(&all, " and %d more", report.count - KEYS_SHOWN);
	text_print(&all, "\n%s", report.values.used ? report.values.bytes : "");
	if (write(1, all.bytes, all.used) < 0)
		err(2, "write");
	free(all.bytes);
	free(report.keys.bytes);
	free(report.values.bytes);
}

static void work(int total)
{
	struct one one;

	for (int i; (i = atomic_fetch_add(&score->next, 1)) < total;)
		if (one_make(&one, i))
			judge(&one);
	_exit(0);
}

/* Starts a worker per processor and waits for all. Returns non-zero if one of them broke. */
static int work_all(int total)
{
	long workers = sysconf(_SC_NPROCESSORS_ONLN);
	int status, broken = 0, terminal = isatty(2);
	pid_t pid;

	for (long i = 0; i < workers; i++)
		if (fork() == 0)
			work(total);
	while ((pid = waitpid(-1, &status, WNOHANG)) >= 0) {
		if (pid > 0) {
			broken |= status;
			continue;
		}
		if (terminal)
			fprintf(stderr, "\r%d of %d", score->next < total ? score->next : total,
			        total);
		usleep(100000);
	}
	if (terminal)
		fputs("\r\033[K", stderr);
	return broken;
}

int main(int argc, char **argv)
{
	int option, total;
	FILE *file;

	while ((option = getopt(argc, argv, "qvo:")) != -1) {
		switch (option) {
		case 'q': settings.quick = 1; break;
		case 'v': settings.verbose = 1; break;
		case 'o': settings.only = optarg; break;
		default: return 2;
		}
	}
	if (argc - optind != 4)
		errx(2, "usage: oracle [-q] [-v] [-o GLOB] STATES SHAPES ACCEPTED LOADER");
	settings.launcher = argv[optind];
	settings.directory = getcwd(NULL, 0);
	settings.loader = strcmp(argv[optind + 3], "native") ? argv[optind + 3] : NULL;
	settings.users = getuid() == 0 ? 2 : 1;
	settings.clearing_tail = tail_clears_registers();
	if ((file = fopen(argv[optind + 1], "r")) == NULL)
		err(2, "%s", argv[optind + 1]);
	names_read(&shapes, file);
	fclose(file);
	char list[4096];
	snprintf(list, sizeof list, "'%s' --list", settings.launcher);
	if ((file = popen(list, "r")) == NULL)
		err(2, "%s", settings.launcher);
	names_read(&states, file);
	pclose(file);
	rows_read(argv[optind + 2]);
	score = mmap(NULL, sizeof *score, PROT_READ | PROT_WRITE,
	             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (score == MAP_FAILED)
		err(2, "mmap");
	total = shapes.count * states.count * settings.users * 2;
	if (work_all(total))
		errx(2, "a worker died");
	if (settings.loader && strcmp(settings.only, "*") == 0 && !settings.quick)
		rows_report_unused(argv[optind + 2]);
	if (score->skipped)
		printf("note: %d cases skipped, their state cannot be reached here\n",
		       score->skipped);
	printf("%d passed, %d failed\n", score->passed, score->failed);
	return score->failed != 0;
}
