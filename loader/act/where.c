/* where.c: see where.h.
 *
 * In a native exec the vDSO comes last, in ours it is there first. So it steps aside (mremap) while
 * the kernel is asked for the places of interpreter, static-PIE and vDSO; the plan moves it to the
 * place that the kernel names. A question is a real mmap of the real file, at once unmapped: page
 * cache alignment, legacy layout and chance all answer as they would natively. */
#include "where.h"


#include "arch.h"
#include "sys.h"

#define NEAR (1UL << 40)

static int move(const struct range *from, uint64_t to)
{
	return sys_failed(sys_mremap(from->start, from->end - from->start, to));
}

static int move_all(struct host *host, const struct range *from, int64_t shift)
{
	for (size_t i = 0; i < host->vdsos; i++)
		if (move(&from[i], from[i].start + (uint64_t)shift))
			return -1;
	return 0;
}

static void add_vdso(struct host *host, const struct range *home, int64_t shift)
{
	host->vdso_home[host->vdsos] = *home;
	host->vdso[host->vdsos++] = (struct range){home->start + (uint64_t)shift,
		home->end + (uint64_t)shift};
}

/* Linux before 6.17 moves one mapping at a time, and does not say where one ends and the next begins.
 * But it does not split these, so the first length that moves is the mapping's own. */
static int park_singly(struct host *host, struct range all, int64_t shift)
{
	struct range one = {all.start, all.start};

	host->vdsos = 0;
	while (one.end < all.end && host->vdsos < HOST_MAX_VDSO) {
		one.end += ARCH_PAGE;
		if (move(&one, one.start + (uint64_t)shift))
			continue;
		add_vdso(host, &one, shift);
		one.start = one.end;
	}
	return one.start == all.end ? 0 : -1;
}

static void park(struct host *host, uint64_t parking)
{
	struct range all = host->vdso_home[0];
	int64_t shift = (int64_t)(parking - all.start);

	if (!parking) {
		host->vdso_fixed = 1;
		return;
	}
	host->vdso_parked = 1;
	if (!move(&all, parking)) {
		host->vdsos = 0;
		add_vdso(host, &all, shift);
		return;
	}
	if (!park_singly(host, all, shift))
		return;
	move_all(host, host->vdso, -shift);
	host->vdsos = 1;
	host->vdso[0] = host->vdso_home[0] = all;
	host->vdso_parked = 0;
	host->vdso_fixed = 1;
}

void where_undo(struct host *host)
{
	if (!host->vdso_parked)
		return;
	move_all(host, host->vdso, (int64_t)(host->vdso_home[0].start - host->vdso[0].start));
	for (size_t i = 0; i < host->vdsos; i++)
		host->vdso[i] = host->vdso_home[i];
	host->vdso_parked = 0;
}

static int ask_file(const struct file *file, const struct image *image, uint64_t span,
	uint64_t hint, uint64_t *answer, struct refusal *why)
{
	const Elf64_Phdr *ph = &image->phdr[image->first_load];
	struct segment s;
	long at;

	segment_place(ph, image->first_load, 0, &s);
	at = ph->p_filesz
		? sys_mmap(hint, span, (int)s.prot, MAP_PRIVATE, file->fd, s.offset)
		: sys_mmap(hint, span, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (sys_failed(at))
		return refuse_named(why, SYSTEM, "asking the kernel for the program's place", (int)-at);
	sys_munmap((uint64_t)at, span);
	*answer = (uint64_t)at;
	return 0;
}

/* The segments of an image whose places are held with PROT_NONE mappings. */
struct hold {
	const struct image *image;
	uint64_t bias;
	unsigned char held[IMAGE_MAX_PHDRS / 8 + 1];
};

/* Only what lies in the same part of the address space as the vDSO matters to the questions. */
static int near_vdso(const struct segment *s, const struct host *host)
{
	uint64_t vdso = host->vdso_home[0].start;

	return s->mem_end > s->page && s->mem_end + NEAR > vdso && s->page < vdso + NEAR;
}

/* Does the segment lie over something that uload needs? */
static int over_ours(const struct segment *s, const struct host *host)
{
	for (size_t i = 0; i < host->owns; i++)
		if (ranges_meet(s->page, s->mem_end, &host->own[i]))
			return 1;
	for (size_t i = 0; i < host->vdsos; i++)
		if (ranges_meet(s->page, s->mem_end, &host->vdso[i]))
			return 1;
	return ranges_meet(s->page, s->mem_end, &host->stack);
}

/* Holds the places of an image's segments, so that the kernel does not offer them. A segment may lie
 * over another one, not over what is ours. */
static void hold(struct hold *h, const struct image *image, uint64_t bias, const struct host *host)
{
	*h = (struct hold){.image = image, .bias = bias};
	for (int i = 0; image && i < image->phnum; i++) {
		struct segment s;

		if (image->phdr[i].p_type != PT_LOAD)
			continue;
		segment_place(&image->phdr[i], i, bias, &s);
		if (near_vdso(&s, host) && !over_ours(&s, host)
		    && !sys_failed(sys_mmap(s.page, s.mem_end - s.page, PROT_NONE,
			MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0)))
			h->held[i / 8] |= (unsigned char)(1 << i % 8);
	}
}

static void release(const struct hold *h)
{
	for (int i = 0; h->image && i < h->image->phnum; i++) {
		struct segment s;

		if (!(h->held[i / 8] & 1 << i % 8))
			continue;
		segment_place(&h->image->phdr[i], i, h->bias, &s);
		sys_munmap(s.page, s.mem_end - s.page);
	}
}

static void ask_vdso(const struct image *program, const struct image *interp,
	const struct layout *at, uint64_t span, struct host *host)
{
	struct hold first, second;
	long place;

	hold(&first, program, at->bias, host);
	hold(&second, interp, at->interp_bias, host);
	place = sys_mmap(0, span, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (!sys_failed(place)) {
		sys_munmap((uint64_t)place, span);
		host->where.vdso = (uint64_t)place;
	}
	release(&first);
	release(&second);
}

/* The program's own segments are mapped before its interpreter is placed. */
static int ask_interp(const struct file *interp, const struct image *image,
	const struct image *program, uint64_t bias, const struct question *q, struct host *host,
	struct refusal *why)
{
	struct hold h;
	int failed;

	hold(&h, program, bias, host);
	failed = ask_file(interp, image, q->interp_span, q->interp_hint, &host->where.interp, why);
	release(&h);
	return failed;
}

int where_ask(const struct file *program, const struct image *image, const struct file *interp,
	const struct image *interp_image, const struct request *rq, struct host *host,
	struct layout *at, struct refusal *why)
{
	struct question q;

	if (interp_image || image->type == ET_DYN || image->high > ARCH_USER_END / 8
	    || rq->mode != MODE_RUN)
		probe_vdso(host);
	layout_question(image, interp_image, rq, host, &q);
	if (q.vdso)
		park(host, q.parking);
	if (q.program && ask_file(program, image, q.program_span, 0, &host->where.program, why))
		return -1;
	if (q.interp && (layout_bias(image, interp_image, rq, host, at, why)
		|| ask_interp(interp, interp_image, image, at->bias, &q, host, why)))
		return -1;
	if (layout_bias(image, interp_image, rq, host, at, why))
		return -1;
	if (host->vdso_parked)
		ask_vdso(image, interp_image, at, q.vdso_span, host);
	return 0;
}
