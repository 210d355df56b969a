/* fault_plan.c: the steps under --fault: changed, put between the others, or left out. See fault.h.
 * Pure. */
#include <sys/mman.h>
#include <sys/resource.h>

#include "arch.h"
#include "fault.h"
#include "plan.h"

#define STEPS_MORE 8            /* the guard, the junk below sp, limits */
#define MOST_BSS (256UL << 20)

static int not_here(struct refusal *why, const char *name)
{
	return refuse_named(why, FAULT_NOT_HERE, name, 0);
}

size_t fault_room(const struct image *program)
{
	return STEPS_MORE + 2 * (size_t)program->loads;
}

/* A new step before step i; the ones from there on move up. */
static struct step *insert(struct plan *plan, size_t i, enum step_op op, enum reason reason,
	uint64_t address, uint64_t length)
{
	for (size_t k = plan->steps++; k > i; k--)
		plan->step[k] = plan->step[k - 1];
	plan->step[i] = (struct step){.op = (uint8_t)op, .reason = (uint8_t)reason, .index = -1,
		.address = address, .length = length};
	return &plan->step[i];
}

static void leave_out(struct plan *plan, size_t i)
{
	for (plan->steps--; i < plan->steps; i++)
		plan->step[i] = plan->step[i + 1];
}

static int of_program(const struct step *step)
{
	return step->role == OF_PROGRAM && step->index >= 0;
}

/* The first step behind the program's segments. */
static size_t behind_segments(const struct plan *plan)
{
	size_t i = plan->steps;

	while (i > 0 && !of_program(&plan->step[i - 1]))
		i--;
	return i;
}

/* ---- rights ---- */

static unsigned other_rights(const struct faults *f, unsigned prot)
{
	int exec = prot & PROT_EXEC, write = prot & PROT_WRITE;

	if (fault_on(f, FAULT_SEGMENTS_EXEC) && prot & PROT_READ)
		return prot | PROT_EXEC;
	if (fault_on(f, FAULT_TEXT_WRITABLE) && exec)
		return prot | PROT_WRITE;
	if (fault_on(f, FAULT_RODATA_WRITABLE) && prot & PROT_READ && !exec && !write)
		return prot | PROT_WRITE;
	return prot;
}

static int change_rights(struct plan *plan, const struct faults *f, struct refusal *why)
{
	int changed = 0;

	if (!fault_on(f, FAULT_SEGMENTS_EXEC) && !fault_on(f, FAULT_TEXT_WRITABLE)
	    && !fault_on(f, FAULT_RODATA_WRITABLE))
		return 0;
	for (size_t i = 0; i < plan->steps; i++) {
		struct step *step = &plan->step[i];
		unsigned prot = other_rights(f, step->prot);

		if (!of_program(step) || (step->op != STEP_MAP_FILE && step->op != STEP_MAP_ZERO)
		    || prot == step->prot)
			continue;
		step->prot = (uint8_t)prot;
		step->reason = R_FAULT_RIGHTS;
		changed = 1;
	}
	return changed ? 0 : not_here(why, "segments-exec, text-writable, rodata-writable: the program "
		"has no segment that lacks this right");
}

static int take_write(struct plan *plan, struct refusal *why)
{
	int taken = 0;

	for (int i = 0; i < plan->program->phnum; i++) {
		struct segment s;
		struct step *step;

		if (plan->program->phdr[i].p_type != PT_LOAD)
			continue;
		segment_place(&plan->program->phdr[i], i, plan->at->bias, &s);
		if (!(s.prot & PROT_WRITE) || s.page == s.mem_end)
			continue;
		step = insert(plan, behind_segments(plan), STEP_PROTECT, R_FAULT_READ_ONLY, s.page,
			s.mem_end - s.page);
		step->prot = (uint8_t)(s.prot & ~(unsigned)PROT_WRITE);
		step->role = OF_PROGRAM;
		step->index = (int16_t)i;
		taken = 1;
	}
	return taken ? 0 : not_here(why, "data-read-only: the program has no writable segment");
}

/* ---- .bss ---- */

/* What of a segment's .bss is filled: none of what a store could not reach. */
static struct range bss_of(const struct image *program, const struct segment *s, uint64_t bias,
	int tail_only)
{
	const Elf64_Phdr *ph = &program->phdr[s->index];
	struct range bss = {ph->p_vaddr + ph->p_filesz + bias, ph->p_vaddr + ph->p_memsz + bias};
	int tail = s->wipe_tail && s->wipe_must && ph->p_offset + ph->p_filesz <= program->file_size;

	if (!tail && bss.start < s->page_end)
		bss.start = s->page_end;
	if (tail_only && bss.end > s->page_end)
		bss.end = s->page_end;
	return bss;
}

