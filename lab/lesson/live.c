/* live.c: claims on what the memory holds and on libc-mini's heap. They are measured while the
 * process stands at the moment, for afterwards its memory is gone. */
#include "lesson.h"

#include <stdlib.h>
#include <string.h>

#include "heap_view.h"
#include "tracer.h"

int clause_is_live(const struct clause *c)
{
	return c->kind == CLAUSE_ZERO || c->kind == CLAUSE_TEXT || c->kind == CLAUSE_FRAGMENTATION
		|| c->kind == CLAUSE_HEAP_FREE;
}

static void set(struct live *live, int good, const char *text)
{
	live->measured = 1;
	live->good = good;
	snprintf(live->text, sizeof live->text, "%s", text);
}

/* Such a page is zero; to read it would make it present. */
static int never_touched(const struct moment *m, uint64_t at)
{
	const struct area *a = space_find(&m->space, at);

	return a && a->kind != AREA_FILE && !a->shared && !moment_pages(m, at, at + 1);
}

static void measure_zero(struct live *live, const struct clause *c, const struct record *r,
	const struct moment *m, const struct tracer *t)
{
	char text[128], bytes[PAGE];
	uint64_t at, end, length;
	size_t n;

	if (thing_range(&c->thing, r, m, &at, &end, text)) {
		set(live, 0, text);
		return;
	}
	for (length = end - at; at < end; at += n) {
		n = PAGE - at % PAGE < end - at ? (size_t)(PAGE - at % PAGE) : (size_t)(end - at);
		if (never_touched(m, at))
			continue;
		if (tracer_read(t, at, bytes, n) != (long)n) {
			snprintf(text, sizeof text, "0x%lx cannot be read", (unsigned long)at);
			set(live, 0, text);
			return;
		}
		for (size_t i = 0; i < n; i++)
			if (bytes[i]) {
				snprintf(text, sizeof text, "0x%02x at 0x%lx", (unsigned char)bytes[i],
					(unsigned long)(at + i));
				set(live, c->not, text);
				return;
			}
	}
	snprintf(text, sizeof text, "%lu bytes, all 0", (unsigned long)length);
	set(live, !c->not, text);
}

static void measure_text(struct live *live, const struct clause *c, const struct record *r,
	const struct moment *m, const struct tracer *t)
{
	char text[128], bytes[64] = "";
	uint64_t at, end;
	size_t n = strlen(c->text);
	int good;

	if (thing_range(&c->thing, r, m, &at, &end, text)) {
		set(live, 0, text);
		return;
	}
	n = n < sizeof bytes ? n : sizeof bytes - 1;
	if (tracer_read(t, at, bytes, n) != (long)n) {
		snprintf(text, sizeof text, "0x%lx cannot be read", (unsigned long)at);
		set(live, 0, text);
		return;
	}
	good = !memcmp(bytes, c->text, n) == !c->not;
	for (size_t i = 0; i < n; i++)
		bytes[i] = (char)((unsigned char)bytes[i] < ' ' ? '.' : bytes[i]);
	snprintf(text, sizeof text, "\"%s\"", bytes);
	set(live, good, text);
}

static int read_process(void *context, uint64_t address, void *to, size_t bytes)
{
	return tracer_read(*(const struct tracer **)context, address, to, bytes) == (long)bytes ? 0 : -1;
}

#define STRIP 64

/* Each character is a 64th of the heap: how much of it is in use, in quarters. */
static char *draw_strip(const struct heap_view *view, uint64_t end)
{
	static const char *const shade[] = {"·", "░", "▒", "▓", "█"};
	const struct heap_region *region = &view->tables.region[0];
	uint64_t start = (uint64_t)(uintptr_t)region->base, cell, used[STRIP + 1] = {0};
	struct heap_cursor cursor = {0};
	const struct heap_span *span;
	char *text = lesson_alloc(NULL, STRIP * 4 + 1);

	*text = '\0';
	if (end <= start)
		return text;
	cell = (end - start + STRIP - 1) / STRIP;
	while ((span = heap_view_span(view, &cursor)) && span->region == 0)
		for (struct heap_piece p = {0}; heap_view_piece(view, span, &p);) {
			uint64_t at = p.address - start, stop = at + p.bytes;

			if (p.state != HEAP_USED_BLOCK || p.address < start)
				continue;
			for (; at < stop && at / cell < STRIP; at = (at / cell + 1) * cell)
				used[at / cell] += (stop < (at / cell + 1) * cell ? stop
					: (at / cell + 1) * cell) - at;
		}
	for (size_t i = 0; i < STRIP; i++)
		strcat(text, shade[(used[i] * 4 + cell - 1) / cell > 4 ? 4 : (used[i] * 4 + cell - 1) / cell]);
	return text;
}

static int heap_totals_of(struct heap_totals *totals, struct record *r, const struct moment *m,
	const struct tracer *t, const char **why)
{
	struct section section;
	struct heap_view view;

	*why = "not known: only libc-mini's heap can be decoded";
	if (section_find(r->path, ".libc_mini_malloc", &section))
		return -1;
	if (heap_view_open(&view, read_process, &t, section.address + r->bias, why))
		return -1;
	if (heap_view_check(&view, why)) {
		heap_view_close(&view);
		return -1;
	}
	heap_view_totals(&view, record_break(r, m->event), totals);
	r->strip = lesson_alloc(r->strip, (r->strips + 1) * sizeof *r->strip);
	r->strip[r->strips].event = m->event;
	r->strip[r->strips++].text = draw_strip(&view, record_break(r, m->event));
	heap_view_close(&view);
	return 0;
}

static void measure_heap(struct live *live, const struct clause *c, struct record *r,
	const struct moment *m, const struct tracer *t)
{
	struct heap_totals totals;
	const char *why = "";
	char text[48];
	uint64_t value;

	if (heap_totals_of(&totals, r, m, t, &why)) {
		set(live, 0, why);
		return;
	}
	value = c->kind == CLAUSE_FRAGMENTATION ? (uint64_t)(totals.fragmentation * 100 + 0.5)
		: c->errors ? totals.largest_free : totals.all_free;
	set(live, count_holds(&c->count, value), count_text(&c->count, value, text));
}

void live_measure(struct live *live, const struct clause *c, struct record *r,
	const struct moment *m, const struct tracer *t)
{
	if (c->kind == CLAUSE_ZERO)
		measure_zero(live, c, r, m, t);
	else if (c->kind == CLAUSE_TEXT)
		measure_text(live, c, r, m, t);
	else
		measure_heap(live, c, r, m, t);
}
