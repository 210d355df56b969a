/* arc4random.c: the kernel's random numbers, OpenBSD's interface: it cannot fail, so without any the
 * program ends. */
#include <fcntl.h>
#include <stdlib.h>
#include "libc.h"
#include "syscall.h"

/* Kernels before 3.17, and filters, have no getrandom(2). */
static long read_device(void *buffer, size_t size)
{
	long fd = sys_call(SYS_open, "/dev/urandom", O_RDONLY | O_CLOEXEC), n;

	if (fd < 0)
		return fd;
	n = sys_call(SYS_read, fd, buffer, size);
	sys_call(SYS_close, fd);
	return n;
}

void arc4random_buf(void *buffer, size_t size)
{
	char *to = buffer;
	long n;

	while (size) {
		n = sys_call(SYS_getrandom, to, size, 0);
		if (n < 0 && n != -EINTR)
			n = read_device(to, size);
		if (n == 0 || (n < 0 && n != -EINTR))
			abort();
		if (n > 0) {
			to += n;
			size -= (size_t)n;
		}
	}
}

uint32_t arc4random(void)
{
	uint32_t result;

	arc4random_buf(&result, sizeof result);
	return result;
}

/* Numbers below 2^32 mod bound are thrown away: what remains is a multiple of bound. */
uint32_t arc4random_uniform(uint32_t bound)
{
	uint32_t result, least;

	if (bound < 2)
		return 0;
	least = -bound % bound;
	do
		result = arc4random();
	while (result < least);
	return result % bound;
}