/* Another segment over it may not be writable. */
static int alone(const struct image *program, uint64_t bias, const struct segment *mine)
{
	for (int i = 0; i < program->phnum; i++) {
		struct range other = {mine->page, mine->mem_end};
		struct segment s;

		if (program->phdr[i].p_type != PT_LOAD || i == mine->index)
			continue;
		segment_place(&program->phdr[i], i, bias, &s);
		if (s.page < s.mem_end && ranges_meet(s.page, s.mem_end, &other))
			return 0;
	}
	return 1;
}

static int fill_bss(struct plan *plan, int tail_only, struct refusal *why)
{
	const struct image *program = plan->program;
	int filled = 0;

	for (int i = 0; i < program->phnum; i++) {
		const Elf64_Phdr *ph = &program->phdr[i];
		struct segment s;
		struct range bss;
		struct step *step;

		if (ph->p_type != PT_LOAD || ph->p_memsz <= ph->p_filesz)
			continue;
		segment_place(ph, i, plan->at->bias, &s);
		bss = bss_of(program, &s, plan->at->bias, tail_only);
		if (bss.start >= bss.end || !alone(program, plan->at->bias, &s))
			continue;
		if (bss.end - bss.start > MOST_BSS)
			return not_here(why, "bss-fill: the .bss is larger than 256 MiB");
		step = insert(plan, behind_segments(plan), STEP_FILL, R_FAULT_BSS, bss.start,
			bss.end - bss.start);
		step->role = OF_PROGRAM;
		step->index = (int16_t)i;
		filled = 1;
	}
	return filled ? 0 : not_here(why, tail_only
		? "bss-tail-fill: no .bss begins inside a page of the file"
		: "bss-fill: the program has no .bss");
}

static int keep_tail(struct plan *plan, struct refusal *why)
{
	int kept = 0;

	for (size_t i = plan->steps; i-- > 1;) {
		if (!of_program(&plan->step[i]) || plan->step[i].op != STEP_WIPE)
			continue;
		leave_out(plan, i);
		plan->step[i - 1].reason = R_FAULT_TAIL;
		kept = 1;
	}
	return kept ? 0 : not_here(why, "bss-tail-file: no .bss begins inside a page of the file");
}

static int change_bss(struct plan *plan, const struct faults *f, struct refusal *why)
{
	if (fault_on(f, FAULT_BSS_TAIL_FILE))
		return keep_tail(plan, why);
	if (fault_on(f, FAULT_BSS_FILL) || fault_on(f, FAULT_BSS_TAIL_FILL))
		return fill_bss(plan, fault_on(f, FAULT_BSS_TAIL_FILL), why);
	return 0;
}

/* ---- addresses that were changed before ---- */

static void name_moves(struct plan *plan, const struct faults *f)
{
	for (size_t i = 0; i < plan->steps; i++) {
		struct step *step = &plan->step[i];

		if (step->reason == R_FIRST_ASKED && fault_on(f, FAULT_MOVED_BASE))
			step->reason = R_FAULT_BASE;
		if (step->reason == R_VDSO_HOME && fault_on(f, FAULT_MOVED_VDSO))
			step->reason = R_FAULT_VDSO;
		if (step->reason == R_STACK_EXEC && fault_on(f, FAULT_STACK_EXEC))
			step->reason = R_FAULT_STACK_EXEC;
		if (step->reason == R_MM && fault_on(f, FAULT_MOVED_BRK))
			step->reason = R_FAULT_BRK;
	}
}

/* ---- the break ---- */

/* brk(2) wants a free page behind the new break. */
static int guard_break(struct plan *plan, uint64_t size, struct refusal *why)
{
	uint64_t at = plan->at->brk + size + ARCH_PAGE;
	struct range guard = {at, at + ARCH_PAGE};
	struct step *step;
	size_t i = plan->steps;

	if (at < plan->at->brk || guard.end > ARCH_USER_END
	    || layout_over(plan->program, plan->at->bias, &guard) >= 0
	    || layout_over(plan->interp, plan->at->interp_bias, &guard) >= 0
	    || ranges_meet(at, guard.end, &plan->host->stack)
	    || ranges_meet(at, guard.end, &plan->at->bridge))
		return not_here(why, "no-brk, brk-limit: something lies there already");
	while (plan->step[i - 1].op != STEP_MM)
		i--;
	step = insert(plan, i, STEP_MAP_ZERO, R_FAULT_GUARD, at, ARCH_PAGE);
	step->prot = PROT_NONE;
	step->noreplace = 1;
	return 0;
}

