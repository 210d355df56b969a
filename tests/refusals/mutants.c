/* mutants.c: crafted and mutated files, under execve(2) and under uload.
 *
 *   mutants table ULOAD            every row of `rows`
 *   mutants texts ULOAD            files that are not ELF files
 *   mutants flips ULOAD N SEED     N files with random bytes in their headers
 *   mutants truncate ULOAD N       N starts of a file that shrinks and grows meanwhile
 *   mutants memory ULOAD           small RLIMIT_AS
 *   mutants arguments ULOAD        arguments up to the limits
 *   mutants make KIND FILE         just a good file: static, static-pie, dynamic, pie, socket
 *
 * What the kernel runs, uload has to run to the same end. What the kernel refuses, or kills before
 * the first instruction, uload has to refuse: in one line, with status 126 and the rule's id. It
 * works in the current directory and prints a line per failure; `RULE id` for each rule seen; and
 * `N passed, N failed` last. */
#define _GNU_SOURCE
#include <elf.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rows.h"
#include "runner.h"
#include "target.h"

static int passed, failed;

/* ---- keeping score ---- */

static void seen(const char *rule)
{
	static char known[64][64];
	static int n;

	if (!*rule)
		return;
	for (int i = 0; i < n; i++)
		if (!strcmp(known[i], rule))
			return;
	if (n < 64) {
		snprintf(known[n++], sizeof *known, "%s", rule);
		printf("RULE %s\n", rule);
	}
}

static int score(int good, const char *what, const struct result *native,
	const struct result *ours)
{
	if (good) {
		passed++;
		return 1;
	}
	failed++;
	printf("FAIL %s\n", what);
	if (native)
		printf("    execve: %s\n", result_text(native));
	printf("    uload:  %s\n", result_text(ours));
	return 0;
}

/* Is it right, whatever the rule is? */
static int agrees(const struct result *native, const struct result *ours)
{
	int refusal = is_refusal(ours, 126, NULL) || is_refusal(ours, 127, NULL);

	switch (native->how) {
	case REFUSED:
	case KILLED: return refusal;
	case EXITED:
		return ours->how == EXITED && ours->code == native->code
			&& !strcmp(ours->out, native->out) && !strcmp(ours->err, native->err);
	case SIGNALED: return (ours->how == SIGNALED && ours->code == native->code)
		|| is_refusal(ours, 126, NULL);
	default: return 0;
	}
}

/* ---- the table ---- */

static void apply(struct target *t, const struct edit *edit)
{
	if (edit->field)
		memcpy((char *)t + ((const char *)edit->field - (const char *)&model), &edit->value,
			edit->size);
}

static void make_files(const struct row *row)
{
	struct target program, interp;
	struct target *edited = row->of_interp ? &interp : &program;

	target_make(&program, row->kind, "./ld");
	target_make(&interp, STATIC_PIE, "");
	if (row->size > 0x10000) /* room for many PT_NULLs behind the real bytes */
		memset((char *)edited + 288, 0, TARGET_INTERP_AT - 288);
	for (size_t i = 0; i < sizeof row->edit / sizeof *row->edit; i++)
		apply(edited, &row->edit[i]);
	target_write(&program, !row->of_interp && row->size ? row->size : TARGET_BYTES, "program");
	target_write(&interp, row->of_interp && row->size ? row->size : TARGET_BYTES, "ld");
}

/* ---- the same as data ---- */

static const char *slurp_line(const char *path)
{
	static char line[1 << 18];
	FILE *file = fopen(path, "r");

	line[0] = '\0';
	if (file) {
		if (!fgets(line, sizeof line, file) || fgetc(file) != EOF)
			line[0] = '\0';
		fclose(file);
	}
	return line;
}

/* Does the event name one of the fields that were made wrong, with its place and value? */
static int names_field(const char *line, const struct row *row)
{
	int edits = 0, fields = 0;

	for (const char *p = line; (p = strstr(p, "{\"name\": ")); p++)
		fields++;
	if (fields > 3 && strcmp(row->rule, "no-load"))
		return 0;
	for (size_t i = 0; i < sizeof row->edit / sizeof *row->edit && row->edit[i].field; i++) {
		char text[100];
		uint64_t value = row->edit[i].size == 8 ? row->edit[i].value
			: row->edit[i].value & ((1UL << 8 * row->edit[i].size) - 1);

		edits++;
		sprintf(text, "\"offset\": %td, \"size\": %zu, \"value\": \"0x%lx\"",
			(const char *)row->edit[i].field - (const char *)&model, row->edit[i].size, value);
		if (row->edit[i].field == &model.e.e_ident[0] || row->edit[i].field == &model.e.e_ident[1])
			strcpy(text, "\"name\": \"magic\", \"offset\": 0, \"size\": 4");
		if (strstr(line, text))
			return 1;
	}
	return edits == 0;
}

