/* The oracle: runs every case natively and through a loader, and compares what the probe saw.
 *
 *	oracle [-q] [-v] [-o GLOB] STATES SHAPES ACCEPTED LOADER
 *
 * A case is {shape, state, user, randomisation}, written shape/state/root/random; -o takes only the
 * cases whose name matches. STATES is the launcher, SHAPES a file with one shape a line (they lie in the
 * working directory), ACCEPTED the table of differences that are known and accepted, LOADER the program
 * to judge, or "native" to judge the oracle itself. -q: a subset; -v: values as well as keys.
 *
 * Where the program cannot be run natively (the kernel kills it, or refuses), the loader must refuse it
 * too, by exit status 126 or 127. */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tail.h"

enum { NAMES_MAX = 256, ROWS_MAX = 128, LINES_MAX = 8192, TIMEOUT_MS = 20000, UNREACHABLE = 77 };
enum { KEYS_SHOWN = 8 };

struct names {
	char *name[NAMES_MAX];
	int quick[NAMES_MAX];
	int count;
};

/* One row of accepted.txt. */
struct row {
	char *key, *when, *native, *loader;
	int number;
};

struct text {
	char *bytes;
	size_t used, size;
};

struct run {
	struct text output, errors;
	int status;
};

struct line {
	char *key, *value;
};

struct dump {
	struct line lines[LINES_MAX];
	int count;
	const char *end;               /* how it ended: "end", or a description */
};

struct one {                           /* a case */
	const char *shape, *state;
	int user, fixed;
	char name[256];
};

/* Shared by all workers. */
struct score {
	atomic_int next, passed, failed, skipped;
	atomic_int used[ROWS_MAX];
};

static struct names shapes, states;
static struct row rows[ROWS_MAX];
static int row_count, quick, verbose, users, clearing_tail;
static const char *only = "*", *launcher, *loader;
static char *directory;
static struct score *score;

/* ---- text ---- */

static void text_add(struct text *text, const char *bytes, size_t size)
{
	if (text->used + size + 1 > text->size) {
		text->size = 2 * (text->used + size) + 65536;
		text->bytes = realloc(text->bytes, text->size);
		if (text->bytes == NULL)
			err(2, "realloc");
	}
	memcpy(text->bytes + text->used, bytes, size);
	text->used += size;
	text->bytes[text->used] = 0;
}

__attribute__((format(printf, 2, 3)))
static void text_print(struct text *text, const char *format, ...)
{
	char *string;
	va_list args;
	int size;

	va_start(args, format);
	size = vasprintf(&string, format, args);
	va_end(args);
	if (size < 0)
		err(2, "vasprintf");
	text_add(text, string, (size_t)size);
	free(string);
}

/* ---- the lists and the table ---- */

static void names_read(struct names *names, FILE *file)
{
	char *line = NULL;
	size_t size = 0;

	while (getline(&line, &size, file) > 0 && names->count < NAMES_MAX) {
		int marked = line[0] == '+';

		line[strcspn(line, "\n")] = 0;
		names->quick[names->count] = marked;
		names->name[names->count++] = strdup(line + marked);
	}
	free(line);
}

static char *field(char **rest)
{
	char *start = strsep(rest, "|"), *end;

	if (start == NULL)
		return (char *)"*";
	start += strspn(start, " \t");
	end = start + strlen(start);
	while (end > start && strchr(" \t\n", end[-1]))
		*--end = 0;
	return strdup(start);
}

/* key | when | native value | loader's value | why */
static void rows_read(const char *path)
{
	FILE *file = fopen(path, "r");
	char *line = NULL, *rest;
	size_t size = 0;

	if (file == NULL)
		err(2, "%s", path);
	for (int number = 1; getline(&line, &size, file) > 0; number++) {
		if (line[0] == '#' || line[0] == '\n')
			continue;
		if (row_count == ROWS_MAX)
			errx(2, "%s: more than %d rows", path, ROWS_MAX);
		rest = line;
		rows[row_count] = (struct row){ field(&rest), field(&rest), field(&rest), field(&rest),
		                                number };
		row_count++;
	}
	free(line);
	fclose(file);
}

static int word_holds(const char *word, const struct one *one)
{
	if (strncmp(word, "state=", 6) == 0)
		return fnmatch(word + 6, one->state, 0) == 0;
	if (strncmp(word, "shape=", 6) == 0)
		return fnmatch(word + 6, one->shape, 0) == 0;
	if (strcmp(word, "root") == 0 || strcmp(word, "user") == 0)
		return one->user == (word[0] == 'u');
	if (strcmp(word, "fixed") == 0 || strcmp(word, "random") == 0)
		return one->fixed == (word[0] == 'f');
	if (strcmp(word, "no-clearing-tail") == 0)
		return !clearing_tail;
	return strcmp(word, "always") == 0;
}

