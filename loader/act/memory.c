/* memory.c: see memory.h. */
#include "memory.h"

#include <errno.h>

#include "arch.h"
#include "sys.h"

#define PIECE_MIN (256UL << 10)

static int map_piece(struct memory *m, size_t n, struct refusal *why)
{
	struct host *host = m->host;
	uint64_t hint = host->owns ? host->own[host->owns - 1].end : 0;
	size_t length = n * 2 > PIECE_MIN ? page_up(n * 2) : PIECE_MIN;
	long at;

	if (hint < ARCH_SCRATCH_HINT)
		hint = ARCH_SCRATCH_HINT;
	at = host->owns == HOST_MAX_OWN ? -ENOMEM : sys_mmap(hint, length, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (sys_failed(at)) {
		refuse(why, NO_MEMORY, -1, n, 0);
		why->error = (int)-at;
		return -1;
	}
	host->own[host->owns++] = (struct range){(uint64_t)at, (uint64_t)at + length};
	host->in_place = 0;
	m->at = (unsigned char *)at;
	m->end = m->at + length;
	return 0;
}

void *memory_take(struct memory *m, size_t n, struct refusal *why)
{
	unsigned char *taken;

	n = (n + 15) & ~(size_t)15;
	if ((size_t)(m->end - m->at) < n && map_piece(m, n, why))
		return NULL;
	taken = m->at;
	m->at += n;
	return taken;
}
