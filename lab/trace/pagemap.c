/* pagemap.c: see pagemap.h. */
#include "pagemap.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "space.h"

#define PRESENT (1UL << 63)             /* in pagemap */
#define SCAN_PRESENT (1UL << 3)         /* PAGE_IS_PRESENT */
#define LONGEST (4UL << 30)             /* bytes of an area that is read page by page */
#define TOP 0x7ffffffff000UL

struct scan_region { uint64_t start, end, categories; };
struct scan_argument { /* struct pm_scan_arg, <linux/fs.h> of Linux 6.7 */
	uint64_t size, flags, start, end, walk_end, vec, vec_len, max_pages, category_inverted,
		category_mask, category_anyof_mask, return_mask;
};
#define SCAN _IOWR('f', 16, struct scan_argument)

static int descriptor(struct process *p)
{
	char path[64];

	if (p->pagemap >= 0)
		return p->pagemap;
	snprintf(path, sizeof path, "/proc/%d/pagemap", p->pid);
	return p->pagemap = open(path, O_RDONLY | O_CLOEXEC);
}

uint64_t pagemap_bits(struct process *p, uint64_t start, unsigned pages)
{
	uint64_t entry[64], bits = 0;
	ssize_t n = pread(descriptor(p), entry, pages * sizeof *entry, (off_t)(start / PAGE * 8));

	for (unsigned i = 0; n > 0 && i < (size_t)n / sizeof *entry; i++)
		if (entry[i] & PRESENT)
			bits |= 1UL << i;
	return bits;
}

/* -1: this kernel cannot. */
static int scan_present(struct process *p, uint64_t start, uint64_t end,
	void (*found)(void *, uint64_t), void *context)
{
	struct scan_region region[256];
	struct scan_argument a = {.size = sizeof a, .start = start, .end = end,
		.vec = (uint64_t)(uintptr_t)region, .vec_len = 256, .category_mask = SCAN_PRESENT,
		.return_mask = SCAN_PRESENT};
	int n;

	while (a.start < end) {
		n = ioctl(descriptor(p), SCAN, &a);
		if (n < 0)
			return a.start == start ? -1 : 0;
		for (int i = 0; i < n; i++)
			for (uint64_t page = region[i].start; page < region[i].end; page += PAGE)
				found(context, page);
		if (a.walk_end <= a.start)
			break;
		a.start = a.walk_end;
	}
	return 0;
}

static void read_area(struct process *p, uint64_t start, uint64_t end,
	void (*found)(void *, uint64_t), void *context)
{
	for (; start < end; start += 64 * PAGE) {
		uint64_t left = (end - start) / PAGE;
		uint64_t bits = pagemap_bits(p, start, left < 64 ? (unsigned)left : 64);

		for (; bits; bits &= bits - 1)
			found(context, start + (uint64_t)__builtin_ctzll(bits) * PAGE);
	}
}

void pagemap_scan(struct process *p, uint64_t start, uint64_t end,
	void (*found)(void *, uint64_t), void *context)
{
	struct space s;

	if (end > TOP)
		end = TOP;
	if (!scan_present(p, start, end, found, context) || space_from_maps(&s, p->pid))
		return;
	for (size_t i = 0; i < s.areas; i++) {
		uint64_t from = s.area[i].start > start ? s.area[i].start : start;
		uint64_t to = s.area[i].end < end ? s.area[i].end : end;

		if (from < to && to - from <= LONGEST && s.area[i].kind != AREA_SPECIAL
		    && s.area[i].kind != AREA_VVAR)
			read_area(p, from, to, found, context);
	}
	space_free(&s);
}
