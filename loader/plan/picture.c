/* picture.c: see picture.h. Pure.
 *
 * The steps are played back: a page belongs to the last step that mapped it, as MAP_FIXED has it,
 * so overlapping segments come out right. From the top downwards the next edge is looked for among
 * all steps, and what lies between two edges is one area. Quadratic, without memory of its own. */
#include "picture.h"

#include "arch.h"
#include "prose.h"

#define EDGE 20      /* column of the left side of the box */
#define INSIDE 30    /* columns inside the box */
#define NOTE (EDGE + INSIDE + 3)
#define RUN_SHOWN 6  /* areas of one file that are drawn at each end of a long run */
#define RUN_MAX 20   /* areas of one file that are all drawn */

enum what { FREE, SEGMENT, STACK_FILLED, STACK_EMPTY, VDSO, VVAR, KEPT_PAGE, WHAT_HIDDEN };

struct area {
	uint64_t start, end;
	enum what what;
	const struct step *step; /* SEGMENT */
};

struct picture {
	const struct plan *plan;
	const struct section_pair *sections;
	struct text *out;
	uint64_t mmap_gap;      /* start of the gap in which mmap() will place things */
	uint64_t maps[3];       /* map steps by role */
	uint64_t seen[3];
	uint64_t hidden, hidden_bytes, hidden_end;
	int heap_drawn;
};

/* ---- areas ---- */

static uint64_t filled_from(const struct plan *plan)
{
	return page_down(plan->stack->sp);
}

static int maps_memory(const struct step *step)
{
	return step->op == STEP_MAP_FILE || step->op == STEP_MAP_ZERO;
}

/* The page on which uload stays where the vDSO offers no way to leave: its place is the bridge's. */
static struct range kept_page(const struct plan *plan)
{
	uint64_t start = plan->at->bridge.start;

	if (plan->host->tail.offset || !start)
		return (struct range){0, 0};
	return (struct range){start, start + ARCH_PAGE};
}

static void edge(uint64_t candidate, uint64_t below, uint64_t *best)
{
	if (candidate < below && candidate > *best)
		*best = candidate;
}

static uint64_t next_edge(const struct plan *plan, uint64_t below)
{
	struct range kept = kept_page(plan);
	uint64_t best = 0;

	edge(ARCH_USER_END, below, &best);
	edge(plan->stack->end, below, &best);
	edge(filled_from(plan), below, &best);
	edge(plan->stack->bottom, below, &best);
	edge(plan->at->brk, below, &best);
	edge(kept.start, below, &best);
	edge(kept.end, below, &best);
	for (size_t i = 0; i < plan->host->vdsos; i++) {
		edge(plan->at->vdso[i].start, below, &best);
		edge(plan->at->vdso[i].end, below, &best);
	}
	for (size_t i = 0; i < plan->steps; i++) {
		if (!maps_memory(&plan->step[i]))
			continue;
		edge(plan->step[i].address, below, &best);
		edge(plan->step[i].address + plan->step[i].length, below, &best);
	}
	return best;
}

static int within(uint64_t address, uint64_t start, uint64_t end)
{
	return start <= address && address < end;
}

static void identify(const struct plan *plan, struct area *area)
{
	const struct stack *stack = plan->stack;
	struct range kept = kept_page(plan);
	size_t vdsos = plan->host->vdsos;
	uint64_t here = area->start;

	area->what = FREE;
	area->step = NULL;
	for (size_t i = 0; i < vdsos; i++)
		if (within(here, plan->at->vdso[i].start, plan->at->vdso[i].end))
			area->what = i + 1 == vdsos ? VDSO : VVAR;
	if (within(here, stack->bottom, stack->end))
		area->what = here < filled_from(plan) ? STACK_EMPTY : STACK_FILLED;
	if (within(here, kept.start, kept.end))
		area->what = KEPT_PAGE;
	for (size_t i = plan->steps; i-- > 0 && area->what == FREE;) {
		const struct step *step = &plan->step[i];

		if (maps_memory(step) && within(here, step->address, step->address + step->length)) {
			area->what = SEGMENT;
			area->step = step;
		}
	}
}

/* The area that ends at `end`; edges inside one and the same thing are passed over. */
static void area_below(const struct plan *plan, uint64_t end, struct area *area)
{
	struct area next;

	*area = (struct area){.start = next_edge(plan, end), .end = end};
	identify(plan, area);
	while (area->start) {
		next = (struct area){.start = next_edge(plan, area->start), .end = area->start};
		identify(plan, &next);
		if (next.what != area->what || next.step != area->step
		    || (area->what == FREE && area->start == plan->at->brk))
			break;
		area->start = next.start;
	}
}

