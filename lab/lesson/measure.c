/* measure.c: is a claim true of a record? Each function below handles one kind of clause: it finds
 * the number or the word and says whether it is what was expected. */
#include "lesson.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

int count_holds(const struct count *c, uint64_t value)
{
	return value >= c->low && value <= c->high;
}

char *count_text(const struct count *c, uint64_t value, char *text)
{
	static const struct { uint64_t bytes; const char *name; } units[] = {
		{1UL << 30, "GiB"}, {1UL << 20, "MiB"}, {1UL << 10, "KiB"}};

	if (c->unit == UNIT_PAGES && value % PAGE == 0) {
		snprintf(text, 48, "%" PRIu64 " page%s", value / PAGE, value == PAGE ? "" : "s");
		return text;
	}
	if (c->unit == UNIT_PERCENT || c->unit == UNIT_NONE) {
		snprintf(text, 48, c->unit ? "%" PRIu64 " %%" : "%" PRIu64, value);
		return text;
	}
	for (size_t i = 0; i < 3; i++)
		if (value && value % units[i].bytes == 0) {
			snprintf(text, 48, "%" PRIu64 " %s", value / units[i].bytes, units[i].name);
			return text;
		}
	snprintf(text, 48, "%" PRIu64 " byte%s", value, value == 1 ? "" : "s");
	return text;
}

void result_set(struct result *r, int good, const char *format, ...)
{
	va_list args;

	r->verdict = good ? RESULT_OK : RESULT_FAIL;
	va_start(args, format);
	vsnprintf(r->measured, sizeof r->measured, format, args);
	va_end(args);
}

void result_count(struct result *r, const struct count *c, uint64_t value)
{
	char text[48];

	result_set(r, count_holds(c, value), "%s", count_text(c, value, text));
}

/* ---- times ---- */

/* Index of the stream where the interval's point is; -1: the mark was not made. */
static long point_index(const struct record *r, const struct point *p)
{
	size_t index = 0;

	if (p->kind == POINT_MARK)
		return record_mark(r, &p->mark, &index) ? (long)index : -1;
	for (size_t i = 0; i < r->stream.events; i++) {
		unsigned kind = r->stream.event[i].kind;

		if (kind == (p->kind == POINT_ENTRY ? EVENT_ENTRY : EVENT_EXIT))
			return (long)i;
	}
	return p->kind == POINT_ENTRY ? 0 : (long)r->stream.events;
}

/* 1 if both ends are there, in this order. */
static int interval(struct result *result, const struct when *when, const struct record *r, size_t *from,
	size_t *to)
{
	const struct point *ends[2] = {&when->from, when->kind == WHEN_AT ? &when->from : &when->to};
	long index[2];

	for (int i = 0; i < 2; i++) {
		index[i] = point_index(r, ends[i]);
		if (index[i] < 0) {
			result_set(result, 0, "mark \"%.100s\" was not made", ends[i]->mark.name);
			return 0;
		}
	}
	if (index[1] < index[0]) {
		result_set(result, 0, "mark \"%.60s\" came before \"%.60s\"",
			when->to.mark.name ? when->to.mark.name : "", when->from.mark.name);
		return 0;
	}
	*from = (size_t)index[0];
	*to = (size_t)index[1];
	return 1;
}

static const struct moment *the_moment(struct result *result, const struct record *r,
	const struct point *p)
{
	const struct moment *m = record_moment(r, p);

	if (!m && p->kind == POINT_MARK)
		result_set(result, 0, "mark \"%.100s\" was not made", p->mark.name);
	else if (!m)
		result_set(result, 0, "the program never came there");
	return m;
}

/* ---- pages, faults, break ---- */