/* All words of the condition must hold. */
static int when_holds(const char *when, const struct one *one)
{
	char copy[256], *rest = copy, *word;

	snprintf(copy, sizeof copy, "%s", when);
	while ((word = strsep(&rest, " ")) != NULL)
		if (*word && !word_holds(word, one))
			return 0;
	return 1;
}

static int accepted(const struct one *one, const char *key, const char *native, const char *other)
{
	for (int i = 0; i < row_count; i++) {
		if (fnmatch(rows[i].key, key, 0) == 0 && fnmatch(rows[i].native, native, 0) == 0
		    && fnmatch(rows[i].loader, other, 0) == 0 && when_holds(rows[i].when, one)) {
			atomic_store(&score->used[i], 1);
			return 1;
		}
	}
	return 0;
}

/* ---- running ---- */

static long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads both pipes until they end. Returns -1 when time is up. */
static int collect(struct run *run, int output, int errors)
{
	struct pollfd fds[2] = { { output, POLLIN, 0 }, { errors, POLLIN, 0 } };
	struct text *texts[2] = { &run->output, &run->errors };
	long end = now_ms() + TIMEOUT_MS;
	char buffer[65536];

	while (fds[0].fd >= 0 || fds[1].fd >= 0) {
		long left = end - now_ms();

		if (left <= 0 || poll(fds, 2, (int)left) <= 0)
			return -1;
		for (int i = 0; i < 2; i++) {
			if (fds[i].fd < 0 || fds[i].revents == 0)
				continue;
			ssize_t n = read(fds[i].fd, buffer, sizeof buffer);
			if (n > 0)
				text_add(texts[i], buffer, (size_t)n);
			else
				fds[i].fd = -1;
		}
	}
	return 0;
}

static void child(const struct one *one, const char *through, const int output[2], const int errors[2])
{
	const char *argv[12];
	int n = 0, input = open("/dev/null", O_RDONLY);
	char path[4096];

	snprintf(path, sizeof path, "%s/%s", directory, one->shape);
	argv[n++] = launcher;
	if (one->user && users > 1)
		argv[n++] = "--user";
	if (one->fixed)
		argv[n++] = "--fixed";
	if (through) {
		argv[n++] = "--through";
		argv[n++] = through;
	}
	argv[n++] = one->state;
	argv[n++] = path;
	argv[n++] = "one";
	argv[n++] = "two words";
	argv[n] = NULL;
	dup2(input, 0);
	dup2(output[1], 1);
	dup2(errors[1], 2);
	execv(launcher, (char *const *)argv);
	_exit(2);
}

static void execute(struct run *run, const struct one *one, const char *through)
{
	int output[2], errors[2];
	pid_t pid;

	run->output.used = run->errors.used = 0;
	text_add(&run->output, "", 0);
	text_add(&run->errors, "", 0);
	if (pipe2(output, O_CLOEXEC) || pipe2(errors, O_CLOEXEC) || (pid = fork()) < 0)
		err(2, "cannot start a case");
	if (pid == 0)
		child(one, through, output, errors);
	close(output[1]);
	close(errors[1]);
	if (collect(run, output[0], errors[0])) {
		text_print(&run->errors, "no end within %d ms\n", TIMEOUT_MS);
		kill(pid, SIGKILL);
	}
	close(output[0]);
	close(errors[0]);
	waitpid(pid, &run->status, 0);
}

/* ---- comparing ---- */

static int by_key(const void *a, const void *b)
{
	return strcmp(((const struct line *)a)->key, ((const struct line *)b)->key);
}

/* Cuts the text into lines, sorted by key. */
static void dump_make(struct dump *dump, char *text)
{
	dump->count = 0;
	dump->end = "no end";
	for (char *line = strsep(&text, "\n"); line; line = strsep(&text, "\n")) {
		size_t key = strcspn(line, " ");

		if (*line == 0 || dump->count == LINES_MAX)
			continue;
		if (strcmp(line, "end") == 0)
			dump->end = "end";
		dump->lines[dump->count].key = line;
		dump->lines[dump->count].value = line[key] ? line + key + 1 : line + key;
		line[key] = 0;
		dump->count++;
	}
	qsort(dump->lines, (size_t)dump->count, sizeof dump->lines[0], by_key);
}

static void describe_status(char *text, size_t size, int status)
{
	if (WIFSIGNALED(status))
		snprintf(text, size, "signal %d", WTERMSIG(status));
	else
		snprintf(text, size, "exit %d", WEXITSTATUS(status));
}

struct report {
	struct text keys, values;
	int count;
};

static void differ(struct report *report, const struct one *one, const char *key,
                   const char *native, const char *other)
{
	if (accepted(one, key, native, other))
		return;
	if (report->count++ < KEYS_SHOWN)
		text_print(&report->keys, " %s", key);
	if (verbose)
		text_print(&report->values, "\t%s: %s -> %s\n", key, native, other);
}