/* ---- rows ---- */

static void begin_row(struct picture *p, const char *side)
{
	prose_pad(p->out, EDGE);
	text_string(p->out, side);
}

static void end_box(struct picture *p, const char *side)
{
	prose_pad(p->out, EDGE + 1 + INSIDE);
	text_string(p->out, side);
}

/* One row of a box: "name     r-x    164 KiB", and a note to its right. */
static void row(struct picture *p, int solid, const char *name, const char *prot, uint64_t bytes,
	const struct prose *note)
{
	const char *side = solid ? "│" : "┊";

	begin_row(p, side);
	text_format(p->out, " %s", name);
	prose_pad(p->out, EDGE + 14);
	text_string(p->out, prot);
	if (bytes) {
		prose_pad(p->out, EDGE + 18);
		prose_size_right(p->out, bytes, 11);
	}
	end_box(p, side);
	if (note && note->text.length) {
		prose_pad(p->out, NOTE);
		prose_wrap(note, p->out, NOTE);
	}
	text_char(p->out, '\n');
}

static void line(struct picture *p, uint64_t address, const char *left, const char *right)
{
	prose_hex_right(p->out, address, EDGE - 1);
	text_char(p->out, ' ');
	text_string(p->out, left);
	for (int i = 0; i < INSIDE; i++)
		text_string(p->out, "─");
	text_string(p->out, right);
	text_char(p->out, '\n');
}

/* A row without protection and size. */
static void words(struct picture *p, int solid, const char *name, uint64_t bytes, const char *note)
{
	struct prose prose;

	prose_begin(&prose);
	text_string(&prose.text, note);
	row(p, solid, name, "", bytes, &prose);
}

/* ---- what is in an area ---- */

static const char *segment_name(const struct step *step)
{
	if (step->op == STEP_MAP_ZERO)
		return "bss";
	if (step->prot & 4)
		return "text";
	if (step->prot & 2)
		return "data";
	return step->prot & 1 ? "rodata" : "no access";
}

static void entry_note(const struct plan *plan, const struct area *area, struct text *note)
{
	if (within(plan->at->start, area->start, area->end))
		text_format(note, " ← execution starts at %x", plan->at->start);
	if (plan->interp && within(plan->at->entry, area->start, area->end))
		text_format(note, " ← the interpreter jumps to the program's entry, %x",
			plan->at->entry);
}

static void segment(struct picture *p, const struct area *area)
{
	const struct step *step = area->step;
	const char *path = step->role == OF_INTERP ? p->plan->interp_path : p->plan->program_path;
	struct section_walk walk;
	struct prose note, prot;
	const char *name;
	int n = 0;

	prose_begin(&note);
	prose_begin(&prot);
	prose_quoted(&note.text, prose_base(path), 24);
	section_begin(&walk, p->plan, p->sections, step);
	section_clip(&walk, p->plan, step, area->start, area->end);
	while ((name = section_next(&walk))) {
		text_string(&note.text, n++ ? " " : ": ");
		prose_quoted(&note.text, name, 24);
	}
	entry_note(p->plan, area, &note.text);
	prose_prot(&prot.text, step->prot);
	text_char(&prot.text, '\0');
	row(p, 1, segment_name(step), prot.bytes, area->end - area->start, &note);
}

static void stack_rows(struct picture *p, const struct area *area)
{
	struct prose note, prot;

	prose_begin(&note);
	prose_begin(&prot);
	prose_prot(&prot.text, p->plan->at->stack_prot);
	text_char(&prot.text, '\0');
	if (area->what == STACK_FILLED)
		text_format(&note.text, "strings, auxv, envp, argv, argc ← sp = %x", p->plan->stack->sp);
	else
		text_string(&note.text, "[stack]: zero pages, not touched yet; calls push downwards");
	row(p, 1, area->what == STACK_FILLED ? "stack" : "stack ↓", prot.bytes,
		area->end - area->start, &note);
}

static void heap(struct picture *p)
{
	struct prose note;

	prose_begin(&note);
	text_format(&note.text, "[heap]: empty as yet; brk() moves its end up from %x",
		p->plan->at->brk);
	row(p, 0, "heap ↑", "rw-", 0, &note);
	line(p, p->plan->at->brk, "├", "┤");
	p->heap_drawn = 1;
}

/* ---- free room ---- */

static void below_stack(struct picture *p, struct text *note)
{
	uint64_t limit = p->plan->host->stack_limit;

	text_string(note, "the stack grows into this by itself, ");
	if (limit >= ARCH_USER_END) {
		text_string(note, "without limit");
		return;
	}
	text_string(note, "to ");
	text_size(note, limit);
	text_string(note, " at most (RLIMIT_STACK)");
}

