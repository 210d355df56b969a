/* layout.c: the kernel's choice of addresses, made again. See layout.h. Pure.
 *
 * A PIE with an interpreter goes to ARCH_DYN_BASE plus chance; anything else position-independent
 * goes where the kernel's own mmap puts it, which is asked, not computed (act/probe.c). */
#include "layout.h"

#include <sys/mman.h>

#include "arch.h"

static unsigned segment_prot(uint32_t flags)
{
	return (flags & PF_R ? PROT_READ : 0u) | (flags & PF_W ? PROT_WRITE : 0u)
		| (flags & PF_X ? PROT_EXEC : 0u);
}

void segment_place(const Elf64_Phdr *ph, int index, uint64_t bias, struct segment *s)
{
	uint64_t start = ph->p_vaddr + bias;

	s->index = index;
	s->page = page_down(start);
	s->file_end = start + ph->p_filesz;
	s->page_end = ph->p_filesz ? page_up(s->file_end) : s->page;
	s->mem_end = ph->p_memsz > ph->p_filesz ? page_up(start + ph->p_memsz) : s->page_end;
	s->offset = ph->p_offset - page_offset(start);
	s->prot = segment_prot(ph->p_flags);
	s->zero_prot = PROT_READ | PROT_WRITE | (ph->p_flags & PF_X ? PROT_EXEC : 0u);
	s->wipe_tail = ph->p_filesz && ph->p_memsz > ph->p_filesz && page_offset(s->file_end);
	s->wipe_must = s->wipe_tail && (ph->p_flags & PF_W);
	/* A page whose file bytes end on its edge and whose memory ends there too has mem_end below. */
	if (s->mem_end < s->page_end)
		s->mem_end = s->page_end;
}

static int ranges_meet(uint64_t start, uint64_t end, const struct range *r)
{
	return start < r->end && r->start < end;
}

int layout_over(const struct image *image, uint64_t bias, const struct range *range)
{
	for (int i = 0; image && i < image->phnum; i++) {
		struct segment s;

		if (image->phdr[i].p_type != PT_LOAD)
			continue;
		segment_place(&image->phdr[i], i, bias, &s);
		if (ranges_meet(s.page, s.mem_end, range))
			return i;
	}
	return -1;
}

/* ---- gaps: room for things that must lie in nobody's way ---- */

struct occupied {
	const struct image *program, *interp;
	uint64_t bias, interp_bias;
	const struct host *host;
	const struct range *more; /* one range more, or NULL */
};

static int taken(const struct occupied *o, const struct range *r)
{
	const struct host *host = o->host;

	if (layout_over(o->program, o->bias, r) >= 0 || layout_over(o->interp, o->interp_bias, r) >= 0)
		return 1;
	for (size_t i = 0; i < host->owns; i++)
		if (ranges_meet(host->own[i].start, host->own[i].end, r))
			return 1;
	for (size_t i = 0; i < host->busys; i++)
		if (ranges_meet(host->busy[i].start, host->busy[i].end, r))
			return 1;
	for (size_t i = 0; i < host->vdsos; i++)
		if (ranges_meet(host->vdso[i].start, host->vdso[i].end, r)
		    || ranges_meet(host->vdso_home[i].start, host->vdso_home[i].end, r))
			return 1;
	return ranges_meet(host->stack.start - (1 << 20), host->stack.end, r)
		|| (o->more && ranges_meet(o->more->start, o->more->end, r))
		|| r->start < host->min_address || r->end > ARCH_USER_END;
}

/* First fit: at `hint`, in a few quiet places, else right behind some PT_LOAD (one of them has room
 * behind it unless the whole address space is full). 0 if there is none. */
static uint64_t find_gap(const struct occupied *o, uint64_t length, uint64_t hint)
{
	const uint64_t quiet[] = {hint, 0x20000, 0x10000000, 0x700000000, 0x100000000000};
	struct range r;

	for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++) {
		r = (struct range){quiet[i], quiet[i] + length};
		if (!taken(o, &r))
			return r.start;
	}
	for (int i = 0; i < o->program->phnum; i++) {
		struct segment s;

		if (o->program->phdr[i].p_type != PT_LOAD)
			continue;
		segment_place(&o->program->phdr[i], i, o->bias, &s);
		r = (struct range){s.mem_end, s.mem_end + length};
		if (!taken(o, &r))
			return r.start;
	}
	return 0;
}

/* ---- the vDSO ---- */

static struct range vdso_hull(const struct host *host)
{
	if (host->vdsos == 0)
		return (struct range){0, 0};
	return (struct range){host->vdso_home[0].start, host->vdso_home[host->vdsos - 1].end};
}