static void compare_lines(struct report *report, const struct one *one, const struct dump *native,
                          const struct dump *other)
{
	for (int i = 0, k = 0; i < native->count || k < other->count;) {
		const struct line *a = &native->lines[i], *b = &other->lines[k];
		int order = i == native->count ? 1 : k == other->count ? -1 : strcmp(a->key, b->key);

		if (order == 0 && strcmp(a->value, b->value))
			differ(report, one, a->key, a->value, b->value);
		else if (order < 0)
			differ(report, one, a->key, a->value, "(absent)");
		else if (order > 0)
			differ(report, one, b->key, "(absent)", b->value);
		i += order <= 0;
		k += order >= 0;
	}
}

static int refused(int status)
{
	return WIFEXITED(status) && (WEXITSTATUS(status) == 126 || WEXITSTATUS(status) == 127);
}

static void compare(struct report *report, const struct one *one, struct run *native,
                    struct run *other)
{
	static struct dump a, b;
	char how[2][32];

	dump_make(&a, native->output.bytes);
	dump_make(&b, other->output.bytes);
	describe_status(how[0], sizeof how[0], native->status);
	describe_status(how[1], sizeof how[1], other->status);
	if (a.count == 0 && b.count == 0 && native->status != other->status) {
		if (loader == NULL || !refused(other->status))
			differ(report, one, "refusal", how[0], how[1]);
	} else if (native->status != other->status || strcmp(a.end, b.end)) {
		differ(report, one, "exit", how[0], how[1]);
	}
	if (b.count)
		compare_lines(report, one, &a, &b);
	if (report->count && other->errors.used && verbose)
		text_print(&report->values, "\tstderr: %s", other->errors.bytes);
}

/* ---- the cases ---- */

/* Fills in case number i. Returns 0 if it is not wanted. */
static int one_make(struct one *one, int i)
{
	int state, shape;

	one->fixed = i % 2, i /= 2;
	one->user = users == 1 || i % 2, i /= users;
	state = i % states.count, shape = i / states.count;
	one->state = states.name[state];
	one->shape = shapes.name[shape];
	snprintf(one->name, sizeof one->name, "%s/%s/%s/%s", one->shape, one->state,
	         one->user ? "user" : "root", one->fixed ? "fixed" : "random");
	if (quick && !(shapes.quick[shape] && state == 0) && !(states.quick[state] && shape < 3))
		return 0;
	return fnmatch(only, one->name, 0) == 0;
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
	execute(&other, one, loader);
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
			fprintf(stderr, "\r%d of %d", score->next < total ? score->next : total, total);
		usleep(100000);
	}
	if (terminal)
		fputs("\r\033[K", stderr);
	return broken;
}

static void report_unused(const char *path)
{
	for (int i = 0; i < row_count; i++)
		if (!score->used[i] && !(clearing_tail && strstr(rows[i].when, "no-clearing-tail")))
			printf("note: %s:%d: %s never matched\n", path, rows[i].number, rows[i].key);
}

int main(int argc, char **argv)
{
	int option, total;
	FILE *file;

	while ((option = getopt(argc, argv, "qvo:")) != -1) {
		switch (option) {
		case 'q': quick = 1; break;
		case 'v': verbose = 1; break;
		case 'o': only = optarg; break;
		default: return 2;
		}
	}
	if (argc - optind != 4)
		errx(2, "usage: oracle [-q] [-v] [-o GLOB] STATES SHAPES ACCEPTED LOADER");
	launcher = argv[optind];
	directory = getcwd(NULL, 0);
	loader = strcmp(argv[optind + 3], "native") ? argv[optind + 3] : NULL;
	users = getuid() == 0 ? 2 : 1;
	clearing_tail = tail_clears_registers();
	if ((file = fopen(argv[optind + 1], "r")) == NULL)
		err(2, "%s", argv[optind + 1]);
	names_read(&shapes, file);
	fclose(file);
	char list[4096];
	snprintf(list, sizeof list, "'%s' --list", launcher);
	if ((file = popen(list, "r")) == NULL)
		err(2, "%s", launcher);
	names_read(&states, file);
	pclose(file);
	rows_read(argv[optind + 2]);
	score = mmap(NULL, sizeof *score, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (score == MAP_FAILED)
		err(2, "mmap");
	total = shapes.count * states.count * users * 2;
	if (work_all(total))
		errx(2, "a worker died");
	if (loader && strcmp(only, "*") == 0 && !quick)
		report_unused(argv[optind + 2]);
	if (score->skipped)
		printf("note: %d cases skipped, their state cannot be reached here\n", score->skipped);
	printf("%d passed, %d failed\n", score->passed, score->failed);
	return score->failed != 0;
}
