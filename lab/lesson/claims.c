/* claims.c: a claims file, line by line: each line is cut into words (words.c), its first word says
 * what statement it is. Strings live as long as ulab does: they are interned. */
#include "lesson.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void *lesson_alloc(void *old, size_t bytes)
{
	void *new = realloc(old, bytes ? bytes : 1);

	if (!new)
		abort();
	return new;
}

const char *lesson_join(const char *folder, const char *name)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return event_intern(path);
}

/* ---- statements ---- */

struct reader {
	struct claims *claims;
	struct when when;
	const char *ask[LANGUAGES];
	int line;
	char *why;
};

static struct run *last_run(struct reader *r)
{
	return r->claims->runs ? &r->claims->run[r->claims->runs - 1] : NULL;
}

static void throughout(struct reader *r)
{
	r->when = (struct when){.kind = WHEN_BETWEEN, .from.kind = POINT_ENTRY, .to.kind = POINT_EXIT,
		.words = "throughout"};
}

static void add_run(struct reader *r, const char *program)
{
	struct claims *c = r->claims;

	c->run = lesson_alloc(c->run, (c->runs + 1) * sizeof *c->run);
	c->run[c->runs++] = (struct run){.line = r->line, .program = program};
	throughout(r);
}

static int read_program(struct reader *r, struct words *w)
{
	char name[256];
	size_t n;

	if (w->at >= w->count)
		return words_expected(w, "the name of a program", r->why);
	n = strlen(words_next(w));
	snprintf(name, sizeof name, "%s", w->word[w->at++]);
	if (n < sizeof name && n > 2 && !strcmp(name + n - 2, ".c"))
		name[n - 2] = '\0';
	else if (n < sizeof name && n > 4 && !strcmp(name + n - 4, ".cpp"))
		name[n - 4] = '\0';
	add_run(r, event_intern(name));
	return 0;
}

static void add_string(const char ***list, size_t *count, const char *word)
{
	*list = lesson_alloc(*list, (*count + 2) * sizeof **list);
	(*list)[(*count)++] = word;
	(*list)[*count] = NULL;
}

/* with NAME=VALUE NAME="VALUE" …: a quoted word that follows NAME= belongs to it. */
static int read_with(struct reader *r, struct words *w)
{
	struct run *run = last_run(r);

	do {
		const char *word = words_next(w), *equals = strchr(word, '=');

		if (!equals || equals == word)
			return words_expected(w, "NAME=VALUE", r->why);
		w->at++;
		if (!equals[1] && w->at < w->count && w->quoted[w->at]) {
			char text[1024];

			snprintf(text, sizeof text, "%s%s", word, w->word[w->at++]);
			word = event_intern(text);
		}
		add_string(&run->with, &run->withs, word);
	} while (w->at < w->count);
	return 0;
}

static int read_arguments(struct reader *r, struct words *w)
{
	struct run *run = last_run(r);

	while (w->at < w->count)
		add_string(&run->arguments, &run->argumentss, w->word[w->at++]);
	return 0;
}

static int read_only(struct reader *r, struct words *w)
{
	struct run *run = last_run(r);

	do {
		enum library l = MINI;

		while (l < LIBRARIES && !words_take(w, library_name[l]))
			l++;
		if (l == LIBRARIES)
			return words_expected(w, "mini, glibc or musl", r->why);
		run->only |= 1U << l;
	} while (w->at < w->count);
	return 0;
}

static int read_at(struct reader *r, struct words *w)
{
	r->when = (struct when){.kind = WHEN_AT};
	if (words_take(w, "entry"))
		return r->when.from.kind = POINT_ENTRY, 0;
	r->when.from.kind = POINT_MARK;
	if (w->at >= w->count || !w->quoted[w->at])
		return words_expected(w, "\"mark\" or entry", r->why);
	return words_mark(w, &r->when.from.mark, r->why);
}

static int read_between(struct reader *r, struct words *w)
{
	throughout(r);
	r->when.from.kind = r->when.to.kind = POINT_MARK;
	if (words_mark(w, &r->when.from.mark, r->why))
		return -1;
	return words_take(w, "and") ? words_mark(w, &r->when.to.mark, r->why)
		: words_expected(w, "'and'", r->why);
}

