/* null.c: follow a null pointer, in three ways; or ask for memory at the lowest addresses.
 *
 *   null read | write | call | member | map */
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "ulab.h"

struct person { char name[40]; int age; };

#define CAP_SYS_RAWIO 17      /* who has it may map the lowest pages: capabilities(7) */

static int give_up_rawio(void)
{
	struct { unsigned version; int pid; } head = {0x20080522, 0};
	struct { unsigned effective, permitted, inheritable; } set[2];

	if (syscall(SYS_capget, &head, set))
		return -1;
	set[0].effective &= ~(1U << CAP_SYS_RAWIO);
	return (int)syscall(SYS_capset, &head, set);
}

static unsigned long min_addr(void)
{
	FILE *file = fopen("/proc/sys/vm/mmap_min_addr", "r");
	unsigned long bytes = 0;

	if (!file || fscanf(file, "%lu", &bytes) != 1)
		perror("/proc/sys/vm/mmap_min_addr");
	if (file)
		fclose(file);
	return bytes;
}

/* One page at just that address: 0, or the error. */
static int map_page(const char *name, unsigned long address)
{
	void *at = mmap((void *)address, 4096, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	int error = at == MAP_FAILED ? errno : 0;

	ulab_mark(name, (void *)address, (unsigned long)error);
	printf("mmap at %#lx: %s\n", address, error ? strerror(error) : "done");
	return error;
}

static int map_lowest(void)
{
	unsigned long floor = min_addr();

	ulab_mark("vm.mmap_min_addr", NULL, floor);
	printf("vm.mmap_min_addr = %lu\n", floor);
	if (give_up_rawio())
		perror("capset");
	if (floor >= 4096)
		map_page("below", floor - 4096);
	map_page("floor", floor);
	return 0;
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "read";
	void *volatile nothing = NULL;   /* volatile: the compiler is not to know that it is null */

	if (!strcmp(what, "map"))
		return map_lowest();
	printf("%s: now with a null pointer\n", what);
	fflush(stdout);
	ulab_mark("null", nothing, offsetof(struct person, age));
	if (!strcmp(what, "write"))
		*(volatile int *)nothing = 1;
	else if (!strcmp(what, "call"))
		((void (*)(void))(uintptr_t)nothing)();
	else if (!strcmp(what, "member"))
		return ((volatile struct person *)nothing)->age;
	else
		return *(volatile int *)nothing;
	ulab_mark("not reached", nothing, 0);
	return 0;
}
