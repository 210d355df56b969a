/* fault_stack.c: the initial stack under --fault: where it lies, and its words. See fault.h. Pure. */
#include <string.h>

#include "arch.h"
#include "fault.h"
#include "plan.h"

#define NOWHERE 0x1000UL    /* nothing is ever mapped there */
#define STALE_BASE 0x10000UL
#define OTHER_PAGE 65536
#define OTHER_PHENT sizeof(Elf32_Phdr)
#define END_BYTES 16 /* of sp-page-end: argc and argv[0] */

/* ---- where ---- */

uint64_t fault_gap(const struct faults *f, const struct stack *s)
{
	uint64_t gap = fault_value(f, FAULT_STACK_GAP) & ~(ARCH_STACK_ALIGN - 1);

	if (fault_on(f, FAULT_SP_PAGE_START))
		return gap + page_offset(s->sp - gap);
	if (fault_on(f, FAULT_SP_PAGE_END))
		return gap + page_offset(s->sp - gap + END_BYTES);
	if (fault_on(f, FAULT_RANDOM_SPLIT)) /* its place in 16 bytes stays, and is not 0 */
		return gap + page_offset((s->random & ~(ARCH_STACK_ALIGN - 1)) - gap + ARCH_STACK_ALIGN);
	return gap;
}

/* ---- words ---- */

static void put_word(const struct stack *s, uint64_t address, uint64_t value)
{
	memcpy(s->bytes + (address - s->sp), &value, sizeof value);
}

static uint64_t wrong_value(int fault, uint64_t right, const struct image *program,
	const struct layout *at, const struct stack *s)
{
	switch (fault) {
	case FAULT_WRONG_AT_PHDR: return program->phoff;
	case FAULT_WRONG_AT_PHENT: return OTHER_PHENT;
	case FAULT_WRONG_AT_PHNUM: return 1;
	case FAULT_WRONG_AT_PAGESZ: return OTHER_PAGE;
	case FAULT_WRONG_AT_BASE: return STALE_BASE;
	case FAULT_WRONG_AT_ENTRY: return at->phdr;
	case FAULT_WRONG_AT_RANDOM: return NOWHERE;
	case FAULT_WRONG_AT_SECURE: return 1;
	case FAULT_WRONG_AT_VDSO: return s->random;
	default: return right;
	}
}

void fault_stack(const struct request *rq, const struct image *program, const struct layout *at,
	struct stack *s)
{
	const struct faults *f = &rq->faults;

	for (uint64_t pair = s->auxv; pair < s->auxv + s->auxv_bytes; pair += sizeof(Elf64_auxv_t)) {
		uint64_t type, value;

		memcpy(&type, s->bytes + (pair - s->sp), sizeof type);
		memcpy(&value, s->bytes + (pair - s->sp) + 8, sizeof value);
		put_word(s, pair + 8, wrong_value(fault_of_auxv(f, type), value, program, at, s));
	}
	if (fault_on(f, FAULT_ARGV_NO_NULL))
		put_word(s, s->argv + s->argc * 8, FAULT_WORD);
	if (fault_on(f, FAULT_ENVP_NO_NULL))
		put_word(s, s->envp + s->envc * 8, FAULT_WORD);
}