static int read_when(struct reader *r, struct words *w)
{
	const char *word = w->word[w->at++];
	int bad = 0;

	throughout(r);
	if (!strcmp(word, "at")) {
		bad = read_at(r, w);
	} else if (!strcmp(word, "between")) {
		bad = read_between(r, w);
	} else if (!strcmp(word, "before")) {
		r->when.to.kind = POINT_MARK;
		bad = words_mark(w, &r->when.to.mark, r->why);
	} else if (!strcmp(word, "after") && words_take(w, "exit")) {
		r->when = (struct when){.kind = WHEN_AT, .from.kind = POINT_AFTER};
	} else if (!strcmp(word, "after")) {
		r->when.from.kind = POINT_MARK;
		bad = words_mark(w, &r->when.from.mark, r->why);
	}
	r->when.words = words_text(w, 0, w->count);
	return bad;
}

static int needs_moment(const struct clause *c)
{
	return c->kind == CLAUSE_RESIDENT || c->kind == CLAUSE_ZERO || c->kind == CLAUSE_TEXT
		|| c->kind == CLAUSE_FRAGMENTATION || c->kind == CLAUSE_HEAP_FREE;
}

static int needs_interval(const struct clause *c)
{
	return c->kind == CLAUSE_CALLS || c->kind == CLAUSE_BREAK || c->kind == CLAUSE_FAULTS
		|| c->kind == CLAUSE_NEW_PAGES || c->kind == CLAUSE_HEAP_CALLS;
}

/* Can this be asked of that time? */
static int check_clause(const struct reader *r, const struct clause *c)
{
	int at = r->when.kind == WHEN_AT, after = at && r->when.from.kind == POINT_AFTER;

	if (needs_moment(c) && (!at || after))
		return snprintf(r->why, 256, "expected a line 'at \"mark\"' (or at entry) before "
			"this: it is about a moment"), -1;
	if (needs_interval(c) && at)
		return snprintf(r->why, 256, "expected a line 'between \"mark\" and \"mark\"' (or before, after, "
			"throughout) before this: it is about a time, not a moment"), -1;
	if ((c->kind == CLAUSE_FAULTS || c->kind == CLAUSE_NEW_PAGES)
	    && r->when.to.kind != POINT_MARK)
		return snprintf(r->why, 256, "expected a line 'between \"mark\" and \"mark\"' (or before) before "
			"this: at its end the process has to be there"), -1;
	if (c->kind == CLAUSE_NO_MEMORY && !after)
		return snprintf(r->why, 256, "expected a line 'after exit' before this"), -1;
	return 0;
}

static int read_clauses(struct reader *r, struct words *w, struct claim *claim)
{
	enum library l = MINI;

	for (;;) {
		size_t from = w->at;

		if (claim->clause[l].kind)
			return words_expected(w, "each library only once", r->why);
		if (clause_read(&claim->clause[l], w, r->why) || check_clause(r, &claim->clause[l]))
			return -1;
		claim->clause[l].words = words_text(w, from, w->at);
		if (!words_take(w, ";"))
			return 0;
		for (l = GLIBC; l < LIBRARIES && !words_take(w, library_name[l]);)
			l++;
		if (l == LIBRARIES)
			return words_expected(w, "glibc or musl", r->why);
	}
}

static int read_expect(struct reader *r, struct words *w)
{
	struct claim claim = {.line = r->line, .when = r->when};
	struct run *run;

	if (!r->claims->runs)
		add_run(r, NULL);
	claim.when = r->when;
	memcpy(claim.ask, r->ask, sizeof claim.ask);
	memset(r->ask, 0, sizeof r->ask);
	if (read_clauses(r, w, &claim))
		return -1;
	run = last_run(r);
	run->claim = lesson_alloc(run->claim, (run->claims + 1) * sizeof claim);
	run->claim[run->claims++] = claim;
	return 0;
}

