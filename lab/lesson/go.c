/* go.c: a lesson from its first word to its last: explain, ask, run, show, check, say why. */
#include "lesson.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools.h"

/* ---- asking ---- */

static const char *ask_text(const struct claim *c, const struct options *o)
{
	return c->ask[o->language] ? c->ask[o->language] : c->ask[ENGLISH];
}

/* The reader's answer (to be freed), or NULL. *go_on becomes 0 at the end of the input. */
static char *ask(const char *question, int number, int *go_on, const struct options *o)
{
	char *line = NULL;
	size_t room = 0;

	text_go_on(question, printf("\n  %d. ", number) - 1, o);
	if (!*go_on)
		return NULL;
	printf("     > ");
	fflush(stdout);
	if (getline(&line, &room, stdin) < 0) {
		*go_on = 0;
		putchar('\n');
		free(line);
		return NULL;
	}
	line[strcspn(line, "\r\n")] = '\0';
	return line;
}

static char **ask_all(const struct run *run, int *number, int *go_on, const struct options *o)
{
	char **answers = lesson_alloc(NULL, (run->claims + 1) * sizeof *answers);

	for (size_t i = 0; i < run->claims; i++) {
		const char *question = o->check ? NULL : ask_text(&run->claim[i], o);

		answers[i] = question ? ask(question, ++*number, go_on, o) : NULL;
	}
	return answers;
}

/* ---- running ---- */

static int is_built(const struct lesson *l, const struct run *run, enum library library)
{
	static const char *const endings[] = {"", ".glibc", ".musl"};
	char name[256];

	snprintf(name, sizeof name, "%s%s", run->program, endings[library]);
	return !access(lesson_join(l->programs, name), X_OK);
}

static struct record *record_one(const struct lesson *lesson, const struct run *run, enum library l,
	const struct options *o, unsigned *failed)
{
	struct record *r = lesson_alloc(NULL, sizeof *r);
	char why[512] = "";

	if (!run_record(r, lesson, run, l, !o->check, why))
		return r;
	printf("  FAIL  %s: %s: %s\n", run->program, library_title[l], why);
	++*failed;
	record_free(r);
	free(r);
	return NULL;
}

/* Claims on files need no run: an empty record stands for it. */
static struct record *record_none(const struct run *run)
{
	struct record *r = calloc(1, sizeof *r);

	if (!r)
		abort();
	r->run = run;
	r->live = calloc(run->claims + 1, sizeof *r->live);
	r->output = strdup("");
	r->errors = strdup("");
	if (!r->live || !r->output || !r->errors)
		abort();
	return r;
}

static void record_all(struct record *record[LIBRARIES], const struct lesson *lesson,
	const struct run *run, const struct options *o, unsigned *failed)
{
	memset(record, 0, LIBRARIES * sizeof *record);
	if (!run->program) {
		record[MINI] = record_none(run);
		return;
	}
	for (unsigned l = 0; l < LIBRARIES; l++) {
		if (run->only && !(run->only & 1U << l))
			continue;
		if (!is_built(lesson, run, (enum library)l))
			continue;
		record[l] = record_one(lesson, run, (enum library)l, o, failed);
	}
	if (!is_built(lesson, run, MINI) && (!run->only || run->only & 1U << MINI)) {
		printf("  FAIL  %s: not there: make lessons builds it\n",
			lesson_join(lesson->programs, run->program));
		++*failed;
	}
}

/* ---- one run, shown and checked ---- */

static int shown_before(const struct claims *claims, const struct run *run)
{
	for (const struct run *r = claims->run; r < run; r++)
		if (r->program == run->program)
			return 1;
	return 0;
}

static void go_run(const struct lesson *lesson, const struct claims *claims, const struct run *run,
	char **answers, const struct options *o, unsigned *passed, unsigned *failed)
{
	struct record *record[LIBRARIES];
	int shown = 0;

	record_all(record, lesson, run, o, failed);
	for (unsigned l = 0; l < LIBRARIES && !o->check && run->program && !shown; l++)
		if (record[l]) {
			show_record(record[l], !shown_before(claims, run), o);
			shown = 1;
		}
	check_heading(run, record, o);
	for (size_t i = 0; i < run->claims; i++)
		check_claim(lesson, &run->claim[i], record, answers[i], o, passed, failed);
	for (unsigned l = 0; l < LIBRARIES; l++)
		if (record[l]) {
			record_free(record[l]);
			free(record[l]);
		}
}

static void banner(const struct lesson *lesson, const struct options *o)
{
	printf(o->colour ? "\033[1m%d. %s\033[0m\n" : "%d. %s\n", lesson->number,
		lesson->title[o->language]);
}

/* The questions are those of the claims, if they ask any; else those of the README. */
static void explain(const struct lesson *lesson, const struct claims *claims, const struct options *o)
{
	int asks = 0;

	for (size_t r = 0; r < claims->runs; r++)
		for (size_t i = 0; i < claims->run[r].claims; i++)
			asks |= ask_text(&claims->run[r].claim[i], o) != NULL;
	readme_print(lesson, o, README_TITLE, asks ? README_BOOK : README_PREDICT);
	if (asks)
		readme_heading(lesson, o, README_PREDICT);
}

void lesson_go(const struct lesson *lesson, const struct options *o, unsigned *passed, unsigned *failed)
{
	struct claims claims;
	char why[512];
	char ***answers;
	int number = 0, go_on = o->ask;

	if (claims_read(&claims, lesson_join(lesson->folder, "claims"), why)) {
		fflush(stdout);
		ulab_error(STATUS_USAGE, "%s", why);
		++*failed;
		return;
	}
	if (o->check)
		banner(lesson, o);
	else
		explain(lesson, &claims, o);
	answers = lesson_alloc(NULL, (claims.runs + 1) * sizeof *answers);
	for (size_t i = 0; i < claims.runs; i++)
		answers[i] = ask_all(&claims.run[i], &number, &go_on, o);
	for (size_t i = 0; i < claims.runs; i++) {
		go_run(lesson, &claims, &claims.run[i], answers[i], o, passed, failed);
		for (size_t n = 0; n < claims.run[i].claims; n++)
			free(answers[i][n]);
		free(answers[i]);
	}
	free(answers);
	putchar('\n');
	if (!o->check)
		readme_print(lesson, o, README_WHY, README_TRY);
	claims_free(&claims);
}
