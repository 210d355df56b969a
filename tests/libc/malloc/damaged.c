/* damaged.c: usage: damaged PID ADDRESS ROUNDS: the decoder (lab/heap) on a process, ADDRESS being that
 * of its __libc_mini_malloc. What is read is damaged on the way: each round one word of it is
 * another one. The decoder may find that out or not, but it has to come to an end, and a sanitizer
 * watches it. Then what must be found: some fields of the tables, each by itself. */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include "heap_view.h"

static pid_t process;
static uint64_t state = 88172645463325252, description;
static long reads, damaged_read;        /* the read whose bytes are damaged */
static long damaged_field = -1;         /* if not -1, at this place of the tables */

static uint64_t random64(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	return state ^= state << 17;
}

static uint64_t other(uint64_t word, const void *all, size_t words)
{
	switch (random64() % 5) {
	case 0: return word ^ (uint64_t)1 << random64() % 64;
	case 1: return random64();
	case 2: return word + random64() % 64 - 32;
	case 3: return word + ((random64() % 9 - 4) << 32);
	default:
		memcpy(&word, (const char *)all + random64() % words * 8, 8);
		return word;
	}
}

static int read_process(void *context, uint64_t address, void *to, size_t bytes)
{
	struct iovec local = { to, bytes }, remote = { (void *)(uintptr_t)address, bytes };
	uint64_t word;
	size_t at;

	(void)context;
	if (process_vm_readv(process, &local, 1, &remote, 1, 0) != (ssize_t)bytes)
		return -1;
	if (reads++ != damaged_read || bytes < 8)
		return 0;
	at = damaged_field >= 0 ? (size_t)damaged_field : random64() % (bytes / 8) * 8;
	memcpy(&word, (char *)to + at, 8);
	word = damaged_field >= 0 ? word + 1 : other(word, to, bytes / 8);
	memcpy((char *)to + at, &word, 8);
	return 0;
}

/* All that can be asked of a view. */
static void walk(const struct heap_view *v)
{
	struct heap_cursor c = { 0 };
	struct heap_totals t;
	const struct heap_span *s;
	uint64_t i = 0, block;

	heap_view_totals(v, 0, &t);
	while ((s = heap_view_span(v, &c)) != NULL)
		for (struct heap_piece p = { 0 }; heap_view_piece(v, s, &p); )
			block = p.bytes;
	while (heap_view_mapping(v, &i))
		;
	for (unsigned class = 0; class < HEAP_CLASSES; class++)
		for (block = heap_view_listed(v, class, 0); block; )
			block = heap_view_listed(v, class, block);
}

/* 0, or -1 if a damage was found. */
static int decode(const char **why)
{
	static struct heap_view view;
	int fault;

	reads = 0;
	if (heap_view_open(&view, read_process, NULL, description, why))
		return -1;
	fault = heap_view_check(&view, why);
	walk(&view);
	heap_view_close(&view);
	return fault;
}

#define FIELD(member) { #member, offsetof(struct heap_tables, member) }
static const struct { const char *name; size_t at; } fields[] = {
	FIELD(origin), FIELD(fast_bytes), FIELD(fast_units), FIELD(cells), FIELD(classes[2].free),
	FIELD(classes[40].free), FIELD(classes[HEAP_CLASSES].free), FIELD(region[0].base), FIELD(region[0].end),
	FIELD(region[0].cells), FIELD(region[0].first), FIELD(region[1].base), FIELD(holes[4]), FIELD(fresh[4]),
	FIELD(distant[4]), FIELD(cells_of[4]), FIELD(bin[8]), FIELD(bin_used), FIELD(spans_unused),
	FIELD(high), FIELD(small_cells), FIELD(mappings), FIELD(mappings_capacity), FIELD(mappings_count),
	FIELD(mappings_bytes), FIELD(mappings_idle), FIELD(quiet)
};

int main(int argc, char **argv)
{
	long rounds = argc > 3 ? atol(argv[3]) : 0, found = 0, all, missed = 0;
	const char *why = "";

	process = atoi(argv[1]);
	description = strtoull(argv[2], NULL, 16);
	damaged_read = -1;
	if (decode(&why))
		return fprintf(stderr, "not damaged: %s\n", why), 1;
	all = reads;
	for (long i = 0; i < rounds; i++) {
		damaged_read = (long)(random64() % (uint64_t)(random64() % 2 ? 8 : all));
		found += decode(&why) != 0;
	}
	damaged_read = 1; /* the tables */
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		damaged_field = (long)fields[i].at;
		if (!decode(&why)) {
			fprintf(stderr, "not found: %s\n", fields[i].name);
			missed = 1;
		}
	}
	printf("%ld damages, %ld found\n", rounds, found);
	return missed != 0;
}
