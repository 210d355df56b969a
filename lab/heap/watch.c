/* watch.c: usage: watch PID PROGRAM: decodes the heap of a live process on libc-mini, whose program
 * file says where the description is; watch -t: a trace from stdin as text. Exit status 1: the heap
 * cannot be read or is not in order. */
#define _GNU_SOURCE
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include "heap_view.h"

static int read_process(void *context, uint64_t address, void *to, size_t bytes)
{
	struct iovec local = { to, bytes }, remote = { (void *)(uintptr_t)address, bytes };

	return process_vm_readv(*(pid_t *)context, &local, 1, &remote, 1, 0) == (ssize_t)bytes ? 0 : -1;
}

static char *read_file(const char *name, size_t *bytes)
{
	FILE *f = fopen(name, "rb");
	char *all = NULL;
	long n;

	if (!f)
		return NULL;
	if (!fseek(f, 0, SEEK_END) && (n = ftell(f)) > 0 && (all = malloc((size_t)n)) != NULL) {
		rewind(f);
		*bytes = fread(all, 1, (size_t)n, f);
	}
	fclose(f);
	return all;
}

/* Link address of the section .libc_mini_malloc; 0: there is none. */
static uint64_t description_in(const char *name, int *pie, uint64_t *headers)
{
	size_t bytes = 0;
	char *file = read_file(name, &bytes);
	Elf64_Ehdr *e = (Elf64_Ehdr *)file;
	Elf64_Shdr *sections, *names;

	if (!file || bytes < sizeof *e || e->e_shoff > bytes || e->e_shnum > (bytes - e->e_shoff) / sizeof *sections
			|| e->e_shstrndx >= e->e_shnum)
		return 0;
	*pie = e->e_type == ET_DYN;
	*headers = e->e_phoff;
	sections = (Elf64_Shdr *)(file + e->e_shoff);
	names = &sections[e->e_shstrndx];
	for (unsigned i = 0; i < e->e_shnum; i++)
		if (names->sh_offset + sections[i].sh_name + 18 <= bytes
				&& !strcmp(file + names->sh_offset + sections[i].sh_name, ".libc_mini_malloc"))
			return sections[i].sh_addr;
	return 0;
}

/* Where a static PIE's address 0 was put: its program headers lie e_phoff behind it, and the auxv
 * says where they are. (Its first mapping may be the heap.) */
static uint64_t load_bias(const char *pid, uint64_t headers)
{
	char name[64];
	uint64_t entry[2], base = 0;
	FILE *f;

	snprintf(name, sizeof name, "/proc/%s/auxv", pid);
	f = fopen(name, "rb");
	while (f && fread(entry, sizeof entry, 1, f) == 1)
		if (entry[0] == AT_PHDR)
			base = entry[1] - headers;
	if (f)
		fclose(f);
	return base;
}

static int trace(void)
{
	struct heap_record record;
	char text[160];

	while (fread(&record, sizeof record, 1, stdin) == 1) {
		heap_record_text(&record, text, sizeof text);
		puts(text);
		if (!heap_record_valid(&record))
			return 1;
	}
	return 0;
}

#define LINE 64

/* A letter for each block. */
static void show_blocks(const struct heap_view *view, const struct heap_span *s)
{
	struct heap_piece p = { 0 };
	unsigned n = 0;

	while (heap_view_piece(view, s, &p)) {
		if (n && n % LINE == 0)
			printf("\n%28s", "");
		n++;
		putchar(heap_state_letter(p.state));
	}
}

/* The first blocks of each list, and the spans whose free blocks are in none. */
static void show_lists(const struct heap_view *view)
{
	for (unsigned class = 0; class < HEAP_CLASSES; class++) {
		uint64_t block = heap_view_listed(view, class, 0);
		const struct heap_span *s = NULL;
		unsigned n = 0;

		if (block)
			printf("list %lu:", heap_class_bytes(class));
		for (; block; block = heap_view_listed(view, class, block))
			if (n++ < 6)
				printf(" %lx", block);
		if (n)
			printf(n > 6 ? " ... %u blocks\n" : "\n", n);
		while ((s = heap_view_holes(view, class, s)) != NULL)
			printf("holes %lu: %lx\n", heap_class_bytes(class), (unsigned long)s->base);
		while ((s = heap_view_distant(view, class, s)) != NULL)
			printf("distant %lu: %lx\n", heap_class_bytes(class), (unsigned long)s->base);
	}
}

static void show(const struct heap_view *view)
{
	struct heap_cursor c = { 0 };
	const struct heap_span *s;
	const struct heap_mapping *m;
	struct heap_totals t;
	uint64_t i = 0;

	while ((s = heap_view_span(view, &c)) != NULL) {
		printf("%12lx %8lu %s", (unsigned long)s->base, heap_span_bytes(s), heap_kind_name(s->kind));
		if (s->kind == HEAP_SMALL) {
			printf(" %lu ", heap_class_bytes(s->size_class));
			show_blocks(view, s);
		}
		putchar('\n');
	}
	show_lists(view);
	while ((m = heap_view_mapping(view, &i)) != NULL)
		printf("%12lx %8lu mapping\n", (unsigned long)m->base, (unsigned long)m->length);
	heap_view_totals(view, 0, &t);
	printf("used %lu, free %lu, never carved %lu, rests %lu, large %lu, free spans %lu, top %lu, foreign %lu: "
		"%lu bytes of %lu; mapped %lu; fragmentation %.2f\n", t.small_used, t.small_free,
		t.small_never, t.small_rest, t.large, t.free, t.top, t.foreign + t.before, t.sum,
		(unsigned long)(view->tables.region[0].end - view->tables.initial_break), t.mapped,
		t.fragmentation);
}

int main(int argc, char **argv)
{
	struct heap_view view;
	const char *why = "no section .libc_mini_malloc";
	uint64_t at, headers = 0;
	int pie = 0;
	pid_t pid;

	if (argc == 2 && !strcmp(argv[1], "-t"))
		return trace();
	if (argc != 3)
		return fprintf(stderr, "usage: watch PID PROGRAM | watch -t\n"), 1;
	pid = atoi(argv[1]);
	at = description_in(argv[2], &pie, &headers);
	if (pie)
		at += load_bias(argv[1], headers);
	if (!at || heap_view_open(&view, read_process, &pid, at, &why) || heap_view_check(&view, &why))
		return fprintf(stderr, "watch: %s\n", why), 1;
	show(&view);
	heap_view_close(&view);
	return 0;
}
