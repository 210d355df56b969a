/* arc4random.c: random numbers that need no seed (4.4BSD's name): the kernel's. A small stock saves
 * system calls; it is not kept across fork(), of which the process id tells. */
#include <stdlib.h>
#include <string.h>
#include "libc.h"
#include "syscall.h"

static struct lock lock;
static unsigned char stock[256];
static size_t left;
static long owner;

static void fill(unsigned char *bytes, size_t n)
{
	while (n) {
		long got = sys_call(SYS_getrandom, bytes, n, 0);

		if (got < 0 && got != -EINTR)
			__builtin_trap(); /* there is no answer but a bad one */
		if (got > 0) {
			bytes += got;
			n -= (size_t)got;
		}
	}
}

void arc4random_buf(void *buffer, size_t n)
{
	fill(buffer, n);
}

uint32_t arc4random(void)
{
	uint32_t value;
	long self = sys_call(SYS_getpid);

	lock_take(&lock);
	if (left < sizeof value || owner != self) {
		fill(stock, sizeof stock);
		left = sizeof stock;
		owner = self;
	}
	left -= sizeof value;
	memcpy(&value, stock + left, sizeof value);
	memset(stock + left, 0, sizeof value); /* what was told is not kept */
	lock_give(&lock);
	return value;
}

/* Below 2^32 mod bound a value would make small results likelier: it is thrown away. */
uint32_t arc4random_uniform(uint32_t bound)
{
	uint32_t value, least;

	if (bound < 2)
		return 0;
	least = -bound % bound;
	do
		value = arc4random();
	while (value < least);
	return value % bound;
}
