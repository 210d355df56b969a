/* zero.c: variables without an initial value, and what they hold before anything was assigned.
 * big.c is the same with one more array of 1 MiB. */
#include <link.h>
#include <stdio.h>
#include <sys/auxv.h>

#include "ulab.h"

int initialised = 1;          /* so that there is a .data, and file bytes before .bss */
int counter;
static char buffer[8192];
#ifdef BIG
static char big[1 << 20];
#endif

static unsigned long not_zero(const volatile char *from, unsigned long bytes)
{
	unsigned long count = 0;

	for (unsigned long i = 0; i < bytes; i++)
		count += from[i] != 0;
	return count;
}

static void look(const char *name, const volatile void *from, unsigned long bytes)
{
	unsigned long count = not_zero(from, bytes);

	ulab_mark(name, from, count);
	printf("%-8s %p %8lu bytes, of these not zero: %lu\n", name, (const void *)from, bytes,
		count);
}

/* The last page of the file's bytes goes on behind them: with what follows in the file. How much of
 * that, in the file, is not zero? The program headers say where: p_offset + p_filesz. */
static void look_into_file(void)
{
	const ElfW(Phdr) *header = (const ElfW(Phdr) *)getauxval(AT_PHDR), *last = NULL;
	FILE *file = fopen((const char *)getauxval(AT_EXECFN), "r");
	unsigned long count = 0, bytes = 0;

	for (unsigned long i = 0; i < getauxval(AT_PHNUM); i++)
		if (header[i].p_type == PT_LOAD && header[i].p_memsz > header[i].p_filesz)
			last = &header[i];
	if (!file || !last || fseek(file, (long)(last->p_offset + last->p_filesz), SEEK_SET)) {
		perror("my own file");
		return;
	}
	for (unsigned long at = last->p_vaddr + last->p_filesz; at % 4096; at++, bytes++)
		count += getc(file) > 0;
	fclose(file);
	ulab_mark("tail in the file", (const void *)(last->p_vaddr + last->p_filesz), count);
	printf("in the file, %lu of the %lu bytes behind .data are not zero\n", count, bytes);
}

int main(void)
{
	volatile int *there = &initialised;

	ulab_mark("data", there, (unsigned long)*there);
	look("counter", &counter, sizeof counter);
	look("buffer", buffer, sizeof buffer);
#ifdef BIG
	look("big", big, sizeof big);
#endif
	look_into_file();
	return 0;
}