static void measure_break(struct result *result, const struct clause *c, const struct record *r,
	size_t from, size_t to)
{
	uint64_t before = record_break(r, from), after = record_break(r, to);
	uint64_t by = after > before ? after - before : before - after;
	struct count bytes = {0, 0, UNIT_BYTES};
	char text[48];
	int good;

	good = !c->errors ? after == before
		: count_holds(&c->count, by) && (by == 0 || (after > before) == (c->errors == 1));
	bytes.unit = c->count.unit ? c->count.unit : UNIT_BYTES;
	if (by)
		result_set(result, good, "%s by %s", after > before ? "grows" : "shrinks",
			count_text(&bytes, by, text));
	else
		result_set(result, good, "stays");
}

static void measure_between(struct result *result, const struct clause *c, const struct record *r,
	const struct when *when)
{
	const struct moment *from = the_moment(result, r, &when->from), *to;
	uint64_t start, end;
	char why[128];

	to = from ? the_moment(result, r, &when->to) : NULL;
	if (!to)
		return;
	if (c->kind == CLAUSE_FAULTS)
		result_count(result, &c->count, to->faults - from->faults);
	else if (thing_range(&c->thing, r, to, &start, &end, why))
		result_set(result, 0, "%s", why);
	else
		result_count(result, &c->count, moment_new_pages(to, from, start, end));
}

static void measure_resident(struct result *result, const struct clause *c, const struct record *r,
	const struct when *when)
{
	const struct moment *m = the_moment(result, r, &when->from);
	uint64_t start, end;
	char why[128];

	if (!m)
		return;
	if (thing_range(&c->thing, r, m, &start, &end, why))
		result_set(result, 0, "%s", why);
	else
		result_count(result, &c->count, moment_pages(m, start, end));
}

/* ---- addresses and numbers ---- */

/* 0, or -1 and the result says why. */
int result_term(struct result *result, const struct term *t, int number, const struct record *r,
	size_t event, uint64_t *value)
{
	const struct event *mark;

	switch ((enum term_kind)t->kind) {
	case TERM_CONSTANT: *value = t->value; return 0;
	case TERM_BREAK:
	case TERM_FIRST_BREAK:
		*value = (t->kind == TERM_BREAK ? record_break(r, event) : r->first_break) + t->value;
		if (!r->first_break)
			result_set(result, 0, "where the break is was not seen");
		return r->first_break ? 0 : -1;
	case TERM_MARK: break;
	}
	mark = record_mark(r, &t->mark, NULL);
	if (!mark) {
		result_set(result, 0, "mark \"%.100s\" was not made", t->mark.name);
		return -1;
	}
	*value = (number ? mark->length : mark->address) + t->value;
	return 0;
}

static int relation_holds(unsigned relation, uint64_t a, uint64_t b)
{
	switch ((enum relation)relation) {
	case LESS: return a < b;
	case LESS_EQUAL: return a <= b;
	case EQUAL: return a == b;
	case NOT_EQUAL: return a != b;
	case GREATER: return a > b;
	case GREATER_EQUAL: return a >= b;
	}
	return 0;
}

static void measure_relations(struct result *result, const struct clause *c, const struct record *r,
	size_t event)
{
	uint64_t value[TERMS];
	int good = 1;
	size_t n = 0;

	for (size_t i = 0; i < c->terms; i++)
		if (result_term(result, &c->term[i], c->kind == CLAUSE_NUMBER, r, event, &value[i]))
			return;
	result_set(result, 1, "%s", "");
	for (size_t i = 0; i < c->terms; i++) {
		if (i)
			good &= relation_holds(c->relation[i - 1], value[i - 1], value[i]);
		n += (size_t)snprintf(result->measured + n, sizeof result->measured - n,
			c->kind == CLAUSE_NUMBER ? "%s%" PRIu64 : "%s0x%" PRIx64, i ? ", " : "", value[i]);
		if (n >= sizeof result->measured)
			break;
	}
	result->verdict = good ? RESULT_OK : RESULT_FAIL;
}

/* ---- the end ---- */