static int change_break(struct plan *plan, const struct faults *f, struct refusal *why)
{
	if (fault_on(f, FAULT_NO_BRK))
		return guard_break(plan, 0, why);
	if (fault_on(f, FAULT_BRK_LIMIT))
		return guard_break(plan, page_up(fault_value(f, FAULT_BRK_LIMIT)), why);
	return 0;
}

/* ---- below sp ---- */

static void fill_below_sp(struct plan *plan, const struct faults *f)
{
	const struct stack *stack = plan->stack;
	uint64_t wanted = fault_value(f, FAULT_STACK_JUNK), start = stack->bottom;
	size_t i = plan->steps;

	if (!fault_on(f, FAULT_STACK_JUNK))
		return;
	if (wanted < stack->sp - stack->bottom)
		start = page_down(stack->sp - wanted);
	while (plan->step[i - 1].op != STEP_STACK)
		i--;
	if (plan->step[i].reason == R_BELOW_SP)
		leave_out(plan, i);
	if (start < stack->sp)
		insert(plan, i, STEP_FILL, R_FAULT_BELOW_SP, start, stack->sp - start);
	for (i = 0; i < plan->steps; i++)
		if (plan->step[i].op == STEP_DROP)
			plan->step[i].length = start - plan->step[i].address;
}

/* ---- limits ---- */

/* A soft RLIMIT_DATA of 0 counts for nothing below a larger hard one (may_expand_vm(): for Valgrind). */
static void limit(struct plan *plan, int resource, uint64_t soft, uint64_t hard)
{
	size_t i = plan->steps;

	while (plan->step[i - 1].op == STEP_LEAVE || plan->step[i - 1].op == STEP_DROP
	    || plan->step[i - 1].op == STEP_STOP)
		i--;
	if (resource == RLIMIT_DATA && soft == 0)
		hard = 0;
	insert(plan, i, STEP_LIMIT, R_FAULT_LIMIT, (uint64_t)resource, hard)->to
		= soft < hard ? soft : hard;
}

static void change_limits(struct plan *plan, const struct faults *f)
{
	const struct host *host = plan->host;

	if (fault_on(f, FAULT_NO_HEAP) || fault_on(f, FAULT_DATA_LIMIT))
		limit(plan, RLIMIT_DATA, fault_value(f, FAULT_DATA_LIMIT), host->data_limit.hard);
	if (fault_on(f, FAULT_STACK_LIMIT))
		limit(plan, RLIMIT_STACK, fault_value(f, FAULT_STACK_LIMIT), host->limits[LIMIT_STACK].hard);
	if (fault_on(f, FAULT_FD_LIMIT))
		limit(plan, RLIMIT_NOFILE, fault_value(f, FAULT_FD_LIMIT), host->limits[LIMIT_FILES].hard);
	if (fault_on(f, FAULT_AS_LIMIT))
		limit(plan, RLIMIT_AS, fault_value(f, FAULT_AS_LIMIT), host->limits[LIMIT_SPACE].hard);
}

/* ---- the end ---- */

unsigned fault_entry(const struct faults *f)
{
	unsigned entry = 0;

	if (fault_on(f, FAULT_REGISTERS_ZERO))
		entry |= ENTRY_BY_FRAME;
	if (fault_on(f, FAULT_REGISTERS_JUNK))
		entry |= ENTRY_BY_FRAME | ENTRY_JUNK;
	if (fault_on(f, FAULT_RDX_JUNK))
		entry |= ENTRY_BY_FRAME | ENTRY_EXIT_JUNK;
	if (fault_on(f, FAULT_DIRECTION_FLAG))
		entry |= ENTRY_BY_FRAME | ENTRY_BACKWARDS;
	return entry;
}

int fault_plan(struct plan *plan, struct refusal *why)
{
	const struct faults *f = &plan->request->faults;

	if (change_rights(plan, f, why) || change_bss(plan, f, why)
	    || (fault_on(f, FAULT_DATA_READONLY) && take_write(plan, why)) || change_break(plan, f, why))
		return -1;
	name_moves(plan, f);
	fill_below_sp(plan, f);
	change_limits(plan, f);
	return 0;
}