/* Would the kernel's mmap have a say in anything near the vDSO? Then its place has to be asked.
 * A vDSO above the stack (Linux before 6.16) is placed by chance and stays. */
static int vdso_in_play(const struct image *program, const struct image *interp,
	const struct host *host)
{
	struct range hull = vdso_hull(host);
	struct range near = {hull.start - (1UL << 30), hull.end + (1UL << 30)};

	if (host->vdsos == 0 || host->vdso_fixed || hull.start > host->stack.end)
		return 0;
	if (interp || program->type == ET_DYN)
		return 1;
	return layout_over(program, 0, &near) >= 0;
}

void layout_infer(const struct image *program, const struct image *interp,
	const struct request *rq, struct host *host)
{
	uint64_t top = host->mmap_top;
	struct question q;

	layout_question(program, interp, rq, host, &q);
	if (q.interp)
		top = host->where.interp = page_down(top - q.interp_span);
	if (q.program)
		top = host->where.program = page_down(top - q.program_span) & ~(program->align - 1);
	host->vdso_fixed = host->vdsos && vdso_hull(host).start > host->stack.end;
	if (!host->vdsos || host->vdso_fixed)
		return;
	/* Whatever lies there now goes, so the vDSO always waits elsewhere meanwhile. */
	host->where.vdso = top - q.vdso_span;
	if (!q.parking) {
		struct image none = {.phnum = 0};
		struct occupied o = {.program = program->type == ET_EXEC ? program : &none,
			.interp = interp && interp->type == ET_EXEC ? interp : NULL, .host = host};

		q.parking = find_gap(&o, q.vdso_span, ARCH_PARKING_HINT);
	}
	host->parking = q.parking;
}

/* ---- the bias ---- */

static int load_base_asked(const struct image *program, const struct request *rq,
	struct layout *at, struct refusal *why)
{
	uint64_t span = image_span(program);

	if (program->type == ET_EXEC)
		return refuse(why, LOAD_BASE_EXEC, -1, program->low, 0);
	if (rq->load_base & (program->align - 1))
		return refuse(why, LOAD_BASE_ALIGN, -1, rq->load_base, program->align);
	if (rq->load_base >= ARCH_USER_END || span > ARCH_USER_END - rq->load_base)
		return refuse(why, LOAD_BASE_ROOM, -1, rq->load_base, span);
	at->bias = rq->load_base - program->low;
	return 0;
}

/* load_elf_binary(): where an ET_DYN's first page goes, before `- vaddr`. */
static uint64_t dyn_base(const struct image *program, const struct image *interp,
	const struct host *host)
{
	uint64_t base = host->where.program;

	if (interp) {
		base = ARCH_DYN_BASE;
		if (host->randomize)
			base += (host->chance_base & ((1UL << ARCH_DYN_RANDOM_BITS) - 1)) * ARCH_PAGE;
	}
	return base & ~(program->align - 1);
}

/* load_elf_binary(): the bias is rounded down behind `- vaddr`, so the first page may lie one lower
 * than the base. Only where mmap was left to choose does it lie just there. */
static uint64_t dyn_bias(const struct image *program, const struct image *interp, uint64_t base)
{
	uint64_t first = program->phdr[program->first_load].p_vaddr;

	if (!interp && program->align == ARCH_PAGE)
		return base - page_down(first);
	return page_down(base - first);
}

/* Is the bias known before the kernel has been asked? */
static int bias_known(const struct image *program, const struct image *interp,
	const struct request *rq, const struct host *host, uint64_t *bias)
{
	*bias = 0;
	if (program->type == ET_EXEC)
		return 1;
	if (rq->has_load_base)
		*bias = rq->load_base - program->low;
	else if (interp)
		*bias = dyn_bias(program, interp, dyn_base(program, interp, host));
	return rq->has_load_base || interp;
}

void layout_question(const struct image *program, const struct image *interp,
	const struct request *rq, const struct host *host, struct question *q)
{
	static const struct image nothing = {.phnum = 0};
	struct occupied o = {.interp = interp && interp->type == ET_EXEC ? interp : NULL, .host = host};
	struct range hull = vdso_hull(host);

	o.program = bias_known(program, interp, rq, host, &o.bias) ? program : &nothing;
	*q = (struct question){.program_span = image_span(program),
		.interp_span = interp ? image_span(interp) : 0, .vdso_span = hull.end - hull.start};
	q->program = program->type == ET_DYN && !interp && !rq->has_load_base;
	q->interp = interp && interp->type == ET_DYN;
	if (q->interp && program->type == ET_EXEC)
		q->interp_hint = page_down(interp->phdr[interp->first_load].p_vaddr);
	q->vdso = vdso_in_play(program, interp, host);
	if (q->vdso)
		q->parking = find_gap(&o, q->vdso_span, ARCH_PARKING_HINT);
}