static int refused_as_data(const struct runner *r, const struct row *row)
{
	int no_file = !strcmp(row->rule, "interp-not-found");
	char *const argv[] = {(char *)r->uload, (char *)"--events=event", (char *)"./program",
		(char *)"x", NULL};
	struct result ours;
	const char *line;
	char rule[160], of[80];

	file_write("event", "", 0, 0666);
	run_command(r, argv, &ours);
	line = slurp_line("event");
	sprintf(rule, "{\"event\": \"refusal\", \"schema\": 1, \"program\": \"./program\", "
		"\"rule\": \"%.24s\"", row->rule);
	sprintf(of, "\"file\": \"%s\"", row->of_interp ? "./ld" : "./program");
	if (is_refusal(&ours, strcmp(row->rule, "not-found") ? 126 : 127, row->rule)
	    && !strncmp(line, rule, strlen(rule))
	    && (no_file || (strstr(line, of) && names_field(line, row))))
		return 1;
	printf("    event:  %.700s\n", line);
	return 0;
}

static void run_row(const struct runner *r, const struct row *row)
{
	struct result native, ours;
	int good;

	make_files(row);
	run_native(r, "./program", &native);
	run_uload(r, "./program", &ours);
	if (row->rule) {
		good = is_refusal(&ours, strcmp(row->rule, "not-found") ? 126 : 127, row->rule)
			&& native.how != EXITED && native.how != TIMED_OUT;
		seen(result_rule(&ours));
		score(refused_as_data(r, row), "as data", NULL, &ours);
	} else {
		good = agrees(&native, &ours) && (native.how == EXITED || native.how == SIGNALED)
			&& ours.how == native.how;
	}
	score(good, row->what, &native, &ours);
}

static void table(const struct runner *r)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		run_row(r, &rows[i]);
}

/* ---- files that are not ELF files ---- */

static const struct {
	const char *rule, *what;
	const char *text;
	size_t size;  /* 0: strlen(text) */
	unsigned mode;
} texts[] = {
	{"empty-file", "an empty file", "", 0, 0755},
	{"not-elf", "one byte", "x", 0, 0755},
	{"not-elf", "a line of text", "echo hello\n", 0, 0755},
	{"not-elf", "a # and no !", "# /bin/sh\n", 0, 0755},
	{"not-elf", "zeros", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16, 0755},
	{"not-elf", "zeros, a page", NULL, 4096, 0755},
	{"no-exec-permission", "not executable", "#!/bin/true\n", 0, 0644},
	{"unreadable", "not readable", "#!/bin/true\n", 0, 0311},
	{"script-empty", "#! alone", "#!", 0, 0755},
	{"script-empty", "#! and a newline", "#!\n", 0, 0755},
	{"script-empty", "#! and blanks", "#! \t \n/bin/true\n", 0, 0755},
	{"script-empty", "#! and 300 blanks", "#!%300 ", 0, 0755},
	{"script-line-long", "a name of 254 bytes", "#!%254x\n", 0, 0755},
	{"script-line-long", "a name of 300 bytes", "#!%300x /bin/true\n", 0, 0755},
	{"interp-not-found", "a name of 253 bytes", "#!%253x\n", 0, 0755},
	{"interp-not-found", "a missing interpreter", "#!/nonexistent/x\n", 0, 0755},
	{"interp-not-found", "CRLF", "#!/bin/true\r\n", 0, 0755},
	{"not-regular", "a directory as interpreter", "#!/bin\n", 0, 0755},
	{"no-exec-permission", "a non-executable interpreter", "#!/etc/passwd\n", 0, 0755},
	{"script-depth", "a script of itself", "#!./program\n", 0, 0755},
	{NULL, "a script", "#!/bin/true\n", 0, 0755},
	{NULL, "a script that fails", "#!/bin/false\n", 0, 0755},
	{NULL, "a script without a newline", "#!/bin/true", 0, 0755},
	{NULL, "a script with a blank and no newline", "#!/bin/true ", 0, 0755},
	{NULL, "blanks before and behind", "#! \t /bin/true \t \n", 0, 0755},
	{NULL, "an argument of 300 bytes, cut", "#!/bin/true %300y\n", 0, 0755},
	{NULL, "sh runs the rest", "#!/bin/sh\nexit 7\n", 0, 0755},
	{NULL, "sh with an argument", "#!/bin/sh -e\nfalse\nexit 7\n", 0, 0755},
	{NULL, "sh with a blank and a NUL", "#!/bin/sh \0\nexit 7\n", 19, 0755},
	{NULL, "a NUL behind the name", "#!/bin/true\0 x\n", 15, 0755},
	{NULL, "echo its arguments", "#!/bin/echo a  b c  \n", 0, 0755},
	{NULL, "echo an empty argument", "#!/bin/echo ", 0, 0755},
};