/* ask "…", ask.zh "…" before the claim; say the same behind it. */
static int read_text(struct reader *r, struct words *w)
{
	const char *word = w->word[w->at++];
	enum language language = strchr(word, '.') ? CHINESE : ENGLISH;
	struct run *run = last_run(r);

	if (w->at >= w->count || !w->quoted[w->at])
		return words_expected(w, "a text in \"…\"", r->why);
	if (word[0] == 'a') {
		r->ask[language] = w->word[w->at++];
		return 0;
	}
	if (!run || !run->claims) {
		snprintf(r->why, 256, "expected an 'expect' before this: 'say' belongs to the claim above it");
		return -1;
	}
	run->claim[run->claims - 1].say[language] = w->word[w->at++];
	return 0;
}

static int read_by(struct reader *r, struct words *w)
{
	if (!words_take(w, "kernel"))
		return words_expected(w, "'kernel'", r->why);
	return last_run(r)->by_kernel = 1, 0;
}

enum needs { ALWAYS, OF_RUN };

static int read_statement(struct reader *r, struct words *w)
{
	static const struct {
		const char *name;
		int (*read)(struct reader *, struct words *);
		uint8_t keep, needs; /* keep: the reader takes the first word itself */
	} statements[] = {
		{"program", read_program, 0, ALWAYS}, {"with", read_with, 0, OF_RUN},
		{"arguments", read_arguments, 0, OF_RUN}, {"only", read_only, 0, OF_RUN},
		{"by", read_by, 0, OF_RUN}, {"between", read_when, 1, OF_RUN},
		{"before", read_when, 1, OF_RUN}, {"after", read_when, 1, OF_RUN},
		{"at", read_when, 1, OF_RUN}, {"throughout", read_when, 1, OF_RUN},
		{"expect", read_expect, 0, ALWAYS}, {"ask", read_text, 1, ALWAYS},
		{"ask.zh", read_text, 1, ALWAYS}, {"say", read_text, 1, ALWAYS},
		{"say.zh", read_text, 1, ALWAYS},
	};

	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
		struct run *run = last_run(r);

		if (!words_take(w, statements[i].name))
			continue;
		w->at -= statements[i].keep;
		if (statements[i].needs == OF_RUN && (!run || !run->program))
			return snprintf(r->why, 256, "expected 'program NAME' before '%s'",
				statements[i].name), -1;
		if (statements[i].read(r, w))
			return -1;
		return w->at == w->count ? 0 : words_expected(w, "the end of the line", r->why);
	}
	return words_expected(w, "program, with, arguments, only, by kernel, between, before, after, at, "
		"throughout, ask, expect or say", r->why);
}

static int read_line(struct reader *r, const char *line)
{
	struct words w = {0};
	int failed = words_cut(&w, line, r->why) || (w.count && read_statement(r, &w));

	free(w.word);
	free(w.quoted);
	return failed ? -1 : 0;
}

int claims_read(struct claims *claims, const char *path, char *why)
{
	char reason[256] = "", *line = NULL;
	struct reader r = {.claims = claims, .why = reason};
	size_t room = 0;
	FILE *file = fopen(path, "re");
	int failed = 0;

	*claims = (struct claims){.path = event_intern(path)};
	if (!file) {
		snprintf(why, 512, "%.300s: %s", path, strerror(errno));
		return -1;
	}
	throughout(&r);
	while (!failed && getline(&line, &room, file) > 0) {
		r.line++;
		failed = read_line(&r, line);
	}
	if (!failed && (r.ask[ENGLISH] || r.ask[CHINESE])) {
		snprintf(reason, sizeof reason, "expected an 'expect' behind the last 'ask'");
		failed = -1;
	}
	if (failed)
		snprintf(why, 512, "%.220s:%d: %s", path, r.line, reason);
	free(line);
	fclose(file);
	return failed;
}

void claims_free(struct claims *claims)
{
	for (size_t i = 0; i < claims->runs; i++) {
		free(claims->run[i].with);
		free(claims->run[i].arguments);
		free(claims->run[i].claim);
	}
	free(claims->run);
}