int layout_bias(const struct image *program, const struct image *interp, const struct request *rq,
	const struct host *host, struct layout *at, struct refusal *why)
{
	*at = (struct layout){0};
	if (rq->has_load_base && load_base_asked(program, rq, at, why))
		return -1;
	if (program->type == ET_DYN && !rq->has_load_base) {
		uint64_t base = dyn_base(program, interp, host);

		if (base < host->min_address || base > ARCH_USER_END - image_span(program))
			return refuse(why, ALIGN_ROOM, -1, program->align, image_span(program));
		at->bias = dyn_bias(program, interp, base);
	}
	if (interp && interp->type == ET_DYN)
		at->interp_bias =
			host->where.interp - page_down(interp->phdr[interp->first_load].p_vaddr);
	return 0;
}

/* ---- checks that need addresses ---- */

/* Behind the bias: an interpreter's addresses, and a PIE whose segments lie below its first one. */
static int check_user_half(const struct image *image, const struct segment *s, struct refusal *why)
{
	uint64_t size = image->phdr[s->index].p_memsz;

	if (s->page >= ARCH_USER_END)
		return refuse(why, VADDR_IN_USER, s->index, s->page, ARCH_USER_END);
	if (s->mem_end > ARCH_USER_END || s->mem_end < s->page)
		return refuse(why, MEMSZ_IN_USER, s->index, size, s->page);
	return 0;
}

static int check_places(const struct image *image, uint64_t bias, const struct host *host,
	struct refusal *why)
{
	struct range hull = vdso_hull(host);

	for (int i = 0; i < image->phnum; i++) {
		struct segment s;

		if (image->phdr[i].p_type != PT_LOAD)
			continue;
		segment_place(&image->phdr[i], i, bias, &s);
		if (check_user_half(image, &s, why))
			return -1;
		if (s.page == s.mem_end)
			continue;
		if (s.page < host->min_address)
			return refuse(why, LOW_ADDRESS, i, s.page, host->min_address);
		if (ranges_meet(s.page, s.mem_end, &host->stack))
			return refuse(why, OVER_STACK, i, s.page, s.mem_end);
		if ((host->vdso_fixed || hull.start > host->stack.end)
		    && ranges_meet(s.page, s.mem_end, &hull))
			return refuse(why, OVER_VDSO, i, s.page, s.mem_end);
	}
	return 0;
}

/* The first PT_LOAD of an ET_EXEC is mapped with MAP_FIXED_NOREPLACE, before the interpreter;
 * what is mapped then, natively, is the stack alone. So only the interpreter can meet the program,
 * and there the later mapping wins, as in the kernel. */

/* ---- the rest ---- */

static void choose_addresses(const struct image *program, const struct image *interp,
	struct layout *at)
{
	at->phdr = image_phdr_address(program) + at->bias;
	at->base = interp ? at->interp_bias : 0;
	at->entry = program->entry + at->bias;
	at->start = interp ? interp->entry + at->interp_bias : at->entry;
}

static void choose_extents(const struct image *program, struct layout *at)
{
	uint64_t code_start = UINT64_MAX, code_end = 0, data_start = 0, data_end = 0;

	for (int i = 0; i < program->phnum; i++) {
		const Elf64_Phdr *ph = &program->phdr[i];
		uint64_t end = ph->p_vaddr + ph->p_filesz;

		if (ph->p_type != PT_LOAD)
			continue;
		if ((ph->p_flags & PF_X) && ph->p_vaddr < code_start)
			code_start = ph->p_vaddr;
		if ((ph->p_flags & PF_X) && end > code_end)
			code_end = end;
		if (ph->p_vaddr > data_start)
			data_start = ph->p_vaddr;
		if (end > data_end)
			data_end = end;
	}
	/* Without a PF_X segment the kernel leaves start_code at its maximum, which prctl refuses;
	 * the program dies at its first instruction anyway. */
	if (code_start >= code_end) {
		code_start = program->low;
		code_end = program->low + 1;
	}
	at->code_start = code_start + at->bias;
	at->code_end = code_end + at->bias;
	at->data_start = data_start + at->bias;
	at->data_end = data_end + at->bias;
}

