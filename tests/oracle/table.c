/* The lists of shapes and states, and the table of accepted differences. */
#include <err.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "oracle.h"

struct row {
	char *key, *when, *native, *loader;
	int number;
};

static struct row rows[ROWS_MAX];
static int row_count;

void names_read(struct names *names, FILE *file)
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
void rows_read(const char *path)
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
		rows[row_count] = (struct row){ field(&rest), field(&rest), field(&rest),
		                                field(&rest), number };
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
		return !settings.clearing_tail;
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

int accepted(const struct one *one, const char *key, const char *native, const char *other)
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

void rows_report_unused(const char *path)
{
	for (int i = 0; i < row_count; i++)
		if (!score->used[i]
		    && !(settings.clearing_tail && strstr(rows[i].when, "no-clearing-tail")))
			printf("note: %s:%d: %s never matched\n", path, rows[i].number,
			       rows[i].key);
}
