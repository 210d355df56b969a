/* layout.c: the kernel's choice of addresses, made again. See layout.h. Pure. */
#include "layout.h"

#include <sys/mman.h>

#include "arch.h"
#include "place.h"

#define LOWEST_PAGES 65536 /* below the usual vm.mmap_min_addr */

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

/* What the stack takes now, or what --stack-size makes it grow to: over the gap that the kernel keeps
 * below a stack that grows (stack_guard_gap). */
static struct range wanted_stack(const struct request *rq, const struct host *host)
{
	struct range stack = host->stack;
	uint64_t size = page_up(rq->stack_size) + PLACE_STACK_GUARD;

	if (rq->has_stack_size && size < stack.end && stack.end - size < stack.start - PLACE_STACK_GUARD)
		stack.start = stack.end - size;
	return stack;
}

/* Program and interpreter are not held against each other: natively the stack alone is mapped before
 * the program, and where the interpreter meets the program the later mapping wins. */
static int check_places(const struct image *image, uint64_t bias, const struct host *host,
	const struct request *rq, struct refusal *why)
{
	struct range stack = wanted_stack(rq, host);
	struct range hull = place_vdso_hull(host);

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
		if (ranges_meet(s.page, s.mem_end, &stack))
			return refuse(why, OVER_STACK, i, s.page, s.mem_end);
		if ((host->vdso_fixed || hull.start > host->stack.end)
		    && ranges_meet(s.page, s.mem_end, &hull))
			return refuse(why, OVER_VDSO, i, s.page, s.mem_end);
	}
	return 0;
}

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
	at->brk = page_up(rq->brk);
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

/* The vDSO waits and ends up beside the images: the kernel's answers see to that, if it gave any. */
static int check_vdso(const struct image *image, uint64_t bias, const struct host *host,
	const struct layout *at, struct refusal *why)
{
	const struct range *waits = host->vdso, *ends = at->vdso;
	size_t last = host->vdsos - 1;
	struct range hulls[2] = {{0, 0}, {0, 0}};

	if (!image || host->vdsos == 0)
		return 0;
	hulls[0] = (struct range){waits[0].start, waits[last].end};
	if (host->parking)
		hulls[0] = (struct range){host->parking,
			host->parking + waits[last].end - waits[0].start};
	hulls[1] = (struct range){ends[0].start, ends[last].end};
	for (int i = host->vdso_parked || host->living ? 0 : 1; i < 2; i++) {
		int index = layout_over(image, bias, &hulls[i]);
		struct segment s;

		if (index < 0)
			continue;
		segment_place(&image->phdr[index], index, bias, &s);
		return refuse(why, OVER_VDSO, index, s.page, s.mem_end);
	}
	return 0;
}

static int needs_bridge(const struct image *program, const struct image *interp,
	const struct request *rq, const struct host *host, const struct layout *at)
{
	if (rq->faults.on || !host->in_place || host->exe_link != EXE_LINK_UNWANTED || rq->trace)
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

	at->bridge = (struct range){0, 0};
	if (!needs_bridge(program, interp, rq, host, at))
		return 0;
	at->bridge.start = place_find_gap(&o, length,
		rq->faults.on ? ARCH_KEPT_HINT : ARCH_BRIDGE_HINT);
	at->bridge.end = at->bridge.start + length;
	return at->bridge.start ? 0 : refuse(why, NO_ROOM, -1, length, 0);
}

/* Everything in the user half but what is kept: stack, vDSO (where it waits), bridge. The lowest pages by
 * themselves: a page 0 that personality(2) asked for is sealed by the kernel. */
static void unmap_all_but(const struct host *host, struct layout *at)
{
	struct range vdso = place_vdso_hull(host), keep[3] = {host->stack, at->bridge, {0, 0}};
	uint64_t from = LOWEST_PAGES;

	if (host->parking)
		vdso = (struct range){host->parking, host->parking + (vdso.end - vdso.start)};
	keep[2] = vdso;
	at->unmap[at->unmaps++] = (struct range){0, LOWEST_PAGES};
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
	at->unmaps = 0;
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

	if (check_places(program, at->bias, host, rq, why))
		return -1;
	choose_addresses(program, interp, at);
	choose_extents(program, at);
	choose_vdso(host, at);
	if (check_vdso(program, at->bias, host, at, why))
		return -1;
	if (interp && (check_places(interp, at->interp_bias, host, rq, why)
		    || check_vdso(interp, at->interp_bias, host, at, why))) {
		why->file = "interpreter";
		return -1;
	}
	at->stack_prot = PROT_READ | PROT_WRITE | (stack_flags & PF_X ? PROT_EXEC : 0u);
	if (at->start >= ARCH_USER_END)
		return refuse(why, ENTRY_IN_USER, -1, at->start, ARCH_USER_END);
	if (choose_brk(program, interp, rq, host, at, why)
	    || choose_bridge(program, interp, rq, host, bridge_bytes, at, why))
		return -1;
	choose_unmaps(host, at);
	return 0;
}
