/* picture.c: see picture.h. Pure. From the top of the address space down, area by area. */
#include "picture.h"

#include <sys/mman.h>

#include "arch.h"
#include "areas.h"
#include "call.h"
#include "prose.h"

#define EDGE 20      /* column of the left side of the box */
#define INSIDE 30    /* columns inside the box */
#define PROT (EDGE + 14)
#define SIZE (EDGE + 18)
#define SIZE_COLUMNS 11
#define NOTE (EDGE + INSIDE + 3)
#define RUN_SHOWN 6  /* areas of one file that are drawn at each end of a long run */
#define RUN_MAX 20   /* areas of one file that are all drawn */
#define NO_PROT 8u   /* a row that says nothing about protection */

struct picture {
	const struct plan *plan;
	const struct section_pair *sections;
	struct text *out;
	uint64_t mmap_gap;  /* start of the room in which mmap() will place things */
	uint64_t maps[3];   /* steps that map, by role */
	uint64_t seen[3];   /* areas drawn or hidden, by role */
	uint64_t hidden, hidden_bytes, hidden_end;
};

/* ---- rows ---- */

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

static void open_box(struct picture *p, const char *side)
{
	prose_pad(p->out, EDGE);
	text_string(p->out, side);
}

/* The right side of a box, and as much of the note as fits on this line. Returns where it got to. */
static size_t close_box(struct picture *p, const char *side, const struct prose *note, size_t from)
{
	size_t n = prose_line(note, from, PROSE_WIDTH - NOTE);

	prose_pad(p->out, EDGE + 1 + INSIDE);
	text_string(p->out, side);
	if (n) {
		prose_pad(p->out, NOTE);
		text_bytes(p->out, note->bytes + from, n);
	}
	text_char(p->out, '\n');
	return from + n + 1;
}

/* One box, without its lower edge: "name     r-x    164 KiB", and a note to its right. */
static void box(struct picture *p, const char *name, unsigned prot, uint64_t bytes,
	const struct prose *note)
{
	const char *side = prot == NO_PROT ? "┊" : "│";
	size_t from;

	open_box(p, side);
	text_format(p->out, " %s", name);
	prose_pad(p->out, PROT);
	if (prot != NO_PROT)
		prose_prot(p->out, prot);
	prose_pad(p->out, SIZE);
	if (bytes)
		prose_size_right(p->out, bytes, SIZE_COLUMNS);
	for (from = close_box(p, side, note, 0); from < note->text.length;) {
		open_box(p, side);
		from = close_box(p, side, note, from);
	}
}

static void say(struct picture *p, const char *name, unsigned prot, uint64_t bytes,
	const char *words)
{
	struct prose note;

	prose_begin(&note);
	text_string(&note.text, words);
	box(p, name, prot, bytes, &note);
}

/* ---- segments ---- */

/* The page in which the file's bytes end and .bss begins belongs to the file's mapping. */
static int holds_bss(const struct plan *plan, const struct area *area)
{
	const struct step *next = area->step + 1;

	return next < plan->step + plan->steps && next->op == STEP_WIPE
		&& next->index == area->step->index && next->role == area->step->role
		&& next->address < area->end;
}

static const char *segment_name(const struct plan *plan, const struct area *area)
{
	const struct step *step = area->step;

	if (step->op == STEP_MAP_ZERO)
		return step->prot & PROT_EXEC ? "bss (x)" : "bss";
	if (step->prot & PROT_EXEC)
		return step->prot & PROT_WRITE ? "text, data" : "text";
	if (step->prot & PROT_WRITE)
		return holds_bss(plan, area) ? "data, bss" : "data";
	return step->prot & PROT_READ ? "rodata" : "no access";
}

static int within(uint64_t address, const struct area *area)
{
	return area->start <= address && address < area->end;
}

static void entry_note(const struct plan *plan, const struct area *area, struct text *note)
{
	if (within(plan->at->start, area))
		text_format(note, "\n← starts at %x", plan->at->start);
	if (plan->interp && within(plan->at->entry, area))
		text_format(note, "\n← the interpreter jumps to %x", plan->at->entry);
}