static void measure_end(struct result *result, const struct clause *c, const struct record *r)
{
	char name[16];

	if (WIFEXITED(r->status))
		result_set(result, c->kind == CLAUSE_EXIT && WEXITSTATUS(r->status) == c->number, "exit %d",
			WEXITSTATUS(r->status));
	else
		result_set(result, c->kind == CLAUSE_KILLED && WTERMSIG(r->status) == c->number,
			"killed by %s", signal_text(WTERMSIG(r->status), name));
}

static void measure_output(struct result *result, const struct clause *c, const struct record *r)
{
	const char *text = c->errors ? r->errors : r->output;
	uint64_t lines = 0;
	size_t n = strcspn(text, "\n");

	if (c->kind == CLAUSE_LINES) {
		for (const char *s = text; *s; s++)
			lines += *s == '\n';
		result_count(result, &c->count, lines);
		return;
	}
	result_set(result, (strstr(text, c->text) != NULL) == !c->not, "%s\"%.*s%s\"",
		*text ? "" : "nothing: ", n > 60 ? 60 : (int)n, text, n > 60 || text[n] ? "…" : "");
}

/* ---- which function ---- */

static void measure_clause(struct result *result, const struct lesson *lesson, const struct claim *claim,
	const struct clause *c, const struct record *r)
{
	const struct live *live = &r->live[claim - r->run->claim];
	size_t from = 0, to = 0;

	switch ((enum clause_kind)c->kind) {
	case CLAUSE_ZERO:
	case CLAUSE_TEXT:
	case CLAUSE_FRAGMENTATION:
	case CLAUSE_HEAP_FREE:
		if (the_moment(result, r, &claim->when.from))
			result_set(result, live->good, "%s", live->measured ? live->text : "not measured");
		return;
	case CLAUSE_FAULTS:
	case CLAUSE_NEW_PAGES: measure_between(result, c, r, &claim->when); return;
	case CLAUSE_RESIDENT: measure_resident(result, c, r, &claim->when); return;
	case CLAUSE_IN:
	case CLAUSE_PROT:
	case CLAUSE_SHARED:
	case CLAUSE_MAPPED_FILE: measure_place(result, claim, c, r); return;
	case CLAUSE_EXIT:
	case CLAUSE_KILLED: measure_end(result, c, r); return;
	case CLAUSE_OUTPUT:
	case CLAUSE_LINES: measure_output(result, c, r); return;
	case CLAUSE_NO_MEMORY:
		result_set(result, !r->memory_left, r->memory_left ? "still there" : "all is given back");
		return;
	case CLAUSE_FILE_HAS:
	case CLAUSE_FILE_SIZE:
	case CLAUSE_SECTION_SIZE:
	case CLAUSE_SECTION_PROT: measure_file(result, c, lesson, r->path); return;
	case CLAUSE_STEPS: measure_calls(result, c, r, 0, r->stream.events); return;
	default: break;
	}
	if (!interval(result, &claim->when, r, &from, &to))
		return;
	switch ((enum clause_kind)c->kind) {
	case CLAUSE_BREAK: measure_break(result, c, r, from, to); return;
	case CLAUSE_TRAP: measure_trap(result, c, r, from, to); return;
	case CLAUSE_ADDRESS:
	case CLAUSE_NUMBER: measure_relations(result, c, r, to); return;
	default: measure_calls(result, c, r, from, to); return;
	}
}

void measure(struct result *result, const struct lesson *lesson, const struct claim *claim,
	const struct record *r)
{
	const struct clause *c = claim_clause(claim, r->library);

	memset(result, 0, sizeof *result);
	if (c->kind != CLAUSE_ANYTHING) {
		measure_clause(result, lesson, claim, c, r);
		return;
	}
	if (claim->clause[MINI].kind != CLAUSE_ANYTHING && !clause_is_live(&claim->clause[MINI]))
		measure_clause(result, lesson, claim, &claim->clause[MINI], r);
	else
		snprintf(result->measured, sizeof result->measured, "-");
	result->verdict = RESULT_SHOWN;
}
