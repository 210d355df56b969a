/* summary.c: a tally as a page of text and as one JSON object. Both print the same numbers; what
 * was not asked for (faults, malloc) is left out. */
#include "tally.h"
#include "tools.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define BYTES(n) ulab_bytes((double)(n), (char[24]){0})

/* 1234567 as 1,234,567; text has room for 32. */
static const char *grouped(uint64_t n, char *text)
{
	char digits[24];
	int count = snprintf(digits, sizeof digits, "%lu", (unsigned long)n), at = 0;

	for (int i = 0; i < count; i++) {
		if (i && (count - i) % 3 == 0)
			text[at++] = ',';
		text[at++] = digits[i];
	}
	text[at] = '\0';
	return text;
}

#define NUMBER(n) grouped((n), (char[32]){0})

static void print_head(const struct tally *t, FILE *out)
{
	double seconds = (double)t->ended / 1e9;
	char program[256];

	snprintf(program, sizeof program, "%s", t->program ? t->program : "the program");
	for (char *c = program; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0177)
			*c = '?';

	if (WIFSIGNALED(t->status))
		fprintf(out, "ulab: %s was killed by signal %d (%s) after %.3f s\n", program,
			WTERMSIG(t->status), strsignal(WTERMSIG(t->status)), seconds);
	else
		fprintf(out, "ulab: %s ended with status %d after %.3f s\n", program,
			WEXITSTATUS(t->status), seconds);
}

static int is_fault(enum tally_row row)
{
	return row == TALLY_TOUCH || row == TALLY_AGAIN || row == TALLY_PRESENT || row == TALLY_STACK;
}

static void print_rows(const struct tally *t, FILE *out)
{
	fprintf(out, "\n%-26s %12s %12s\n", "event", "number", "bytes");
	for (enum tally_row i = 0; i < TALLY_ROWS; i++) {
		const struct count *c = &t->row[i];

		if (!c->events || (t->no_faults && is_fault(i)))
			continue;
		fprintf(out, "  %-24s %12s", tally_word(i), NUMBER(c->events));
		fprintf(out, c->bytes ? " %12s\n" : "\n", BYTES(c->bytes));
	}
}

static void print_peaks(const struct tally *t, const struct space *space, FILE *out)
{
	uint64_t above = space->peak_brk > space->start_brk ? space->peak_brk - space->start_brk : 0;

	fprintf(out, "\npeak\n");
	if (space->start_brk)
		fprintf(out, "  %-24s %12s  (0x%lx, from 0x%lx)\n", "break", BYTES(above),
			(unsigned long)space->peak_brk, (unsigned long)space->start_brk);
	fprintf(out, "  %-24s %12s\n", "mapped", BYTES(space->peak_mapped));
	if (!t->no_faults)
		fprintf(out, "  %-24s %12s  (%s pages)\n", "resident, of those seen",
			BYTES(space->peak_resident), NUMBER(space->peak_resident / PAGE));
}

static void print_regions(const struct tally *t, FILE *out)
{
	unsigned char shown[TALLY_REGIONS] = {0};

	if (t->no_faults || !t->regions)
		return;
	fprintf(out, "\n%-37s %9s %9s %9s\n", "pages by region", "touched", "again", "present");
	for (size_t n = 0; n < t->regions; n++) {
		size_t best = TALLY_REGIONS;
		const struct tally_region *r;

		for (size_t i = 0; i < t->regions; i++)
			if (!shown[i] && (best == TALLY_REGIONS || t->region[i].touched + t->region[i].present
					> t->region[best].touched + t->region[best].present))
				best = i;
		shown[best] = 1;
		r = &t->region[best];
		fprintf(out, "  %-8s%s%-*.26s %9s", r->region, strlen(r->region) < 8 ? "" : " ",
			strlen(r->region) < 8 ? 27 : 34 - (int)strlen(r->region), r->file ? r->file : "",
			NUMBER(r->touched));
		fprintf(out, " %9s", NUMBER(r->again));
		fprintf(out, " %9s\n", NUMBER(r->present));
	}
	if (!t->has_perf)
		fprintf(out, "  (perf was refused or not wanted: pages were found by pagemap, without addresses "
			"of instructions)\n");
}

static void print_areas(const struct tally *t, FILE *out)
{
	fprintf(out, "\nlargest areas\n");
	for (size_t i = 0; i < t->areas; i++) {
		const struct tally_area *a = &t->largest[i];
		const char *file = observer_file(a->name);

		fprintf(out, "  %10s  %012lx-%012lx  %s%s%.40s\n", BYTES(a->bytes), (unsigned long)a->start,
			(unsigned long)a->end, a->region, file ? " " : "", file ? file : "");
	}
}

static uint64_t heap_events(const struct tally *t)
{
	uint64_t n = 0;

	for (unsigned i = 0; i < CALL_KINDS; i++)
		n += t->heap[i].events;
	return n;
}

static uint64_t saved(const struct tally *t)
{
	uint64_t n = heap_events(t);

	return n > t->heap_calls ? n - t->heap_calls : 0;
}

