/* order.c: one object of each kind, with its address. Made as a program at fixed addresses
 * (ET_EXEC) and as a static PIE. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "ulab.h"

static const int constant[4] = {1, 2, 3, 4};
static int data = 5;
static int bss;

__attribute__((noinline)) static int function(int number)
{
	return number + 1;
}

static void show(const char *name, const volatile void *address)
{
	ulab_mark(name, address, 0);
	printf("%-8s %18p\n", name, (const void *)address);
}

int main(void)
{
	volatile int local = 6;
	char *volatile heap = malloc(100);
	char *mapping = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
		-1, 0);

	if (!heap || mapping == MAP_FAILED) {
		perror("no memory");
		return 1;
	}
	show("kernel", (void *)0xffff800000000000);
	show("stack", &local);
	show("mapping", mapping);
	show("heap", heap);
	show("bss", &bss);
	show("data", &data);
	show("rodata", constant);
	show("text", (const void *)(uintptr_t)function);
	show("null", NULL);
	free(heap);
	return function(local) == 7 ? 0 : 1;
}
