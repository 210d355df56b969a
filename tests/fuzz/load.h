/* load.h: one load of the fuzzer's: what went in, what the passes made of it; and the checks. */
#ifndef FUZZ_LOAD_H
#define FUZZ_LOAD_H

#include "arch.h"
#include "image.h"
#include "layout.h"
#include "plan.h"
#include "stack.h"

struct knobs {
	uint8_t flags[4];
	uint32_t program_bytes; /* modulo what there is */
	uint64_t load_base, brk, stack_size;
	uint64_t chance_base, chance_brk, chance_gap, stack_limit;
	uint32_t more_bytes[2]; /* the files are said to be longer by these; they read as zeros */
};

enum { /* bits of flags[0], flags[1], flags[3] */
	HAS_LOAD_BASE = 1, HAS_BRK = 2, HAS_STACK_SIZE = 4, RANDOMIZE = 8, RANDOMIZE_BRK = 16,
	TRACE = 32, STOP = 64, RESTORE = 128,
	IN_PLACE = 1, NO_LINK = 2, NO_VDSO = 4, VDSO_FIXED = 8, VDSO_ABOVE = 16, NO_TAIL = 32,
	JSON = 64, ROOT = 128,
	LIVING = 1, LEGACY = 2,
};

struct load {
	struct knobs knobs;
	struct image program, interp;
	const struct image *interp_or_null;
	void *phdrs[2];
	struct request rq;
	struct host host;
	struct layout at;
	struct stack stack;
	struct plan plan;
	struct refusal why;
};

#define REQUIRE(condition) require(condition, #condition, __FILE__, __LINE__)
void require(int holds, const char *what, const char *file, int line);

/* Does a segment lie over the range? Its first page, or 0. */
uint64_t in_the_way(const struct load *, int also_interp, const struct range *);

void check_refusal(const struct load *, const struct image *);
void check_stack(const struct load *);
void check_steps(const struct load *);

#endif