static void print_heap(const struct tally *t, FILE *out)
{
	uint64_t all = heap_events(t);

	if (!all)
		return;
	fprintf(out, "\n%-26s %12s %12s\n", "malloc and its kin", "number", "bytes");
	for (unsigned i = 0; i < CALL_KINDS; i++)
		if (t->heap[i].events)
			fprintf(out, "  %-24s %12s %12s\n", event_call_name(i), NUMBER(t->heap[i].events),
				BYTES(t->heap[i].bytes));
	for (unsigned i = 0; i < TALLY_FROMS; i++)
		if (t->from[i].events)
			fprintf(out, "  by way of %-14s %12s %12s\n", i ? event_from_name(i) : "nothing",
				NUMBER(t->from[i].events), BYTES(t->from[i].bytes));
	fprintf(out, "  %s calls made %s system call%s: the pool saved %s\n", NUMBER(all),
		NUMBER(t->heap_calls), t->heap_calls == 1 ? "" : "s", NUMBER(saved(t)));
}

void tally_print(const struct tally *t, const struct space *space, FILE *out)
{
	print_head(t, out);
	print_rows(t, out);
	print_peaks(t, space, out);
	print_regions(t, out);
	print_areas(t, out);
	print_heap(t, out);
}

/* ---- JSON ---- */

static void set_number(json_t *object, const char *name, uint64_t n)
{
	json_object_set_new(object, name, json_integer((json_int_t)n));
}

static void set_text(json_t *object, const char *name, const char *text)
{
	json_object_set_new(object, name, text ? event_string(text) : json_null());
}

static void set_hex(json_t *object, const char *name, uint64_t n)
{
	char text[24];

	snprintf(text, sizeof text, "0x%lx", (unsigned long)n);
	set_text(object, name, text);
}

static json_t *count_json(const struct count *c)
{
	json_t *o = json_object();

	set_number(o, "number", c->events);
	set_number(o, "bytes", c->bytes);
	return o;
}

static json_t *rows_json(const struct tally *t)
{
	json_t *o = json_object();

	for (enum tally_row i = 0; i < TALLY_ROWS; i++)
		if (!(t->no_faults && is_fault(i)))
			json_object_set_new(o, tally_name(i), count_json(&t->row[i]));
	return o;
}

static json_t *peak_json(const struct tally *t, const struct space *space)
{
	json_t *o = json_object();

	set_hex(o, "start_brk", space->start_brk);
	set_hex(o, "brk", space->peak_brk);
	set_number(o, "heap", space->peak_brk > space->start_brk ? space->peak_brk - space->start_brk : 0);
	set_number(o, "mapped", space->peak_mapped);
	if (!t->no_faults)
		set_number(o, "resident", space->peak_resident);
	return o;
}

static json_t *regions_json(const struct tally *t)
{
	json_t *list = json_array();

	for (size_t i = 0; i < t->regions; i++) {
		json_t *o = json_object();

		set_text(o, "region", t->region[i].region);
		set_text(o, "file", t->region[i].file);
		set_number(o, "touched", t->region[i].touched);
		set_number(o, "again", t->region[i].again);
		set_number(o, "present", t->region[i].present);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *areas_json(const struct tally *t)
{
	json_t *list = json_array();

	for (size_t i = 0; i < t->areas; i++) {
		json_t *o = json_object();

		set_hex(o, "start", t->largest[i].start);
		set_hex(o, "end", t->largest[i].end);
		set_number(o, "bytes", t->largest[i].bytes);
		set_text(o, "region", t->largest[i].region);
		set_text(o, "name", t->largest[i].name);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *heap_json(const struct tally *t)
{
	json_t *o = json_object(), *calls = json_object(), *from = json_object();

	for (unsigned i = 0; i < CALL_KINDS; i++)
		if (t->heap[i].events)
			json_object_set_new(calls, event_call_name(i), count_json(&t->heap[i]));
	for (unsigned i = 0; i < TALLY_FROMS; i++)
		json_object_set_new(from, event_from_name(i), count_json(&t->from[i]));
	json_object_set_new(o, "calls", calls);
	json_object_set_new(o, "from", from);
	set_number(o, "number", heap_events(t));
	set_number(o, "system_calls", t->heap_calls);
	set_number(o, "saved", saved(t));
	return o;
}

int tally_print_json(const struct tally *t, const struct space *space, FILE *out)
{
	json_t *o = json_object();
	int failed;

	set_text(o, "document", "watch");
	set_number(o, "schema", EVENT_SCHEMA);
	set_text(o, "program", t->program);
	set_number(o, "time", t->ended);
	set_number(o, WIFSIGNALED(t->status) ? "killed" : "status",
		(uint64_t)(WIFSIGNALED(t->status) ? WTERMSIG(t->status) : WEXITSTATUS(t->status)));
	json_object_set_new(o, "perf", json_boolean(t->has_perf));
	json_object_set_new(o, "events", rows_json(t));
	json_object_set_new(o, "peak", peak_json(t, space));
	if (!t->no_faults)
		json_object_set_new(o, "faults", regions_json(t));
	json_object_set_new(o, "areas", areas_json(t));
	if (!t->no_heap)
		json_object_set_new(o, "heap", heap_events(t) ? heap_json(t) : json_null());
	failed = json_dumpf(o, out, 0) || putc('\n', out) == EOF;
	json_decref(o);
	return failed ? -1 : 0;
}
