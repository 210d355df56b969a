/* Pages: which are resident, and what they hold.
 *
 * Residency is taken first, because looking at a page makes it resident. Pages of files may be
 * mapped around a fault as the page cache has them, so only pages that are the process's own are
 * counted. Contents are read with process_vm_readv, which answers EFAULT where a plain load
 * would die (no permission, past the end of the file). The probe's own working memory is left
 * out. */
#include <fcntl.h>
#include <sys/uio.h>

#include "probe.h"

extern char probe_entry[], probe_stack_top[], __bss_start[], probe_clean[];

#define PRESENT (1ull << 63)
#define OF_A_FILE (1ull << 61)         /* Documentation/admin-guide/mm/pagemap.rst */
enum { BATCH = 512, EDGE_PAGES = 64, WHOLE_PAGES = 1024 };

struct below {                         /* what lies in the stack mapping below sp */
	uint64_t word;                 /* the one just below */
	long resident, nonzero;
};

static struct below below;
static int pagemap;

static long own_pages(uint64_t start, uint64_t end)
{
	static uint64_t entries[BATCH];
	long count = 0;

	for (uint64_t at = start; at < end; at += BATCH * PAGE) {
		uint64_t want = (end - at) / PAGE < BATCH ? (end - at) / PAGE : BATCH;

		sys(SYS_pread64, pagemap, entries, want * 8, at / PAGE * 8);
		for (uint64_t i = 0; i < want; i++)
			count += (entries[i] & PRESENT) && !(entries[i] & OF_A_FILE);
	}
	return count;
}

static void look_below(uint64_t start)
{
	uint64_t sp_page = (picture.sp - 8) & -PAGE;  /* the page of the word just below */

	below.resident = own_pages(start, sp_page);
	for (uint64_t at = start; at < sp_page; at += PAGE)
		if (own_pages(at, at + PAGE))
			below.nonzero += !all_zero((void *)at, PAGE);
	below.nonzero += !all_zero((void *)sp_page, picture.sp - 8 - sp_page);
	below.word = *(uint64_t *)(picture.sp - 8);
}

void pages_take(void)
{
	pagemap = (int)sys(SYS_open, "/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
	for (int i = 0; i < maps_count; i++) {
		maps[i].anonymous = (uint32_t)own_pages(maps[i].start, maps[i].end);
		if (maps[i].group == GROUP_STACK) {
			picture.stack_top = maps[i].end;
			look_below(maps[i].start);
		}
	}
}

/* Zeroes in a copy of the page what belongs to the probe's working memory [from, to). */
static void mask(uint8_t *copy, uint64_t page, const char *from, const char *to)
{
	for (uint64_t i = 0; i < PAGE; i++)
		if (page + i >= (uint64_t)from && page + i < (uint64_t)to)
			copy[i] = 0;
}

static uint64_t page_hash(uint64_t seed, uint64_t page)
{
	static uint8_t copy[4096];
	struct iovec to = { copy, PAGE }, from = { (void *)page, PAGE };
	long n = sys(SYS_process_vm_readv, sys(SYS_getpid), &to, 1, &from, 1, 0);

	if (n != (long)PAGE)
		return hash(seed, &n, sizeof n);
	if (page + PAGE > (uint64_t)probe_entry && page < (uint64_t)probe_clean) {
		mask(copy, page, probe_entry, probe_stack_top);
		mask(copy, page, __bss_start, probe_clean);
	}
	return hash(seed, copy, PAGE);
}

/* All pages; of a huge mapping the edges and whatever is resident. */
static uint64_t content(const struct map *map)
{
	uint64_t pages = (map->end - map->start) / PAGE, value = 0;

	for (uint64_t i = 0; i < pages; i++) {
		uint64_t page = map->start + i * PAGE;

		if (pages > WHOLE_PAGES && i == EDGE_PAGES && map->anonymous <= 2)
			i = pages - EDGE_PAGES;
		else if (pages <= WHOLE_PAGES || i < EDGE_PAGES || i >= pages - EDGE_PAGES
		         || own_pages(page, page + PAGE))
			value = page_hash(value, page);
	}
	return value;
}

void pages_show(void)
{
	static const char names[][8] = { "exe", "interp" };
	int index[2] = { 0 };

	say("below_sp.word %p", below.word);
	if (!after_ldso()) {
		say("below_sp.resident_pages %d", below.resident);
		say("below_sp.not_zero_pages %d", below.nonzero);
	}
	for (int i = 0; i < maps_count; i++) {
		if (maps[i].group == GROUP_STACK && exact() && !after_ldso())
			say("own_pages.stack %d", (long)maps[i].anonymous);
		if (maps[i].group != GROUP_EXE && maps[i].group != GROUP_INTERP)
			continue;
		int group = maps[i].group == GROUP_INTERP, n = index[group]++;
		say("own_pages.%s.%d %d", names[group], (long)n, (long)maps[i].anonymous);
		if (!after_ldso() || maps[i].prot[2] == 'x')
			say("content.%s.%d %x", names[group], (long)n, content(&maps[i]));
	}
	sys(SYS_close, pagemap);
}