/* The page in the break's way, of --fault=no-brk. */
static void guard(struct picture *p, const struct area *area)
{
	struct prose note;

	prose_begin(&note);
	text_string(&note.text, "--fault: inaccessible, in the way of brk()");
	box(p, "guard", PROT_NONE, area->end - area->start, &note);
}

static void segment(struct picture *p, const struct area *area)
{
	const struct step *step = area->step;
	int interp = step->role == OF_INTERP;
	const struct image *image = interp ? p->plan->interp : p->plan->program;
	const Elf64_Phdr *ph = &image->phdr[step->index];
	struct section_walk walk;
	struct prose note;
	const char *name;

	prose_begin(&note);
	prose_quoted(&note.text, prose_base(call_file(p->plan, step)), 24);
	text_string(&note.text, step->op == STEP_MAP_FILE && ph->p_offset == 0 ? ": ELF header" : ":");
	section_begin(&walk, p->plan, p->sections, step);
	if (step->op == STEP_MAP_FILE && holds_bss(p->plan, area))
		walk.end = ph->p_vaddr + ph->p_memsz;
	section_clip(&walk, p->plan, step, area->start, area->end);
	while ((name = section_next(&walk))) {
		text_char(&note.text, ' ');
		prose_quoted(&note.text, name, 24);
	}
	if (note.bytes[note.text.length - 1] == ':') /* no section names: no colon */
		note.text.length--;
	entry_note(p->plan, area, &note.text);
	box(p, segment_name(p->plan, area), step->prot, area->end - area->start, &note);
}

static void stack(struct picture *p, const struct area *area)
{
	struct prose note;

	prose_begin(&note);
	if (area->kind == STACK_FILLED)
		text_format(&note.text, "[stack]: strings, auxv, envp, argv, argc\n← sp = %x",
			p->plan->stack->sp);
	else
		text_string(&note.text, fault_takes_stack(&p->plan->request->faults)
			? "[stack]: 0xa5 below sp, then zero pages" : "[stack]: zero pages; calls push downwards");
	box(p, area->kind == STACK_FILLED ? "stack" : "stack ↓", p->plan->at->stack_prot,
		area->end - area->start, &note);
}

/* ---- free room ---- */

static struct text *next_sentence(struct prose *note)
{
	if (note->text.length)
		text_string(&note->text, "; ");
	return &note->text;
}

static void stack_limit(uint64_t limit, struct text *note)
{
	text_string(note, "↓ the stack grows into this by itself,\n");
	if (limit >= ARCH_USER_END) {
		text_string(note, "without limit");
		return;
	}
	text_string(note, "to ");
	text_size(note, limit);
	text_string(note, " at most (RLIMIT_STACK)");
}

static void heap(struct picture *p)
{
	struct prose note;

	open_box(p, "┊");
	prose_begin(&note);
	close_box(p, "┊", &note, 0);
	text_format(&note.text, "[heap]: empty as yet; brk() moves its end up\nfrom %x",
		p->plan->at->brk);
	box(p, "heap ↑", NO_PROT, 0, &note);
}

static void free_room(struct picture *p, const struct area *area)
{
	const struct plan *plan = p->plan;
	struct prose note;

	prose_begin(&note);
	if (area->start >= plan->stack->end && plan->host->randomize)
		text_string(next_sentence(&note), "by chance (ASLR)");
	if (area->end == plan->stack->bottom)
		stack_limit(plan->host->stack_limit, next_sentence(&note));
	if (area->start == p->mmap_gap && area->start)
		text_string(next_sentence(&note),
			"↓ mmap area: mmap() takes the highest place\nwith enough room");
	if (area->end == plan->at->brk && area->start && plan->host->randomize_brk)
		text_string(next_sentence(&note), "by chance (ASLR)");
	if (area->start == 0)
		text_string(next_sentence(&note), "the lowest addresses stay free: using a\n"
			"NULL pointer is SIGSEGV (vm.mmap_min_addr)");
	box(p, "free", NO_PROT, area->end - area->start, &note);
	if (area->start == plan->at->brk)
		heap(p);
}

