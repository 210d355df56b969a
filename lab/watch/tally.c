/* tally.c: see tally.h. Nothing here depends on how events are shown, so the totals are the same
 * whether lines are folded or not shown at all. */
#include "tally.h"

#include <string.h>

static const struct { const char *name, *word; } words[TALLY_ROWS] = {
	[TALLY_BRK_UP] = {"brk_up", "break up"},
	[TALLY_BRK_DOWN] = {"brk_down", "break down"},
	[TALLY_BRK_ASKED] = {"brk_asked", "break asked for"},
	[TALLY_MMAP] = {"mmap", "mmap, anonymous"},
	[TALLY_MMAP_FILE] = {"mmap_file", "mmap of a file"},
	[TALLY_MUNMAP] = {"munmap", "munmap"},
	[TALLY_MREMAP] = {"mremap", "mremap"},
	[TALLY_MPROTECT] = {"mprotect", "mprotect"},
	[TALLY_MADVISE] = {"madvise", "madvise"},
	[TALLY_SHM] = {"shm", "shmat, shmdt"},
	[TALLY_REFUSED] = {"refused", "refused"},
	[TALLY_TOUCH] = {"first_touch", "first touches"},
	[TALLY_AGAIN] = {"again", "faults on present pages"},
	[TALLY_PRESENT] = {"present", "pages found present"},
	[TALLY_STACK] = {"stack", "stack growth"},
	[TALLY_FORK] = {"fork", "children"},
	[TALLY_EXEC] = {"exec", "execve"},
	[TALLY_SIGNAL] = {"signal", "signals"},
	[TALLY_MARK] = {"mark", "marks"},
	[TALLY_OTHER] = {"other", "other system calls"},
	[TALLY_LOST] = {"lost", "fault records lost"},
};

const char *tally_name(enum tally_row row)
{
	return words[row].name;
}

const char *tally_word(enum tally_row row)
{
	return words[row].word;
}

static void count(struct tally *t, enum tally_row row, uint64_t bytes)
{
	t->row[row].events++;
	t->row[row].bytes += bytes;
}

static uint64_t pages(uint64_t bytes)
{
	return (bytes + PAGE - 1) / PAGE * PAGE;
}

/* Areas grow and are merged: one that overlaps entries takes their place. */
static void note_area(struct tally *t, const struct space *space, const struct area *a)
{
	uint64_t bytes = a->end - a->start;
	size_t kept = 0, at;
	struct tally_area new = {a->start, a->end, bytes, a->name, space_region(space, a->start)};

	if (a->kind == AREA_VVAR || a->kind == AREA_VDSO || a->kind == AREA_SPECIAL
			|| a->kind == AREA_LOADER)
		return;
	for (size_t i = 0; i < t->areas; i++) {
		const struct tally_area *old = &t->largest[i];

		if (old->end <= a->start || a->end <= old->start || old->name != a->name)
			t->largest[kept++] = *old;
		else if (old->bytes > bytes)
			return; /* it was larger once */
	}
	t->areas = kept;
	for (at = kept; at > 0 && t->largest[at - 1].bytes < bytes; at--)
		if (at < TALLY_LARGEST)
			t->largest[at] = t->largest[at - 1];
	if (at < TALLY_LARGEST) {
		t->largest[at] = new;
		t->areas += t->areas < TALLY_LARGEST;
	}
}

static void note_areas(struct tally *t, const struct space *space)
{
	for (size_t i = 0; i < space->areas; i++)
		note_area(t, space, &space->area[i]);
}

static void add_brk(struct tally *t, const struct event *e, const struct change *c)
{
	if (e->address && e->result != e->address)
		count(t, TALLY_REFUSED, 0);
	else if (c->new_brk > c->old_brk && c->old_brk)
		count(t, TALLY_BRK_UP, c->new_brk - c->old_brk);
	else if (c->new_brk < c->old_brk)
		count(t, TALLY_BRK_DOWN, c->old_brk - c->new_brk);
	else
		count(t, TALLY_BRK_ASKED, 0);
}

