/* check.c: claims and what was measured, for people: one row per claim with a column for each
 * library; where it does not fit, the libraries come below the claim, in one line or each in its own. */
#include "lesson.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CLAIM_WIDTH 43
#define CELL_WIDTH 16
#define TABLE_WIDTH (8 + CLAIM_WIDTH + LIBRARIES * CELL_WIDTH)

static const char *when_words(const struct when *w)
{
	return w->words ? w->words : "throughout";
}

void run_text(const struct run *run, char *text, size_t bytes)
{
	size_t n = (size_t)snprintf(text, bytes, "%s", run->program);

	for (size_t i = 0; i < run->argumentss && n < bytes; i++)
		n += (size_t)snprintf(text + n, bytes - n, " %s", run->arguments[i]);
	for (size_t i = 0; i < run->withs && n < bytes; i++)
		n += (size_t)snprintf(text + n, bytes - n, "%s%s", i ? " " : " with ", run->with[i]);
}

void check_heading(const struct run *run, struct record *const record[LIBRARIES], const struct options *o)
{
	const char *bold = o->colour ? "\033[1m" : "", *end = o->colour ? "\033[0m" : "";
	char text[256];

	if (!run->program) {
		puts("");
		return;
	}
	run_text(run, text, sizeof text);
	printf("\n%s%s", bold, text);
	if (o->width >= TABLE_WIDTH && text_width(text) < 8 + CLAIM_WIDTH) {
		printf("%*s", 8 + CLAIM_WIDTH - text_width(text), "");
		for (unsigned l = 0; l < LIBRARIES; l++)
			if (!run->only || run->only & 1U << l)
				printf("%-*s", CELL_WIDTH, library_title[l]);
	}
	printf("%s\n", end);
	for (unsigned l = GLIBC; l < LIBRARIES; l++)
		if (!record[l] && (!run->only || run->only & 1U << l))
			printf(o->language == CHINESE ? "  %s：没有安装，跳过\n"
				: "  %s: not installed, skipped\n", library_title[l]);
}

static int fits(const struct result *result, const unsigned *there, const char *words,
	const struct options *o)
{
	if (o->width < TABLE_WIDTH || text_width(words) >= CLAIM_WIDTH)
		return 0;
	for (unsigned l = 0; l < LIBRARIES; l++)
		if (there[l] && text_width(result[l].measured) >= CELL_WIDTH)
			return 0;
	return 1;
}

static void row(const struct result *result, const unsigned *there, const struct run *run)
{
	for (unsigned l = 0; l < LIBRARIES; l++) {
		if (run->only && !(run->only & 1U << l))
			continue;
		printf("%s%*s", there[l] ? result[l].measured : "", there[l]
			? CELL_WIDTH - text_width(result[l].measured) : CELL_WIDTH, "");
	}
	putchar('\n');
}

/* All in one line below the claim: 0 if they are too long for one. */
static int one_line(const struct result *result, const unsigned *there, const struct options *o)
{
	int width = 8;

	for (unsigned l = 0; l < LIBRARIES; l++) {
		if (there[l] && result[l].verdict == RESULT_FAIL)
			return 0;
		width += there[l] ? 4 + text_width(library_title[l]) + text_width(result[l].measured) : 0;
	}
	if (width > o->width)
		return 0;
	printf("        ");
	for (unsigned l = 0; l < LIBRARIES; l++)
		if (there[l])
			printf("  %s %s ", library_title[l], result[l].measured);
	putchar('\n');
	return 1;
}

static void lines(const struct claim *claim, const struct result *result, const unsigned *there, int all,
	const struct options *o)
{
	for (unsigned l = 0; l < LIBRARIES; l++) {
		int failed = result[l].verdict == RESULT_FAIL;

		if (!there[l] || (!all && !failed))
			continue;
		printf("          %-10s", library_title[l]);
		if (failed) /* in one line, for programs that look for it */
			printf(o->language == CHINESE ? "预期 %s，实测 %s\n" : "expected %s, measured %s\n",
				claim_clause(claim, (enum library)l)->words, result[l].measured);
		else
			text_go_on(result[l].measured, 20, o);
	}
}

static void print_claim(const struct claim *claim, const struct run *run, const struct result *result,
	const unsigned *there, const struct options *o)
{
	const char *green = o->colour ? "\033[32m" : "", *red = o->colour ? "\033[1;31m" : "";
	const char *end = o->colour ? "\033[0m" : "", *words = claim->clause[MINI].words;
	int failed = 0;

	for (unsigned l = 0; l < LIBRARIES; l++)
		failed |= there[l] && result[l].verdict == RESULT_FAIL;
	printf("  %s%s%s  ", failed ? red : green, failed ? "FAIL" : "ok  ", end);
	if (!run->program || !fits(result, there, words, o)) {
		text_go_on(words, 8, o);
		if (!one_line(result, there, o))
			lines(claim, result, there, 1, o);
		return;
	}
	printf("%s%*s", words, CLAIM_WIDTH - text_width(words), "");
	row(result, there, run);
	if (failed)
		lines(claim, result, there, 0, o);
}

static const struct run *run_of(struct record *const record[LIBRARIES])
{
	for (unsigned l = 0; l < LIBRARIES; l++)
		if (record[l])
			return record[l]->run;
	return NULL;
}

void check_claim(const struct lesson *lesson, const struct claim *claim,
	struct record *const record[LIBRARIES], const char *answer, const struct options *o,
	unsigned *passed, unsigned *failed)
{
	struct result result[LIBRARIES] = {0};
	unsigned there[LIBRARIES] = {0};
	const struct run *run = run_of(record);
	const char *say = claim->say[o->language] ? claim->say[o->language] : claim->say[ENGLISH];

	if (!run)
		return;
	for (unsigned l = 0; l < LIBRARIES; l++) {
		if (!record[l])
			continue;
		there[l] = 1;
		measure(&result[l], lesson, claim, record[l]);
		*passed += result[l].verdict == RESULT_OK;
		*failed += result[l].verdict == RESULT_FAIL;
	}
	if (run->program && claim > run->claim
	    && strcmp(when_words(&claim->when), when_words(&claim[-1].when)))
		printf("  %s\n", when_words(&claim->when));
	else if (run->program && claim == run->claim && claim->when.words)
		printf("  %s\n", when_words(&claim->when));
	print_claim(claim, run, result, there, o);
	if (answer && *answer)
		printf(o->language == CHINESE ? "          你的预测：%s\n" : "          you said: %s\n", answer);
	if (say && !o->check)
		text_print(say, 10, o);
}
