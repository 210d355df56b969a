/* fault_load.c: what --fault changes before there are steps: arguments, the auxiliary vector, limits,
 * addresses. See fault.h. Pure. */
#include "arch.h"
#include "layout.h"
#include "fault.h"
#include "plan.h"

#include <sys/mman.h>

#define MOST_BYTES (64UL << 20) /* of stack-gap and stack-shift */
#define MOST_STRINGS 1000000
#define MOVED_BASE (1UL << 43)
#define MOVED_VDSO (1UL << 44)
#define MOVED_BRK (1UL << 42) /* so much higher */
#define UNKNOWN_TYPE 4711
#define UNKNOWN_LARGE 0x7fffff25 /* whoever uses the type as an index goes astray */

static int not_here(struct refusal *why, const char *name)
{
	return refuse_named(why, FAULT_NOT_HERE, name, 0);
}

/* ---- the request ---- */

static int check_sizes(const struct faults *f, struct refusal *why)
{
	if (fault_value(f, FAULT_STACK_GAP) > MOST_BYTES || fault_value(f, FAULT_STACK_SHIFT) > MOST_BYTES)
		return not_here(why, "stack-gap and stack-shift are at most 64M");
	if (fault_value(f, FAULT_MANY_ARGS) > MOST_STRINGS || fault_value(f, FAULT_MANY_ENV) > MOST_STRINGS)
		return not_here(why, "many-args and many-env are at most 1000000");
	return 0;
}

int fault_request(struct request *rq, const struct image *program, struct refusal *why)
{
	const struct faults *f = &rq->faults;

	if (check_sizes(f, why))
		return -1;
	if (fault_on(f, FAULT_ARGC_0))
		rq->argc = rq->prefixes = rq->given = 0;
	if (fault_on(f, FAULT_NO_ENV))
		rq->envc = 0;
	if (!fault_on(f, FAULT_MOVED_BASE))
		return 0;
	if (program->type == ET_EXEC)
		return not_here(why, "moved-base: the program is linked to a fixed address (ET_EXEC)");
	rq->has_load_base = 1;
	rq->load_base = MOVED_BASE;
	return 0;
}

/* ---- the vector ---- */

/* Which entry a fault is about. */
static const struct {
	uint8_t fault, type, goes;
} entries[] = {
	{FAULT_AUXV_OLD, AT_MINSIGSTKSZ, 1}, {FAULT_AUXV_OLD, AT_HWCAP2, 1},
	{FAULT_AUXV_OLD, 27, 1}, {FAULT_AUXV_OLD, 28, 1}, /* AT_RSEQ_FEATURE_SIZE, AT_RSEQ_ALIGN */
	{FAULT_AUXV_OLD, 29, 1}, {FAULT_AUXV_OLD, 30, 1}, /* AT_HWCAP3, AT_HWCAP4 */
	{FAULT_NO_VDSO, AT_SYSINFO_EHDR, 1},
	{FAULT_NO_AT_PHDR, AT_PHDR, 1}, {FAULT_NO_AT_PHENT, AT_PHENT, 1},
	{FAULT_NO_AT_PHNUM, AT_PHNUM, 1}, {FAULT_NO_AT_PAGESZ, AT_PAGESZ, 1},
	{FAULT_NO_AT_BASE, AT_BASE, 1}, {FAULT_NO_AT_ENTRY, AT_ENTRY, 1},
	{FAULT_NO_AT_RANDOM, AT_RANDOM, 1}, {FAULT_NO_AT_SECURE, AT_SECURE, 1},
	{FAULT_NO_AT_IDS, AT_UID, 1}, {FAULT_NO_AT_IDS, AT_EUID, 1},
	{FAULT_NO_AT_IDS, AT_GID, 1}, {FAULT_NO_AT_IDS, AT_EGID, 1},
	{FAULT_NO_AT_EXECFN, AT_EXECFN, 1}, {FAULT_NO_AT_PLATFORM, AT_PLATFORM, 1},
	{FAULT_NO_AT_HWCAP, AT_HWCAP, 1},
	{FAULT_WRONG_AT_PHDR, AT_PHDR, 0}, {FAULT_WRONG_AT_PHENT, AT_PHENT, 0},
	{FAULT_WRONG_AT_PHNUM, AT_PHNUM, 0}, {FAULT_WRONG_AT_PAGESZ, AT_PAGESZ, 0},
	{FAULT_WRONG_AT_BASE, AT_BASE, 0}, {FAULT_WRONG_AT_ENTRY, AT_ENTRY, 0},
	{FAULT_WRONG_AT_RANDOM, AT_RANDOM, 0}, {FAULT_WRONG_AT_SECURE, AT_SECURE, 0},
	{FAULT_WRONG_AT_VDSO, AT_SYSINFO_EHDR, 0},
};

