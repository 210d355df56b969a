/* stack.c: see stack.h. Pure. */
#include "stack.h"

#include <string.h>

#include "arch.h"

#define STRING_MAX (32 * ARCH_PAGE) /* MAX_ARG_STRLEN, with its NUL */
#define ARG_FLOOR (32 * ARCH_PAGE)  /* ARG_MAX: a program always gets this much */
#define ARG_CEILING (6UL << 20)     /* three quarters of _STK_LIM */
#define STACK_EXPAND (128UL << 10)  /* setup_arg_pages() */
/* What LEAVE writes below sp must lie in sp's own page: the page below is to stay untouched. */
#define BELOW_SP (8 * (ARCH_TAIL_MAX_POPS + 2))
#define STACK_TOP_WORD 8            /* bprm->p starts below the last word */

/* ---- measuring ---- */

struct measure {
	uint64_t bytes; /* strings with their NULs */
	uint64_t longest;
};

/* The length of a string with its NUL; pure modules have no strlen. */
static uint64_t string_bytes(const char *s)
{
	uint64_t n = 1;

	while (*s++)
		n++;
	return n;
}

static uint64_t measure_string(struct measure *m, const char *s)
{
	uint64_t n = string_bytes(s);

	m->bytes += n;
	if (n > m->longest)
		m->longest = n;
	return n;
}

static uint64_t argument_count(const struct request *rq)
{
	uint64_t n = request_arguments(rq);

	return n || fault_on(&rq->faults, FAULT_ARGC_0) ? n : 1;
}

static const char *argument(const struct request *rq, uint64_t i)
{
	return request_arguments(rq) ? request_argument(rq, i) : "";
}

/* bprm_stack_limits(): strings and pointers together. */
static int check_limits(const struct request *rq, const struct host *host, const struct measure *m,
	struct refusal *why)
{
	uint64_t limit = host->stack_limit / 4;
	uint64_t pointers = ((rq->given ? rq->given : argument_count(rq)) + request_environments(rq)) * 8;

	if (m->longest > STRING_MAX)
		return refuse(why, STRING_LONG, -1, m->longest - 1, STRING_MAX - 1);
	if (limit > ARG_CEILING)
		limit = ARG_CEILING;
	if (limit < ARG_FLOOR)
		limit = ARG_FLOOR;
	if (m->bytes + pointers > limit)
		return refuse(why, ARGS_BIG, -1, m->bytes + pointers, limit);
	return 0;
}

uint64_t stack_bottom(uint64_t end, uint64_t strings, uint64_t limit)
{
	uint64_t size = end - page_down(strings) + STACK_EXPAND;

	limit = page_down(limit);
	return end - (size < limit ? size : limit);
}

/* --stack-size: [stack] is grown (or cut) to this size before the jump. */
static int size_asked(const struct request *rq, const struct host *host, struct stack *s,
	struct refusal *why)
{
	uint64_t size = page_up(rq->stack_size), most = s->end - page_up(host->min_address);

	if (most > host->stack_limit)
		most = host->stack_limit;
	if (size < rq->stack_size || size > most)
		return refuse(why, STACK_SIZE_LARGE, -1, rq->stack_size, most);
	if (size < s->end - page_down(s->sp))
		return refuse(why, STACK_SIZE_SMALL, -1, rq->stack_size, s->end - s->sp);
	s->bottom = s->end - size;
	return 0;
}

/* arch_align_stack(), then create_elf_tables(): what lies below the strings. */
static void place_tables(struct stack *s, const struct host *host, uint64_t gap)
{
	uint64_t words = 1 + s->argc + 1 + s->envc + 1;

	s->platform = ((s->arg_start - gap) & ~(ARCH_STACK_ALIGN - 1)) - sizeof ARCH_PLATFORM;
	s->random = s->platform - sizeof host->random;
	s->auxv_bytes = host->auxc * sizeof(Elf64_auxv_t);
	s->sp = (s->random - s->auxv_bytes - words * 8) & ~(ARCH_STACK_ALIGN - 1);
}

static void place_oddly(const struct request *rq, const struct host *host, uint64_t gap,
	struct stack *s)
{
	uint64_t more = fault_gap(&rq->faults, s);

	if (more)
		place_tables(s, host, gap + more);
	if (fault_on(&rq->faults, FAULT_SP_MISALIGNED))
		s->sp -= ARCH_STACK_ALIGN / 2;
}

int stack_measure(const struct request *rq, const struct host *host, struct stack *s,
	struct refusal *why)
{
	struct measure args = {0}, all;
	uint64_t p = host->stack.end - STACK_TOP_WORD 
		- page_up(fault_value(&rq->faults, FAULT_STACK_SHIFT)), gap;