/* A static-PIE's break is moved to the unused PIE area (load_elf_binary(), brk_moved). */
static int choose_brk(const struct image *program, const struct image *interp,
	const struct request *rq, const struct host *host, struct layout *at, struct refusal *why)
{
	int moved = program->type == ET_DYN && !interp;

	at->brk = page_up(moved ? ARCH_DYN_BASE : program->high + at->bias);
	if (host->randomize_brk) {
		if (!moved)
			at->brk += ARCH_PAGE;
		at->brk += host->chance_brk % (ARCH_BRK_RANDOM_BYTES / ARCH_PAGE) * ARCH_PAGE;
	}
	if (!rq->has_brk)
		return 0;
	if (rq->brk < host->min_address || rq->brk >= ARCH_USER_END)
		return refuse(why, BRK_ROOM, -1, rq->brk, host->min_address);
	at->brk = rq->brk;
	return 0;
}

static void choose_vdso(const struct host *host, struct layout *at)
{
	uint64_t shift = 0;

	if (host->where.vdso && host->vdsos)
		shift = host->where.vdso - host->vdso_home[0].start;
	for (size_t i = 0; i < host->vdsos; i++)
		at->vdso[i] = (struct range){host->vdso_home[i].start + shift,
			host->vdso_home[i].end + shift};
	at->vdso_base = host->vdso_base ? host->vdso_base + shift : 0;
}

static int needs_bridge(const struct image *program, const struct image *interp,
	const struct request *rq, const struct host *host, const struct layout *at)
{
	if (!host->in_place || host->exe_link != EXE_LINK_UNWANTED || rq->trace)
		return 1;
	for (size_t i = 0; i < host->owns; i++)
		if (layout_over(program, at->bias, &host->own[i]) >= 0
		    || layout_over(interp, at->interp_bias, &host->own[i]) >= 0)
			return 1;
	return 0;
}

static int choose_bridge(const struct image *program, const struct image *interp,
	const struct request *rq, const struct host *host, uint64_t length, struct layout *at,
	struct refusal *why)
{
	struct range vdso = {at->vdso[0].start, host->vdsos ? at->vdso[host->vdsos - 1].end : 0};
	struct occupied o = {program, interp, at->bias, at->interp_bias, host,
		host->vdsos ? &vdso : NULL};

	if (!needs_bridge(program, interp, rq, host, at))
		return 0;
	at->bridge.start = find_gap(&o, length, ARCH_BRIDGE_HINT);
	at->bridge.end = at->bridge.start + length;
	return at->bridge.start ? 0 : refuse(why, NO_ROOM, -1, length, 0);
}

/* Everything in the user half but what is kept: stack, vDSO (where it waits), bridge. */
static void unmap_all_but(const struct host *host, struct layout *at)
{
	struct range vdso = vdso_hull(host), keep[3] = {host->stack, at->bridge, {0, 0}};
	uint64_t from = host->min_address;

	if (host->parking)
		vdso = (struct range){host->parking, host->parking + (vdso.end - vdso.start)};
	keep[2] = vdso;
	while (from < ARCH_USER_END) {
		struct range next = {ARCH_USER_END, ARCH_USER_END};

		for (size_t i = 0; i < 3; i++)
			if (keep[i].start < keep[i].end && keep[i].start >= from
			    && keep[i].start < next.start)
				next = keep[i];
		if (next.start > from)
			at->unmap[at->unmaps++] = (struct range){from, next.start};
		from = next.end;
	}
}

static void choose_unmaps(const struct host *host, struct layout *at)
{
	if (host->living) {
		unmap_all_but(host, at);
		return;
	}
	if (at->bridge.start == at->bridge.end)
		return; /* uload runs from its own text to the end: LEAVE unmaps it */
	for (size_t i = 0; i < host->owns; i++)
		at->unmap[at->unmaps++] = host->own[i];
}

int layout_choose(const struct image *program, const struct image *interp,
	const struct request *rq, const struct host *host, uint64_t bridge_bytes, struct layout *at,
	struct refusal *why)
{
	uint32_t stack_flags = program->gnu_stack < 0 ? 0 : program->phdr[program->gnu_stack].p_flags;

	if (check_places(program, at->bias, host, why))
		return -1;
	if (interp && check_places(interp, at->interp_bias, host, why)) {
		why->file = "interpreter";
		return -1;
	}
	choose_addresses(program, interp, at);
	choose_extents(program, at);
	choose_vdso(host, at);
	at->stack_prot = PROT_READ | PROT_WRITE | (stack_flags & PF_X ? PROT_EXEC : 0u);
	if (at->start >= ARCH_USER_END)
		return refuse(why, ENTRY_IN_USER, -1, at->start, ARCH_USER_END);
	if (choose_brk(program, interp, rq, host, at, why)
	    || choose_bridge(program, interp, rq, host, bridge_bytes, at, why))
		return -1;
	choose_unmaps(host, at);
	return 0;
}