#define ENTRIES (sizeof entries / sizeof *entries)

static int goes(const struct faults *f, uint64_t type)
{
	for (size_t i = 0; i < ENTRIES; i++)
		if (entries[i].type == type && entries[i].goes && fault_on(f, entries[i].fault))
			return 1;
	return 0;
}

int fault_of_auxv(const struct faults *f, uint64_t type)
{
	for (size_t i = 0; i < ENTRIES; i++)
		if (entries[i].type == type && !entries[i].goes && fault_on(f, entries[i].fault))
			return entries[i].fault;
	if (fault_on(f, FAULT_AUXV_UNKNOWN)
	    && (type == AT_IGNORE || type == UNKNOWN_TYPE || type == UNKNOWN_LARGE))
		return FAULT_AUXV_UNKNOWN;
	return -1;
}

/* Does every fault of an entry find one? */
static int check_entries(const struct faults *f, const struct host *host, struct refusal *why)
{
	uint64_t found = 0;

	for (size_t i = 0; i < ENTRIES; i++)
		for (size_t k = 0; k < host->auxc; k++)
			if (host->auxv[k].a_type == entries[i].type)
				found |= 1UL << entries[i].fault;
	for (size_t i = 0; i < ENTRIES; i++)
		if (fault_on(f, entries[i].fault) && !(found >> entries[i].fault & 1))
			return not_here(why, "this kernel gives no such entry of the auxiliary vector");
	return 0;
}

/* Fisher-Yates; the numbers are splitmix64's. */
static void shuffle(Elf64_auxv_t *v, size_t n, uint64_t state)
{
	for (size_t i = n; i > 1; i--) {
		uint64_t z = state += 0x9e3779b97f4a7c15;
		size_t k;
		Elf64_auxv_t kept = v[i - 1];

		z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
		z = (z ^ z >> 27) * 0x94d049bb133111eb;
		k = (z ^ z >> 31) % i;
		v[i - 1] = v[k];
		v[k] = kept;
	}
}

static void vector(const struct faults *f, Elf64_auxv_t *room, struct host *host)
{
	int unknown = fault_on(f, FAULT_AUXV_UNKNOWN);
	size_t n = 0;

	if (unknown)
		room[n++] = (Elf64_auxv_t){AT_IGNORE, {FAULT_WORD}};
	for (size_t i = 0; i < host->auxc; i++) {
		if (unknown && i == host->auxc / 3)
			room[n++] = (Elf64_auxv_t){UNKNOWN_TYPE, {FAULT_WORD}};
		if (unknown && i == host->auxc - 1)
			room[n++] = (Elf64_auxv_t){UNKNOWN_LARGE, {FAULT_WORD}};
		if (!goes(f, host->auxv[i].a_type))
			room[n++] = host->auxv[i];
	}
	if (fault_on(f, FAULT_AUXV_SHUFFLED))
		shuffle(room, n - 1, fault_value(f, FAULT_AUXV_SHUFFLED));
	host->auxv = room;
	host->auxc = n;
}

/* ---- the host ---- */

int fault_host(const struct request *rq, Elf64_auxv_t *room, struct host *host, struct refusal *why)
{
	const struct faults *f = &rq->faults;

	if (check_entries(f, host, why))
		return -1;
	vector(f, room, host);
	if (fault_on(f, FAULT_STACK_LIMIT) && fault_value(f, FAULT_STACK_LIMIT) < host->stack_limit)
		host->stack_limit = fault_value(f, FAULT_STACK_LIMIT);
	if (!fault_on(f, FAULT_MOVED_VDSO))
		return 0;
	if (!host->vdsos || host->vdso_fixed)
		return not_here(why, "moved-vdso: this kernel does not let the vDSO move");
	host->where.vdso = MOVED_VDSO;
	return 0;
}

/* ---- addresses ---- */

void fault_layout(const struct faults *f, struct layout *at)
{
	if (fault_on(f, FAULT_MOVED_BRK))
		at->brk += MOVED_BRK;
	if (fault_on(f, FAULT_STACK_EXEC))
		at->stack_prot |= PROT_EXEC;
}