/* "%300x" becomes 300 times x. */
static size_t expand(const char *text, size_t size, char *out)
{
	const char *percent = text ? strchr(text, '%') : NULL;
	char *end;
	size_t before, n;

	if (!text)
		memset(out, 0, size);
	else if (!percent)
		memcpy(out, text, size ? size : strlen(text));
	if (!percent)
		return size ? size : strlen(text);
	before = (size_t)(percent - text);
	n = strtoul(percent + 1, &end, 10);
	memcpy(out, text, before);
	memset(out + before, *end, n);
	strcpy(out + before + n, end + 1);
	return strlen(out);
}

static void run_texts(const struct runner *r)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char bytes[4096];
		size_t size = expand(texts[i].text, texts[i].size, bytes);
		struct result native, ours;

		file_write("program", bytes, size, texts[i].mode);
		run_native(r, "./program", &native);
		run_uload(r, "./program", &ours);
		seen(result_rule(&ours));
		/* Execute-only is the one refusal that the kernel has no need of. */
		score(texts[i].rule ? is_refusal(&ours, 126, texts[i].rule)
				&& (native.how == REFUSED || !strcmp(texts[i].rule, "unreadable"))
			: agrees(&native, &ours) && native.how == EXITED,
			texts[i].what, &native, &ours);
	}
}

/* ---- random bytes in headers ---- */

