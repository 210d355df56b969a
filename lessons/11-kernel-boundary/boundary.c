/* boundary.c: find out where the addresses for programs end, and read behind that.
 *
 *   boundary             ask mmap() which addresses exist
 *   boundary behind | hole | kernel      read there: it traps */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "ulab.h"

#define PAGE 4096

/* May a program have this page? "There is something already" is a yes, too. */
static int error_at(uintptr_t address)
{
	void *at = mmap((void *)address, PAGE, PROT_READ,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);

	if (at == MAP_FAILED)
		return errno == EEXIST ? 0 : errno;
	munmap(at, PAGE);
	return 0;
}

/* How many bits an address of a program has: 47, or 56 with five levels of page tables. */
static int find_bits(void)
{
	int bits = 46;

	while (bits < 62 && !error_at(((uintptr_t)1 << (bits + 1)) - 2 * PAGE))
		bits++;
	return bits;
}

static void ask(const char *name, uintptr_t address)
{
	int error = error_at(address);

	ulab_mark(name, (void *)address, (unsigned long)error);
	printf("%-8s %#18lx  %s\n", name, (unsigned long)address,
		error ? strerror(error) : "can be mapped");
}

/* A function of its own, so that the address is in no register that belongs to the stack: with one
 * of those the processor calls it a fault of the stack, and Linux sends SIGBUS. */
__attribute__((noinline)) static int read_byte(const volatile char *address)
{
	return *address;
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";
	int bits = find_bits();
	uintptr_t boundary = ((uintptr_t)1 << bits) - PAGE;
	uintptr_t address = boundary;

	ulab_mark("bits", (void *)boundary, (unsigned long)bits);
	if (!*what) {
		ask("below", boundary - PAGE);
		ask("boundary", boundary);
		ask("hole", (uintptr_t)1 << bits);
		ask("kernel", -((uintptr_t)1 << bits));
		ask("top", -(uintptr_t)PAGE);
		return 0;
	}
	if (!strcmp(what, "hole"))
		address = (uintptr_t)1 << bits;
	else if (!strcmp(what, "kernel"))
		address = -((uintptr_t)1 << bits);
	printf("%d bits; now a read at %#lx\n", bits, (unsigned long)address);
	fflush(stdout);
	ulab_mark("read", (void *)address, 0);
	return read_byte((const volatile char *)address);
}