static void add_call(struct tally *t, const struct event *e, const struct change *c)
{
	const struct area *a;

	if (e->error && e->call != CALL_OTHER) {
		count(t, TALLY_REFUSED, 0);
		return;
	}
	switch (e->call) {
	case CALL_BRK: add_brk(t, e, c); break;
	case CALL_MMAP:
		count(t, e->fd >= 0 ? TALLY_MMAP_FILE : TALLY_MMAP, pages(e->length));
		break;
	case CALL_MUNMAP: count(t, TALLY_MUNMAP, pages(e->length)); break;
	case CALL_MREMAP: count(t, TALLY_MREMAP, pages(e->offset)); break;
	case CALL_MPROTECT: count(t, TALLY_MPROTECT, pages(e->length)); break;
	case CALL_MADVISE: count(t, TALLY_MADVISE, pages(e->length)); break;
	case CALL_SHMAT:
	case CALL_SHMDT: count(t, TALLY_SHM, pages(e->length)); break;
	default: count(t, TALLY_OTHER, 0); break;
	}
	if (e->call != CALL_MMAP && e->call != CALL_BRK && e->call != CALL_MREMAP)
		return;
	a = space_find(c->space, e->call == CALL_BRK ? c->new_brk - 1 : e->result);
	if (a)
		note_area(t, c->space, a);
}

static struct tally_region *region_of(struct tally *t, const struct change *c)
{
	const char *region = c->region ? c->region : "unknown";
	size_t i;

	for (i = 0; i < t->regions; i++)
		if (t->region[i].region == region && t->region[i].file == c->file)
			return &t->region[i];
	for (i = 0; i < t->regions; i++) /* the same words at another place */
		if (!strcmp(t->region[i].region, region) && !t->region[i].file == !c->file
				&& (!c->file || !strcmp(t->region[i].file, c->file)))
			return &t->region[i];
	if (i + 1 >= TALLY_REGIONS) {
		region = "other";
		if (i == TALLY_REGIONS)
			return &t->region[i - 1];
	}
	t->region[t->regions++] = (struct tally_region){
		.region = region, .file = i + 1 < TALLY_REGIONS ? c->file : NULL};
	return &t->region[i];
}

static void add_fault(struct tally *t, const struct event *e, const struct change *c)
{
	struct tally_region *r = region_of(t, c);

	if (e->kind == EVENT_RESIDENT) {
		count(t, TALLY_PRESENT, e->length);
		t->row[TALLY_PRESENT].events += e->length / PAGE - 1;
		r->present += e->length / PAGE;
	} else if (c->again) {
		count(t, TALLY_AGAIN, 0);
		r->again++;
	} else {
		count(t, TALLY_TOUCH, PAGE);
		r->touched++;
	}
	if (c->stack_grew)
		count(t, TALLY_STACK, c->stack_grew);
}

static void add_heap(struct tally *t, const struct event *e, const struct change *c)
{
	if (e->call == CALL_HEAP_START)
		return;
	t->heap[e->call].events++;
	t->heap[e->call].bytes += e->length;
	t->heap_calls += c->heap_calls;
	if (e->from < TALLY_FROMS) {
		t->from[e->from].events++;
		t->from[e->from].bytes += e->length;
	}
}

void tally_add(struct tally *t, const struct event *e, const struct change *c)
{
	if (e->time > t->ended)
		t->ended = e->time;
	switch (e->kind) {
	case EVENT_ENTRY: t->loaded = 1; note_areas(t, c->space); break;
	case EVENT_AREAS: note_areas(t, c->space); break;
	case EVENT_CALL: add_call(t, e, c); break;
	case EVENT_FAULT:
	case EVENT_RESIDENT: add_fault(t, e, c); break;
	case EVENT_HEAP: add_heap(t, e, c); break;
	case EVENT_FORK: count(t, TALLY_FORK, 0); break;
	case EVENT_EXEC: count(t, TALLY_EXEC, 0); break;
	case EVENT_SIGNAL: count(t, TALLY_SIGNAL, 0); break;
	case EVENT_MARK: count(t, TALLY_MARK, 0); break;
	case EVENT_LOST: t->row[TALLY_LOST].events += e->number; break;
	default: break;
	}
}
