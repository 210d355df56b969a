/* place.c: where program, interpreter and vDSO go, and room for what must lie in nobody's way.
 * See place.h and layout.h. Pure.
 *
 * A PIE with an interpreter goes to ARCH_DYN_BASE plus chance; anything else position-independent
 * goes where the kernel's own mmap puts it. That is asked where uload is alone (act/where.c), and
 * inferred by the same first fit where a living process is to be replaced. */
#include "place.h"

#include "arch.h"

/* ---- gaps ---- */

/* Where the vDSO is going to wait. */
static struct range parking_of(const struct host *host)
{
	struct range hull = place_vdso_hull(host);

	return (struct range){host->parking, host->parking ? host->parking + hull.end - hull.start : 0};
}

static int taken(const struct occupied *o, const struct range *r)
{
	const struct host *host = o->host;
	struct range parking = parking_of(host);

	if (layout_over(o->program, o->bias, r) >= 0 || layout_over(o->interp, o->interp_bias, r) >= 0
	    || ranges_meet(parking.start, parking.end, r))
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
	return ranges_meet(host->stack.start - PLACE_STACK_GUARD, host->stack.end, r)
		|| (o->more && ranges_meet(o->more->start, o->more->end, r))
		|| r->start < host->min_address || r->end > ARCH_USER_END;
}

uint64_t place_find_gap(const struct occupied *o, uint64_t length, uint64_t hint)
{
	const uint64_t quiet[] = {hint, 0x20000, 0x10000000, 0x700000000, 0x100000000000};
	struct range r;

	for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++) {
		r = (struct range){quiet[i], quiet[i] + length};
		if (!taken(o, &r))
			return r.start;
	}
	for (int i = 0; o->program && i < o->program->phnum; i++) {
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

struct range place_vdso_hull(const struct host *host)
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
	struct range hull = place_vdso_hull(host);
	struct range near = {hull.start - (1UL << 30), hull.end + (1UL << 30)};

	if (host->vdsos == 0 || host->vdso_fixed || hull.start > host->stack.end)
		return 0;
	if (interp || program->type == ET_DYN)
		return 1;
	return layout_over(program, 0, &near) >= 0;
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

/* elf_load() asks mmap only for bytes of a file. A first PT_LOAD without any lies where it says, and
 * what it says is 0: nothing can be mapped there. */
static int first_has_bytes(const struct image *image)
{
	return image->phdr[image->first_load].p_filesz != 0;
}

static uint64_t first_page(const struct image *image)
{
	return page_down(image->phdr[image->first_load].p_vaddr);
}

/* load_elf_binary(): where an ET_DYN's first page goes, before `- vaddr`. */
static uint64_t dyn_base(const struct image *program, const struct image *interp,
	const struct host *host)
{
	uint64_t base = first_has_bytes(program) ? host->where.program : 0;

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
		return base - first_page(program);
	return page_down(base - first);
}

/* Is the bias known before the kernel has been asked? */
static int bias_known(const struct image *program, const struct image *interp,
	const struct request *rq, const struct host *host, uint64_t *bias)
{
	*bias = 0;
	if (program->type == ET_EXEC || program->loads == 0)
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
	struct range hull = place_vdso_hull(host);

	o.program = bias_known(program, interp, rq, host, &o.bias) ? program : &nothing;
	*q = (struct question){.program_span = image_span(program),
		.interp_span = interp ? image_span(interp) : 0, .vdso_span = hull.end - hull.start};
	q->program = program->type == ET_DYN && !interp && !rq->has_load_base;
	q->interp = interp && interp->type == ET_DYN;
	if (q->interp && program->type == ET_EXEC)
		q->interp_hint = first_page(interp);
	q->vdso = vdso_in_play(program, interp, host)
		|| (host->vdsos && fault_on(&rq->faults, FAULT_MOVED_VDSO));
	if (q->vdso)
		q->parking = place_find_gap(&o, q->vdso_span, ARCH_PARKING_HINT);
}

/* load_elf_interp(): without bytes to map, the address that mmap would have been asked for. */
static uint64_t interp_base(const struct image *program, const struct image *interp,
	const struct host *host)
{
	if (first_has_bytes(interp))
		return host->where.interp;
	return program->type == ET_EXEC ? first_page(interp) : 0;
}

int layout_bias(const struct image *program, const struct image *interp, const struct request *rq,
	const struct host *host, struct layout *at, struct refusal *why)
{
	*at = (struct layout){0};
	if (rq->has_load_base && load_base_asked(program, rq, at, why))
		return -1;
	if (program->type == ET_DYN && !rq->has_load_base && program->loads) {
		uint64_t base = dyn_base(program, interp, host);

		if ((base < host->min_address && (interp || first_has_bytes(program)))
		    || base > ARCH_USER_END - image_span(program))
			return refuse(why, ALIGN_ROOM, -1, program->align, image_span(program));
		at->bias = dyn_bias(program, interp, base);
	}
	if (interp && interp->type == ET_DYN)
		at->interp_bias = interp_base(program, interp, host) - first_page(interp);
	return 0;
}

/* ---- where the kernel cannot be asked ---- */

/* The kernel's first fit, from host->mmap_top down (vm_unmapped_area()), or, in the legacy layout,
 * from host->mmap_bottom up; what has been placed already is in the way, holes in it are not. */
static uint64_t first_fit(const struct occupied *o, uint64_t length)
{
	const struct host *host = o->host;
	uint64_t bottom = host->mmap_bottom, start = bottom ? bottom : host->mmap_top - length;
	const struct image *images[] = {o->program, o->interp};
	const uint64_t bias[] = {o->bias, o->interp_bias};

	for (int moved = 1; moved;) {
		moved = 0;
		for (int i = 0; i < 2; i++) {
			struct range r = {start, start + length};
			int over = layout_over(images[i], bias[i], &r);
			struct segment s;

			if (over < 0)
				continue;
			segment_place(&images[i]->phdr[over], over, bias[i], &s);
			start = bottom ? s.mem_end : s.page - length;
			moved = 1;
		}
	}
	return start;
}

void layout_infer(const struct image *program, const struct image *interp,
	const struct request *rq, struct host *host)
{
	struct occupied o = {.host = host};
	struct question q;
	struct range end;

	layout_question(program, interp, rq, host, &q);
	if (!q.program)
		o.program = program;
	if (!bias_known(program, interp, rq, host, &o.bias))
		o.bias = 0;
	if (q.interp)
		host->where.interp = first_fit(&o, q.interp_span);
	if (q.program)
		host->where.program = first_fit(&o, q.program_span) & ~(program->align - 1);
	host->vdso_fixed = host->vdsos && place_vdso_hull(host).start > host->stack.end;
	if (!host->vdsos || host->vdso_fixed)
		return;
	o.program = program;
	o.interp = interp;
	if (q.program)
		o.bias = dyn_bias(program, interp, dyn_base(program, interp, host));
	if (q.interp)
		o.interp_bias = interp_base(program, interp, host) - first_page(interp);
	host->where.vdso = first_fit(&o, q.vdso_span);
	/* Whatever lies there now goes, so the vDSO always waits elsewhere meanwhile. */
	end = (struct range){host->where.vdso, host->where.vdso + q.vdso_span};
	o.more = &end;
	host->parking = place_find_gap(&o, q.vdso_span, ARCH_PARKING_HINT);
}