static uint64_t next(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static unsigned char mutated(unsigned char byte, uint64_t chance)
{
	static const unsigned char odd[] = {0, 1, 0x7f, 0x80, 0xff, 0x10, 0x40, 0x08};

	switch (chance % 4) {
	case 0: return byte ^ (unsigned char)(1u << (chance >> 8) % 8);
	case 1: return odd[(chance >> 8) % sizeof odd];
	case 2: return (unsigned char)(byte + 1 - 2 * (chance >> 8 & 1));
	default: return (unsigned char)(chance >> 8);
	}
}

static void flip(struct target *t, uint64_t *state, char *what)
{
	unsigned char *bytes = (unsigned char *)t;
	size_t headers = sizeof t->e + sizeof t->p;
	int times = 1 + (int)(next(state) % 3);

	for (int i = 0; i < times; i++) {
		size_t at = next(state) % headers;

		bytes[at] = mutated(bytes[at], next(state));
		what += sprintf(what, " [%zu]=%#x", at, bytes[at]);
	}
}

static void flips(const struct runner *r, long count, uint64_t seed)
{
	static const char *const kinds[] = {"static", "static-PIE", "dynamic", "PIE"};
	uint64_t state = seed * 2654435761u + 1;
	int ran = 0;

	for (long i = 0; i < count; i++) {
		enum target_kind kind = (enum target_kind)(i % KINDS);
		int of_interp = kind == PIE && next(&state) % 2;
		struct target program, interp;
		struct result native, ours;
		char what[200];
		int n = sprintf(what, "flip %ld: %s%s:", i, kinds[kind], of_interp ? ", interpreter" : "");

		target_make(&program, kind, "./ld");
		target_make(&interp, STATIC_PIE, "");
		flip(of_interp ? &interp : &program, &state, what + n);
		target_write(&program, TARGET_BYTES, "program");
		target_write(&interp, TARGET_BYTES, "ld");
		run_native(r, "./program", &native);
		run_uload(r, "./program", &ours);
		ran += native.how == EXITED;
		seen(result_rule(&ours));
		score(agrees(&native, &ours), what, &native, &ours);
	}
	printf("%ld mutants, %d of them run natively (seed %lu)\n", count, ran, (unsigned long)seed);
}

/* ---- a file that changes meanwhile ---- */

static pid_t shrink_and_grow(void)
{
	static const off_t sizes[] = {0, TARGET_BYTES, 100, TARGET_BYTES, 0x1000, TARGET_BYTES, 0x1801};
	pid_t pid = fork();

	if (pid)
		return pid;
	for (unsigned i = 0;; i++) {
		struct target t;

		if (truncate("program", sizes[i % 7]) == 0 && sizes[i % 7] == TARGET_BYTES) {
			target_make(&t, STATIC, "");
			FILE *f = fopen("program", "r+");

			if (f) {
				fwrite(&t, sizeof t, 1, f);
				fclose(f);
			}
		}
		usleep(i * 37 % 150);
	}
}

/* The program may run, or die of what it does not find; uload itself must not. */
static int survived(const struct result *r)
{
	if (r->how == SIGNALED)
		return r->ip >= TARGET_BASE && r->ip < TARGET_BASE + 0x5000;
	return (r->how == EXITED && (r->code == 42 || r->code == 43) && !r->err_bytes)
		|| is_refusal(r, 126, NULL);
}

static void truncations(struct runner *r, long count)
{
	struct target t;
	struct result ours;
	pid_t other;
	int ways[3] = {0};

	r->traced = 1;
	target_make(&t, STATIC, "");
	target_write(&t, TARGET_BYTES, "program");
	other = shrink_and_grow();
	for (long i = 0; i < count; i++) {
		char what[64];

		sprintf(what, "a file that shrinks meanwhile, start %ld", i);
		run_uload(r, "./program", &ours);
		ways[ours.how == SIGNALED ? 2 : ours.code == 126]++;
		if (!score(survived(&ours), what, NULL, &ours))
			printf("    ip:     %#lx\n", (unsigned long)ours.ip);
	}
	kill(other, SIGKILL);
	waitpid(other, NULL, 0);
	printf("%d ran, %d were refused, %d died in the program\n", ways[0], ways[1], ways[2]);
}

/* ---- little memory ---- */

/* From the limit under which uload can speak at all to the one under which the program runs. */
static void little_memory(struct runner *r)
{
	static const uint64_t bss[] = {0x2000, 16 << 20};

	for (size_t i = 0; i < 2; i++) {
		struct target t;
		char *argv[] = {(char *)r->uload, (char *)"--version", NULL};
		struct result ours;

		target_make(&t, STATIC, "");
		t.p[1].p_memsz = bss[i];
		target_write(&t, TARGET_BYTES, "program");
		for (uint64_t kib = 16; kib < (64 << 10); kib += kib < 1024 ? 4 : kib / 4) {
			char what[64];

			r->limit_as = kib << 10;
			run_command(r, argv, &ours);
			if (ours.how != EXITED || ours.code)
				continue; /* not even uload was started */
			run_uload(r, "./program", &ours);
			sprintf(what, "RLIMIT_AS %lu KiB, .bss of %lu KiB", (unsigned long)kib,
				(unsigned long)bss[i] >> 10);
			score(is_refusal(&ours, 126, NULL) || (ours.how == EXITED && ours.code == 42), what,
				NULL, &ours);
		}
	}
}

/* ---- many arguments ---- */

#define STRING 1015 /* with its NUL and its pointer 1 KiB */

/* A command line after argv[from] that counts for just `bytes` bytes (at least 2 KiB). */
static void fill_arguments(char **argv, size_t from, uint64_t bytes)
{
	static char string[2 * (STRING + 9)];

	memset(string, 'x', sizeof string - 1);
	for (; bytes >= 2 * (STRING + 9); bytes -= STRING + 9)
		argv[from++] = string + sizeof string - 1 - STRING;
	argv[from++] = string + sizeof string - 1 - (bytes - 9);
	argv[from] = NULL;
}

static void run_with(struct runner *r, int native, uint64_t bytes, struct result *result)
{
	static char *argv[8192];
	size_t n = 0;

	if (!native)
		argv[n++] = (char *)r->uload;
	argv[n++] = (char *)"./program";
	fill_arguments(argv, n, bytes);
	r->traced = native;
	run_command(r, argv, result);
	r->traced = 0;
}

/* What a script's interpreter adds to the arguments is more than uload itself was given: so the
 * kernel takes command lines for uload that are too big for the script. `rule` has to show up
 * between the last that runs and the first that the kernel does not take. */
static void too_many(struct runner *r, const char *rule, uint64_t limit_stack, uint64_t from)
{
	char script[300];
	struct result ours = {.how = EXITED};
	int found = 0, ran = 0, wrong = 0;

	snprintf(script, sizeof script, "#!%0240d./target\n", 0);
	memset(script + 2, '/', 1);
	for (size_t i = 2; i < 242; i += 2)
		memcpy(script + i, "./", 2);
	file_write("program", script, strlen(script), 0755);
	r->limit_stack = limit_stack;
	for (uint64_t bytes = from; !wrong && !found; bytes += 32) {
		run_with(r, 0, bytes, &ours);
		if (ours.how == REFUSED)
			break; /* not even uload was started */
		found |= is_refusal(&ours, 126, rule);
		ran |= ours.how == EXITED && ours.code == TARGET_STATUS;
		wrong |= !(ours.how == EXITED && ours.code == TARGET_STATUS) && !found;
	}
	if (found)
		seen(rule);
	r->limit_stack = 0;
	score(found && ran && !wrong, rule, NULL, &ours);
}

/* Command lines up to what the stack holds: natively each ends with 42 or is killed. */
static void full_stack(struct runner *r, const struct target *t, uint64_t limit_stack)
{
	target_write(t, TARGET_BYTES, "program");
	for (uint64_t left = 16 << 10; left >= 4096; left -= 512) { /* uload needs some */
		struct result native, ours;
		char what[100];

		r->limit_stack = limit_stack;
		run_with(r, 1, limit_stack - left, &native);
		run_with(r, 0, limit_stack - left, &ours);
		r->limit_stack = 0;
		sprintf(what, "arguments that leave %lu bytes of a stack of %lu KiB",
			(unsigned long)left, (unsigned long)limit_stack >> 10);
		if (ours.how != REFUSED) /* else the kernel did not even start uload */
			score(agrees(&native, &ours), what, &native, &ours);
	}
}

static void many_arguments(struct runner *r)
{
	struct target t;

	target_make(&t, STATIC, "");
	target_write(&t, TARGET_BYTES, "target");
	too_many(r, "args-big", 1 << 20, (256 << 10) - 2048);
	full_stack(r, &t, 64 << 10);
	full_stack(r, &t, 120 << 10);
}
/* ---- for run.sh ---- */

static int make_socket(const char *path)
{
	struct sockaddr_un name = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(name.sun_path, sizeof name.sun_path, "%s", path);
	return bind(fd, (struct sockaddr *)&name, sizeof name) ? 1 : 0;
}

/* mutants make KIND FILE: a good file; `socket` is a kind, too. */
static int make(int argc, char **argv)
{
	static const char *const kinds[] = {"static", "static-pie", "dynamic", "pie"};
	struct target t;

	if (argc < 4)
		return 2;
	if (!strcmp(argv[2], "socket"))
		return make_socket(argv[3]);
	for (int kind = 0; kind < KINDS; kind++)
		if (!strcmp(argv[2], kinds[kind])) {
			target_make(&t, (enum target_kind)kind, "./ld");
			target_write(&t, TARGET_BYTES, argv[3]);
		}
	return 0;
}

int main(int argc, char **argv)
{
	struct runner r = {.uload = argc > 2 ? argv[2] : ""};
	const char *mode = argc > 2 ? argv[1] : "";
	long count = argc > 3 ? atol(argv[3]) : 100;

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (!strcmp(mode, "make"))
		return make(argc, argv);
	if (!strcmp(mode, "table"))
		table(&r);
	else if (!strcmp(mode, "texts"))
		run_texts(&r);
	else if (!strcmp(mode, "flips"))
		flips(&r, count, argc > 4 ? strtoul(argv[4], NULL, 0) : 1);
	else if (!strcmp(mode, "truncate"))
		truncations(&r, count);
	else if (!strcmp(mode, "arguments"))
		many_arguments(&r);
	else if (!strcmp(mode, "memory"))
		little_memory(&r);
	else
		return fprintf(stderr, "usage: mutants MODE ULOAD ...\n"), 2;
	printf("%d passed, %d failed\n", passed, failed);
	return failed > 0;
}
