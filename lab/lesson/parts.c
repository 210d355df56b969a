/* parts.c: what clauses are made of: counts with units, things in memory, addresses and numbers that are
 * compared, protections, signals, regions. */
#include "lesson.h"

#include <ctype.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* ---- numbers and sizes ---- */

static const struct { const char *name; uint64_t bytes; uint8_t unit; } units[] = {
	{"bytes", 1, UNIT_BYTES}, {"byte", 1, UNIT_BYTES}, {"KiB", 1024, UNIT_BYTES},
	{"MiB", 1 << 20, UNIT_BYTES}, {"GiB", 1 << 30, UNIT_BYTES}, {"pages", PAGE, UNIT_PAGES},
	{"page", PAGE, UNIT_PAGES}, {"%", 1, UNIT_PERCENT},
};
#define UNITS (sizeof units / sizeof *units)

int words_is_number(const struct words *w)
{
	return w->at < w->count && !w->quoted[w->at] && isdigit((unsigned char)*w->word[w->at]);
}

int words_number(struct words *w, uint64_t *value, char *why)
{
	char *end;

	if (!words_is_number(w))
		return words_expected(w, "a number", why);
	*value = strtoull(w->word[w->at], &end, 0);
	if (*end)
		return words_expected(w, "a number, then its unit as a word of its own", why);
	w->at++;
	return 0;
}

/* A unit, if there is one. "pages" only where no thing's pages are counted. */
static uint64_t read_unit(struct words *w, uint8_t *unit)
{
	for (size_t i = 0; i < UNITS; i++)
		if (words_take(w, units[i].name)) {
			*unit = units[i].unit;
			return units[i].bytes;
		}
	return 1;
}

int words_count(struct words *w, struct count *count, char *why)
{
	uint64_t scale;
	int least = 0, most = 0;

	*count = (struct count){0, 0, UNIT_NONE};
	if (words_take(w, "no"))
		return 0;
	if (words_take(w, "at")) {
		least = words_take(w, "least");
		most = !least && words_take(w, "most");
		if (!least && !most)
			return words_expected(w, "'least' or 'most'", why);
	}
	if (words_number(w, &count->low, why))
		return -1;
	count->high = count->low;
	if (!least && !most && words_take(w, "to") && words_number(w, &count->high, why))
		return -1;
	scale = read_unit(w, &count->unit);
	count->low = most ? 0 : count->low * scale;
	count->high = least ? UINT64_MAX : count->high * scale;
	return 0;
}

/* ---- the parts of clauses ---- */

int words_string(struct words *w, const char **text, const char *what, char *why)
{
	if (w->at >= w->count || !w->quoted[w->at])
		return words_expected(w, what, why);
	*text = w->word[w->at++];
	return 0;
}

int words_name(struct words *w, const char **text, const char *what, char *why)
{
	if (w->at >= w->count || !strcmp(w->word[w->at], ";"))
		return words_expected(w, what, why);
	*text = w->word[w->at++];
	return 0;
}

int words_thing(struct words *w, struct thing *thing, char *why)
{
	if (words_take(w, "heap")) {
		thing->kind = THING_HEAP;
	} else if (words_take(w, "stack")) {
		thing->kind = THING_STACK;
	} else if (words_take(w, "section")) {
		thing->kind = THING_SECTION;
		return words_name(w, &thing->section, "the name of a section", why);
	} else {
		thing->kind = THING_MARK;
		if (w->at >= w->count || !w->quoted[w->at])
			return words_expected(w, "\"mark\", heap, stack or section NAME", why);
		return words_mark(w, &thing->mark, why);
	}
	return 0;
}

int words_term(struct words *w, struct term *term, char *why)
{
	uint8_t unit = 0;

	*term = (struct term){0};
	if (words_is_number(w)) {
		term->kind = TERM_CONSTANT;
		if (words_number(w, &term->value, why))
			return -1;
		term->value *= read_unit(w, &unit);
		return 0;
	}
	if (words_take(w, "break")) {
		term->kind = TERM_BREAK;
	} else if (words_take(w, "first")) {
		if (!words_take(w, "break"))
			return words_expected(w, "'break'", why);
		term->kind = TERM_FIRST_BREAK;
	} else if (w->at < w->count && w->quoted[w->at]) {
		term->kind = TERM_MARK;
		if (words_mark(w, &term->mark, why))
			return -1;
	} else {
		return words_expected(w, "\"mark\", break, first break or a number", why);
	}
	if (!strcmp(words_next(w), "+") || !strcmp(words_next(w), "-")) {
		int minus = *w->word[w->at++] == '-';

		if (words_number(w, &term->value, why))
			return -1;
		term->value *= read_unit(w, &unit);
		term->value = minus ? -term->value : term->value;
	}
	return 0;
}

static int read_relation(struct words *w, uint8_t *relation)
{
	static const char *const names[] = {"<", "<=", "=", "!=", ">", ">="};

	for (uint8_t i = 0; i < 6; i++)
		if (words_take(w, names[i])) {
			*relation = i;
			return 1;
		}
	return 0;
}

int words_relations(struct words *w, struct clause *c, char *why)
{
	do {
		if (c->terms == TERMS)
			return words_expected(w, "no more than 16 terms", why);
		if (words_term(w, &c->term[c->terms], why))
			return -1;
		c->terms++;
	} while (read_relation(w, &c->relation[c->terms - 1]));
	return c->terms > 1 ? 0 : words_expected(w, "one of < <= = != > >=", why);
}

int words_prot(struct words *w, uint8_t *prot, char *why)
{
	const char *p = words_next(w);

	if (strlen(p) != 3 || !strchr("r-", p[0]) || !strchr("w-", p[1]) || !strchr("x-", p[2]))
		return words_expected(w, "a protection such as r-x", why);
	*prot = (uint8_t)((p[0] == 'r') * PROT_READ | (p[1] == 'w') * PROT_WRITE
		| (p[2] == 'x') * PROT_EXEC);
	w->at++;
	return 0;
}

int words_signal(struct words *w, int *number, char *why)
{
	const char *name = words_next(w);

	if (!strncmp(name, "SIG", 3))
		for (int i = 1; i < 32; i++)
			if (sigabbrev_np(i) && !strcmp(sigabbrev_np(i), name + 3)) {
				*number = i;
				w->at++;
				return 0;
			}
	return words_expected(w, "a signal such as SIGSEGV", why);
}

static const char *const regions[] = {"text", "rodata", "data", "bss", "heap", "stack", "mapping",
	"file", "library", "vdso", "kernel", "nothing"};

/* "in heap", "in section .data" */
int words_region(struct words *w, struct clause *c, char *why)
{
	if (words_take(w, "section"))
		return words_name(w, &c->other, "the name of a section", why);
	for (size_t i = 0; i < sizeof regions / sizeof *regions; i++)
		if (words_take(w, regions[i])) {
			c->text = regions[i];
			return 0;
		}
	return words_expected(w, "a region (text rodata data bss heap stack mapping file library vdso "
		"kernel nothing, section NAME)", why);
}
