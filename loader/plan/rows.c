/* rows.c: see rows.h. Pure. */
#include "rows.h"

#include <string.h>

struct visitor {
	const struct plan *plan;
	void (*visit)(const struct row *, void *);
	void *context;
};

static const char row_name[ROW_KINDS][12] = {
	[ROW_END] = "end", [ROW_EXECFN] = "execfn", [ROW_ENV_STRING] = "env-string",
	[ROW_ARG_STRING] = "arg-string", [ROW_CHANCE] = "chance", [ROW_PLATFORM] = "platform",
	[ROW_RANDOM] = "random", [ROW_GAP] = "gap", [ROW_AUXV] = "auxv",
	[ROW_ENVP_NULL] = "envp-null", [ROW_ENVP] = "envp", [ROW_ARGV_NULL] = "argv-null",
	[ROW_ARGV] = "argv", [ROW_ARGC] = "argc",
};

const char *rows_name(enum row_kind kind)
{
	return row_name[kind];
}

/* ---- the rows ---- */

static const unsigned char *at(const struct stack *s, uint64_t address)
{
	return s->bytes + (address - s->sp);
}

static uint64_t word(const struct stack *s, uint64_t address)
{
	uint64_t value;

	memcpy(&value, at(s, address), sizeof value);
	return value;
}

static void show(const struct visitor *v, enum row_kind kind, uint64_t address, uint64_t end,
	uint64_t index)
{
	const struct stack *s = v->plan->stack;
	struct row row = {.kind = kind, .address = address, .bytes = end - address, .index = index};

	if (address == end)
		return;
	row.raw = at(s, address);
	if (kind == ROW_EXECFN || kind == ROW_ENV_STRING || kind == ROW_ARG_STRING
	    || kind == ROW_PLATFORM)
		row.string = (const char *)row.raw;
	if (kind >= ROW_ENVP_NULL || kind == ROW_END)
		row.value = word(s, address);
	if (kind == ROW_ENVP || kind == ROW_ARGV)
		row.string = (const char *)at(s, row.value);
	if (kind == ROW_AUXV)
		row.value = word(s, address + 8);
	v->visit(&row, v->context);
}

/* The strings whose pointers lie in the table at `table`, up to the address `end`. */
static void strings(const struct visitor *v, enum row_kind kind, uint64_t table, uint64_t count,
	uint64_t end)
{
	for (uint64_t i = count; i-- > 0;) {
		uint64_t start = word(v->plan->stack, table + i * 8);

		show(v, kind, start, end, i);
		end = start;
	}
}

static void pointers(const struct visitor *v, enum row_kind kind, uint64_t table, uint64_t count)
{
	uint64_t end = table + count * 8;

	show(v, kind == ROW_ENVP ? ROW_ENVP_NULL : ROW_ARGV_NULL, end, end + 8, count);
	for (uint64_t i = count; i-- > 0;)
		show(v, kind, table + i * 8, table + i * 8 + 8, i);
}

void rows_visit(const struct plan *plan, void (*visit)(const struct row *, void *), void *context)
{
	const struct visitor v = {plan, visit, context};
	const struct stack *s = plan->stack;
	uint64_t auxv_end = s->auxv + s->auxv_bytes;
	uint64_t platform_end = s->platform, top = s->execfn;

	while (*at(s, platform_end++))
		;
	while (*at(s, top++))
		;
	show(&v, ROW_END, top, s->end, 0);
	show(&v, ROW_EXECFN, s->execfn, top, 0);
	strings(&v, ROW_ENV_STRING, s->envp, s->envc, s->execfn);
	strings(&v, ROW_ARG_STRING, s->argv, s->argc, s->env_start);
	show(&v, ROW_CHANCE, platform_end, s->arg_start, 0);
	show(&v, ROW_PLATFORM, s->platform, platform_end, 0);
	show(&v, ROW_RANDOM, s->random, s->platform, 0);
	show(&v, ROW_GAP, auxv_end, s->random, 0);
	for (uint64_t pair = auxv_end; pair > s->auxv; pair -= 16)
		show(&v, ROW_AUXV, pair - 16, pair, word(s, pair - 16));
	pointers(&v, ROW_ENVP, s->envp, s->envc);
	pointers(&v, ROW_ARGV, s->argv, s->argc);
	show(&v, ROW_ARGC, s->sp, s->argv, 0);
}

void rows_auxv(const struct plan *plan, size_t i, struct row *row)
{
	const struct stack *s = plan->stack;
	uint64_t pair = s->auxv + i * sizeof(Elf64_auxv_t);

	*row = (struct row){.kind = ROW_AUXV, .address = pair, .bytes = sizeof(Elf64_auxv_t),
		.index = word(s, pair), .value = word(s, pair + 8), .raw = at(s, pair)};
}

/* ---- who provides what ---- */

static const struct provider providers[] = {
	{AT_NULL, "stack", "ends the vector", 0},
	{AT_PHDR, "layout", "program headers in memory", 1},
	{AT_PHENT, "program", "bytes per program header", 0},
	{AT_PHNUM, "program", "number of program headers", 0},
	{AT_BASE, "layout", "interpreter's load bias", 1},
	{AT_FLAGS, "layout", "always 0", 0},
	{AT_ENTRY, "program", "e_entry + load bias", 1},
	{AT_UID, "process", "real user id", 0},
	{AT_EUID, "process", "effective user id", 0},
	{AT_GID, "process", "real group id", 0},
	{AT_EGID, "process", "effective group id", 0},
	{AT_PLATFORM, "stack", "the platform string above", 1},
	{AT_SECURE, "process", "whether the ids differ", 0},
	{AT_RANDOM, "random", "the 16 bytes above", 1},
	{AT_EXECFN, "request", "the path at the top", 1},
	{AT_SYSINFO_EHDR, "layout", "ELF header of the vDSO", 1},
	{AT_PAGESZ, "kernel", "bytes in a page", 0},
	{AT_HWCAP, "kernel", "processor features", 1},
	{AT_HWCAP2, "kernel", "more of them", 1},
	{AT_CLKTCK, "kernel", "ticks a second, times(2)", 0},
	{AT_MINSIGSTKSZ, "kernel", "smallest signal stack", 0},
	{27, "kernel", "used bytes of struct rseq", 0},
	{28, "kernel", "alignment of struct rseq", 0},
};

static const struct provider passed_on = {0, "kernel", "not known to uload", 1};
static const struct provider no_interp = {AT_BASE, "layout", "0: no interpreter", 0};
static const struct provider seeded = {AT_RANDOM, "request", "16 bytes above, --fixed", 1};

/* By their fault's name. */
static const struct provider faults[FAULT_COUNT] = {
#define FAULT(name, id, class, group, value, standard, does, says, source) \
	[FAULT_##name] = {0, "fault", id, 1},
#include "fault.def"
#undef FAULT
};

const struct provider *rows_provider(const struct plan *plan, uint64_t type)
{
	int fault = fault_of_auxv(&plan->request->faults, type);

	if (fault >= 0)
		return &faults[fault];
	if (type == AT_BASE && !plan->interp)
		return &no_interp;
	if (type == AT_RANDOM && plan->request->fixed)
		return &seeded;
	for (size_t i = 0; i < sizeof providers / sizeof *providers; i++)
		if (providers[i].type == type)
			return &providers[i];
	return &passed_on;
}