/* ---- long runs ---- */

static int hide(struct picture *p, const struct area *area)
{
	unsigned role;
	uint64_t index;

	if (area->kind == FREE)
		return p->hidden && area->start && area->start != p->mmap_gap
			&& area->start != p->plan->at->brk;
	if (area->kind != SEGMENT)
		return 0;
	role = area->step->role;
	index = p->seen[role]++;
	return p->maps[role] > RUN_MAX && index >= RUN_SHOWN
		&& index < p->maps[role] - RUN_SHOWN;
}

static void note_hidden(struct picture *p, const struct area *area)
{
	if (!p->hidden) {
		p->hidden_end = area->end;
		p->hidden_bytes = 0;
	}
	if (area->kind != SEGMENT)
		return;
	p->hidden++;
	p->hidden_bytes += area->end - area->start;
}

static void draw_hidden(struct picture *p, uint64_t start)
{
	struct prose note;

	prose_begin(&note);
	text_format(&note.text, "… %u more areas like these, ", p->hidden);
	text_size(&note.text, p->hidden_bytes);
	text_string(&note.text, " of it mapped; --json has their steps");
	box(p, "⋮", NO_PROT, p->hidden_end - start, &note);
	line(p, start, "├", "┤");
	p->hidden = 0;
}

static void draw(struct picture *p, const struct area *area)
{
	uint64_t bytes = area->end - area->start;

	if (hide(p, area)) {
		note_hidden(p, area);
		return;
	}
	if (p->hidden)
		draw_hidden(p, area->end);
	switch (area->kind) {
	case SEGMENT:
		if (area->step->index < 0)
			guard(p, area);
		else
			segment(p, area);
		break;
	case STACK_FILLED:
	case STACK_EMPTY: stack(p, area); break;
	case VDSO: say(p, "vDSO", PROT_READ | PROT_EXEC, bytes,
		"[vdso]: the kernel's code for fast calls"); break;
	case VVAR: say(p, "vvar", PROT_READ, bytes, "[vvar]: clock data, written by the kernel"); break;
	case KEPT_PAGE: say(p, "uload", PROT_READ | PROT_EXEC, bytes,
		plan_entry(p->plan) ? "the page of uload that rt_sigreturn(2) reads: it stays"
		: "the page of uload that stays on this kernel"); break;
	default: free_room(p, area); break;
	}
	line(p, area->start, area->start ? "├" : "└", area->start ? "┤" : "┘");
}

/* mmap() searches from the top down: it will live in the widest room between break and stack. */
static void find_mmap_gap(struct picture *p)
{
	uint64_t widest = 0;
	struct area area;

	for (uint64_t end = p->plan->stack->bottom; end > p->plan->at->brk; end = area.start) {
		area_below(p->plan, end, &area);
		if (area.kind == FREE && area.end - area.start > widest) {
			widest = area.end - area.start;
			p->mmap_gap = area.start;
		}
	}
}

void picture_print(const struct plan *plan, const struct section_pair *sections, struct text *out)
{
	struct picture p = {.plan = plan, .sections = sections, .out = out};
	struct area area = {.start = ARCH_USER_END};

	for (size_t i = 0; i < plan->steps; i++)
		if (plan->step[i].op == STEP_MAP_FILE || plan->step[i].op == STEP_MAP_ZERO)
			p.maps[plan->step[i].role]++;
	find_mmap_gap(&p);
	line(&p, UINT64_MAX, "┌", "┐");
	say(&p, "kernel", 0, -ARCH_KERNEL_HALF, "closed to programs");
	line(&p, ARCH_KERNEL_HALF, "├", "┤");
	say(&p, "no addresses", NO_PROT, 0, ARCH_NO_ADDRESSES);
	line(&p, ARCH_USER_END, "├", "┤");
	while (area.start) {
		area_below(plan, area.start, &area);
		draw(&p, &area);
	}
}
