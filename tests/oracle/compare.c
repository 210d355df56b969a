/* Two dumps, line by line. Where the program could not be run natively, the loader must refuse. */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "oracle.h"

enum { LINES_MAX = 8192 };

struct line {
	char *key, *value;
};

struct dump {
	struct line lines[LINES_MAX];
	int count;
	const char *end;               /* how it ended: "end", or a description */
};

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

static void differ(struct report *report, const struct one *one, const char *key,
                   const char *native, const char *other)
{
	if (accepted(one, key, native, other))
		return;
	if (report->count++ < KEYS_SHOWN)
		text_print(&report->keys, " %s", key);
	if (settings.verbose)
		text_print(&report->values, "\t%s: %s -> %s\n", key, native, other);
}

static void compare_lines(struct report *report, const struct one *one, const struct dump *native,
                          const struct dump *other)
{
	for (int i = 0, k = 0; i < native->count || k < other->count;) {
		const struct line *a = &native->lines[i], *b = &other->lines[k];
		int order = i == native->count ? 1 : k == other->count ? -1
		            : strcmp(a->key, b->key);

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

void compare(struct report *report, const struct one *one, struct run *native,
                    struct run *other)
{
	static struct dump a, b;
	char how[2][32];

	dump_make(&a, native->output.bytes);
	dump_make(&b, other->output.bytes);
	describe_status(how[0], sizeof how[0], native->status);
	describe_status(how[1], sizeof how[1], other->status);
	if (a.count == 0 && b.count == 0 && native->status != other->status) {
		if (settings.loader == NULL || !refused(other->status))
			differ(report, one, "refusal", how[0], how[1]);
	} else if (native->status != other->status || strcmp(a.end, b.end)) {
		differ(report, one, "exit", how[0], how[1]);
	}
	if (b.count)
		compare_lines(report, one, &a, &b);
	if (report->count && other->errors.used && settings.verbose)
		text_print(&report->values, "\tstderr: %s", other->errors.bytes);
}