	s->end = host->stack.end;
	s->argc = argument_count(rq);
	s->envc = request_environments(rq);
	for (uint64_t i = 0; i < s->argc; i++)
		measure_string(&args, argument(rq, i));
	all = args;
	for (size_t i = 0; i < s->envc; i++)
		measure_string(&all, request_environment(rq, i));
	s->execfn = p - measure_string(&all, rq->program);
	if (check_limits(rq, host, &all, why))
		return -1;
	s->arg_start = p - all.bytes;
	s->env_start = s->arg_start + args.bytes;

	gap = host->randomize ? host->chance_gap % ARCH_STACK_RANDOM_BYTES : 0;
	place_tables(s, host, gap);
	if (host->randomize && page_offset(s->sp) < BELOW_SP)
		place_tables(s, host, gap < BELOW_SP ? gap + BELOW_SP : gap - BELOW_SP);
	if (rq->faults.on)
		place_oddly(rq, host, gap, s);
	s->argv = s->sp + 8;
	s->envp = s->argv + (s->argc + 1) * 8;
	s->auxv = s->envp + (s->envc + 1) * 8;
	s->bottom = stack_bottom(s->end, s->arg_start, host->stack_limit);
	if (page_down(s->sp) < s->bottom)
		s->bottom = page_down(s->sp);
	if (s->end - s->sp > page_down(host->stack_limit))
		return refuse(why, STACK_SMALL, -1, s->end - s->sp, host->stack_limit);
	return rq->has_stack_size ? size_asked(rq, host, s, why) : 0;
}

/* ---- filling ---- */

static void put_word(const struct stack *s, uint64_t address, uint64_t value)
{
	memcpy(s->bytes + (address - s->sp), &value, sizeof value);
}

static uint64_t put_string(const struct stack *s, uint64_t address, const char *string)
{
	uint64_t n = string_bytes(string);

	memcpy(s->bytes + (address - s->sp), string, n);
	return n;
}

static void put_strings(const struct request *rq, const struct stack *s)
{
	uint64_t at = s->arg_start;

	put_word(s, s->sp, s->argc);
	for (uint64_t i = 0; i < s->argc; i++) {
		put_word(s, s->argv + i * 8, at);
		at += put_string(s, at, argument(rq, i));
	}
	for (uint64_t i = 0; i < s->envc; i++) {
		put_word(s, s->envp + i * 8, at);
		at += put_string(s, at, request_environment(rq, i));
	}
	put_string(s, s->execfn, rq->program);
}

/* The loader's own vector with what differs put right: entries of later kernels survive. */
static uint64_t auxv_value(const Elf64_auxv_t *own, const struct image *program,
	const struct layout *at, const struct host *host, const struct stack *s)
{
	switch (own->a_type) {
	case AT_PHDR: return at->phdr;
	case AT_PHENT: return sizeof(Elf64_Phdr);
	case AT_PHNUM: return program->phnum;
	case AT_BASE: return at->base;
	case AT_FLAGS: return 0;
	case AT_ENTRY: return at->entry;
	case AT_UID: return host->uid;
	case AT_EUID: return host->euid;
	case AT_GID: return host->gid;
	case AT_EGID: return host->egid;
	case AT_SECURE: return host->secure;
	case AT_RANDOM: return s->random;
	case AT_EXECFN: return s->execfn;
	case AT_PLATFORM: return s->platform;
	case AT_SYSINFO_EHDR: return at->vdso_base;
	default: return own->a_un.a_val;
	}
}

void stack_fill(const struct image *program, const struct layout *at, const struct request *rq,
	const struct host *host, struct stack *s)
{
	uint64_t gap = s->platform + sizeof ARCH_PLATFORM;

	/* The gap is zeroed where it will lie; here only if somebody looks at it. */
	memset(s->bytes, 0, (rq->mode == MODE_RUN ? gap : s->end) - s->sp);
	memset(s->bytes + (s->execfn - s->sp), 0, s->end - s->execfn);
	put_strings(rq, s);
	memcpy(s->bytes + (s->platform - s->sp), ARCH_PLATFORM, sizeof ARCH_PLATFORM);
	memcpy(s->bytes + (s->random - s->sp), host->random, sizeof host->random);
	for (size_t i = 0; i < host->auxc; i++) {
		uint64_t pair = s->auxv + i * sizeof(Elf64_auxv_t);

		put_word(s, pair, host->auxv[i].a_type);
		put_word(s, pair + 8, auxv_value(&host->auxv[i], program, at, host, s));
	}
}