static void free_room(struct picture *p, const struct area *area)
{
	const struct plan *plan = p->plan;
	int first = area->start == 0;
	struct prose note;

	prose_begin(&note);
	if (area->end == plan->stack->bottom)
		below_stack(p, &note.text);
	if (area->start == p->mmap_gap && area->end > area->start) {
		text_string(&note.text, note.text.length ? "; " : "");
		text_string(&note.text, "mmap area ↓: mmap() takes the highest place that is free");
	}
	if (first) {
		text_string(&note.text, note.text.length ? "; " : "");
		text_format(&note.text, "never mapped below %x, so that a NULL pointer is SIGSEGV",
			plan->host->min_address);
	}
	row(p, 0, "free", "", area->end - area->start, &note);
	if (area->start == plan->at->brk)
		heap(p);
}

/* ---- long runs ---- */

static int hide(struct picture *p, const struct area *area)
{
	unsigned role = area->what == SEGMENT ? area->step->role : OF_NONE;
	uint64_t index;

	if (area->what == FREE)
		return p->hidden && area->start && area->start != p->mmap_gap
			&& area->start != p->plan->at->brk;
	if (area->what != SEGMENT)
		return 0;
	index = p->seen[role]++;
	return p->maps[role] > RUN_MAX && index >= RUN_SHOWN
		&& index < p->maps[role] - RUN_SHOWN;
}

static void flush_hidden(struct picture *p, uint64_t start)
{
	struct prose note;

	if (!p->hidden)
		return;
	prose_begin(&note);
	text_format(&note.text, "… %u more areas like these, ", p->hidden);
	text_size(&note.text, p->hidden_bytes);
	text_string(&note.text, " of them mapped; --json has them all");
	row(p, 1, "⋮", "", p->hidden_end - start, &note);
	line(p, start, "├", "┤");
	p->hidden = 0;
}

static void draw(struct picture *p, const struct area *area)
{
	if (hide(p, area)) {
		if (!p->hidden) {
			p->hidden_end = area->end;
			p->hidden_bytes = 0;
		}
		p->hidden += area->what == SEGMENT;
		p->hidden_bytes += area->what == SEGMENT ? area->end - area->start : 0;
		return;
	}
	flush_hidden(p, area->end);
	switch (area->what) {
	case SEGMENT: segment(p, area); break;
	case STACK_FILLED:
	case STACK_EMPTY: stack_rows(p, area); break;
	case VDSO: words(p, 1, "vDSO    r-x", area->end - area->start,
		"[vdso]: code of the kernel for fast calls such as clock_gettime()"); break;
	case VVAR: words(p, 1, "vvar    r--", area->end - area->start,
		"[vvar]: the clock, written by the kernel, read by the vDSO"); break;
	case KEPT_PAGE: words(p, 1, "uload   r-x", area->end - area->start,
		"the one page of uload that stays on this kernel"); break;
	default: free_room(p, area); break;
	}
	if (area->start && !(area->what == FREE && area->start == p->plan->at->brk))
		line(p, area->start, "├", "┤");
}

/* mmap() searches from the top down; the widest gap between break and stack is where it will live. */
static void find_mmap_gap(struct picture *p)
{
	uint64_t widest = 0;

	for (uint64_t end = p->plan->stack->bottom; end > p->plan->at->brk;) {
		struct area area;

		area_below(p->plan, end, &area);
		if (area.what == FREE && area.end - area.start > widest) {
			widest = area.end - area.start;
			p->mmap_gap = area.start;
		}
		end = area.start;
	}
}

void picture_print(const struct plan *plan, const struct section_pair *sections, struct text *out)
{
	struct picture p = {.plan = plan, .sections = sections, .out = out};
	struct area area = {.start = ARCH_USER_END};

	for (size_t i = 0; i < plan->steps; i++)
		if (maps_memory(&plan->step[i]))
			p.maps[plan->step[i].role]++;
	find_mmap_gap(&p);
	line(&p, UINT64_MAX, "┌", "┐");
	words(&p, 1, "kernel", -ARCH_KERNEL_HALF, "the kernel's half, closed to programs");
	line(&p, ARCH_KERNEL_HALF, "├", "┤");
	words(&p, 0, "no addresses", 0, "not canonical: the upper 17 bits of an address are all alike");
	line(&p, ARCH_USER_END, "├", "┤");
	while (area.start) {
		area_below(plan, area.start, &area);
		draw(&p, &area);
	}
	line(&p, 0, "└", "┘");
}
