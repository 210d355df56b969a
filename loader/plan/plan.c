/* plan.c: the steps, in the order of the kernel's load_elf_binary(). See plan.h. Pure.
 *
 * Old image out, program in, interpreter in, vDSO to its place, stack, names, jump. */
#include "plan.h"

#include <sys/mman.h>
#include <sys/resource.h>

#include "arch.h"

/* Stack 5, names 3, limits 6, files 2, stop, drop, leave. */
#define STEPS_BESIDE 20

static const struct {
	const char *text, *source;
} reasons[REASON_COUNT] = {
#define REASON(name, text, source) [name] = {text, source},
#include "reasons.def"
#undef REASON
};

const char *reason_text(enum reason r)
{
	return reasons[r].text;
}

const char *reason_source(enum reason r)
{
	return reasons[r].source;
}

const char *plan_comm(const char *path)
{
	const char *base = path;

	for (; *path; path++)
		if (*path == '/')
			base = path + 1;
	return base;
}

static size_t segments_room(const struct image *image)
{
	size_t n = 0;

	for (int i = 0; image && i < image->phnum; i++)
		if (image->phdr[i].p_type == PT_LOAD)
			n += image->phdr[i].p_memsz > image->phdr[i].p_filesz ? 3 : 1;
	return n;
}

size_t plan_room(const struct image *program, const struct image *interp, const struct host *host)
{
	return segments_room(program) + segments_room(interp) + LAYOUT_MAX_UNMAPS + 2 * host->vdsos
		+ STEPS_BESIDE;
}

static struct step *add(struct plan *plan, enum step_op op, enum reason reason, uint64_t address,
	uint64_t length)
{
	struct step *step = &plan->step[plan->steps++];

	*step = (struct step){.op = (uint8_t)op, .reason = (uint8_t)reason, .index = -1,
		.address = address, .length = length};
	return step;
}

/* ---- the old image ---- */

static void add_unmaps(struct plan *plan)
{
	const struct layout *at = plan->at;

	for (size_t i = 0; i < at->unmaps; i++) {
		struct step *step = add(plan, STEP_UNMAP,
			plan->host->living ? R_OLD_MAPPINGS : i ? R_OWN_SCRATCH : R_OWN_IMAGE,
			at->unmap[i].start, at->unmap[i].end - at->unmap[i].start);

		step->may_fail = at->unmap[i].start == 0;
	}
}

/* ---- segments ---- */

static enum reason first_reason(const struct plan *plan, const struct image *image)
{
	if (image->role == INTERPRETER)
		return R_FIRST_INTERP;
	if (image->type == ET_EXEC)
		return R_FIRST_EXEC;
	if (plan->request->has_load_base)
		return R_FIRST_ASKED;
	return plan->interp ? R_FIRST_PIE : R_FIRST_STATIC_PIE;
}

static void own_segment(struct step *step, const struct image *image, const struct segment *s)
{
	step->role = image->role == PROGRAM ? OF_PROGRAM : OF_INTERP;
	step->index = (int16_t)s->index;
}

static void add_file_pages(struct plan *plan, const struct image *image, const struct segment *s)
{
	int first = s->index == image->first_load;
	struct step *step = add(plan, STEP_MAP_FILE, first ? first_reason(plan, image) : R_NEXT,
		s->page, s->page_end - s->page);

	own_segment(step, image, s);
	step->prot = (uint8_t)s->prot;
	step->offset = s->offset;
	step->noreplace = first && image->role == PROGRAM;
	if (!s->wipe_tail)
		return;
	step = add(plan, STEP_WIPE, R_TAIL, s->file_end, s->page_end - s->file_end);
	own_segment(step, image, s);
	step->may_fail = !s->wipe_must;
}

static void add_zero_pages(struct plan *plan, const struct image *image, const struct segment *s)
{
	struct step *step = add(plan, STEP_MAP_ZERO, s->page == s->page_end ? R_NO_FILE_BYTES : R_BSS,
		s->page_end, s->mem_end - s->page_end);

	own_segment(step, image, s);
	step->prot = (uint8_t)s->zero_prot;
}

static void add_segments(struct plan *plan, const struct image *image, uint64_t bias)
{
	for (int i = 0; image && i < image->phnum; i++) {
		struct segment s;

		if (image->phdr[i].p_type != PT_LOAD)
			continue;
		segment_place(&image->phdr[i], i, bias, &s);
		if (s.page_end > s.page)
			add_file_pages(plan, image, &s);
		if (s.mem_end > s.page_end)
			add_zero_pages(plan, image, &s);
	}
}

/* ---- the vDSO ---- */

/* Where mapping i of the vDSO waits, if it does. */
static uint64_t parked(const struct host *host, size_t i)
{
	return host->parking ? host->parking + (host->vdso[i].start - host->vdso[0].start)
		: host->vdso[i].start;
}

static void add_parking(struct plan *plan)
{
	const struct host *host = plan->host;

	for (size_t i = 0; host->parking && i < host->vdsos; i++)
		add(plan, STEP_MOVE, R_VDSO_ASIDE, host->vdso[i].start,
			host->vdso[i].end - host->vdso[i].start)->to = parked(host, i);
}

static void add_moves(struct plan *plan)
{
	const struct host *host = plan->host;

	for (size_t i = 0; i < host->vdsos; i++) {
		uint64_t to = plan->at->vdso[i].start;

		if (parked(host, i) != to)
			add(plan, STEP_MOVE, R_VDSO_HOME, parked(host, i),
				host->vdso[i].end - host->vdso[i].start)->to = to;
	}
}

/* ---- the stack ---- */

static void add_stack_extent(struct plan *plan)
{
	const struct stack *stack = plan->stack;
	uint64_t now = plan->host->stack.start, low = plan->host->stack_low;
	int asked = plan->request->has_stack_size;

	if (low == 0 || low > now)
		low = now;
	if (stack->bottom < now)
		add(plan, STEP_GROW, asked ? R_STACK_SIZE : R_STACK_GROW, stack->bottom, 0);
	if (stack->bottom > low)
		add(plan, STEP_UNMAP, asked ? R_STACK_SIZE : R_STACK_SHRINK, low, stack->bottom - low);
}

static void add_stack(struct plan *plan)
{
	const struct stack *stack = plan->stack;
	uint64_t page = page_down(stack->sp);
	unsigned prot = plan->at->stack_prot;

	add_stack_extent(plan);
	if (prot != plan->host->stack_prot)
		add(plan, STEP_PROTECT, prot & PROT_EXEC ? R_STACK_EXEC : R_STACK_NOEXEC, stack->bottom,
			stack->end - stack->bottom)->prot = (uint8_t)prot;
	add(plan, STEP_STACK, R_STACK, stack->sp, stack->end - stack->sp);
	if (stack->sp > page)
		add(plan, STEP_WIPE, R_BELOW_SP, page, stack->sp - page);
}

/* ---- names ---- */

static void add_limit(struct plan *plan, enum reason reason, int resource, uint64_t soft,
	uint64_t hard)
{
	add(plan, STEP_LIMIT, reason, (uint64_t)resource, hard)->to = soft;
}

static void add_exe_link(struct plan *plan)
{
	const struct limit *limit = &plan->host->task_limit;
	int child = plan->host->exe_link == EXE_LINK_CHILD;
	int raise = child && limit->soft < limit->hard;
	struct step *step;

	if (raise)
		add_limit(plan, R_LIMIT_TASKS, RLIMIT_NPROC, limit->hard, limit->hard);
	step = add(plan, STEP_EXE, child ? R_EXE_CHILD : R_EXE, 0, 0);
	step->role = OF_PROGRAM;
	step->may_fail = 1;
	if (raise)
		add_limit(plan, R_LIMIT_BACK, RLIMIT_NPROC, limit->soft, limit->hard);
}

/* prctl(2) refuses data larger than RLIMIT_DATA, execve(2) does not: the soft limit steps aside.
 * Where the hard limit is too small, too, commit.c tells the kernel of no data at all. */
static void add_identity(struct plan *plan)
{
	const struct request *rq = plan->request;
	const struct limit *limit = &plan->host->data_limit;
	uint64_t data = plan->at->data_end - plan->at->data_start;
	int raise = limit->soft < data && limit->hard >= data;

	add(plan, STEP_NAME, R_NAME, 0, 0)->text = plan_comm(rq->comm ? rq->comm : rq->program);
	if (raise)
		add_limit(plan, R_LIMIT_DATA, RLIMIT_DATA, limit->hard, limit->hard);
	add(plan, STEP_MM, R_MM, plan->at->brk, 0)->may_fail = 1;
	if (plan->host->exe_link != EXE_LINK_UNWANTED)
		add_exe_link(plan);
	if (raise)
		add_limit(plan, R_LIMIT_BACK, RLIMIT_DATA, limit->soft, limit->hard);
}

static void add_closes(struct plan *plan)
{
	add(plan, STEP_CLOSE, R_CLOSE, 0, 0)->role = OF_PROGRAM;
	if (plan->interp)
		add(plan, STEP_CLOSE, R_CLOSE, 0, 0)->role = OF_INTERP;
}

static void add_restores(struct plan *plan)
{
	if (plan->request->restore_personality)
		add(plan, STEP_PERSONALITY, R_PERSONALITY, 0, 0)->to = plan->request->personality;
	if (plan->request->restore_stack_limit)
		add_limit(plan, R_LIMIT, RLIMIT_STACK, plan->request->stack_soft,
			plan->request->stack_hard);
}

static void add_leave(struct plan *plan)
{
	const struct stack *stack = plan->stack;
	struct step *step;

	if (plan->request->stop == STOP_ENTRY)
		add(plan, STEP_STOP, R_STOP, 0, 0);
	add(plan, STEP_DROP, R_DROP, stack->bottom, page_down(stack->sp) - stack->bottom);
	step = add(plan, STEP_LEAVE, plan_entry(plan) ? R_LEAVE_FRAME : !plan->host->tail.offset ? R_LEAVE_PAGE
		: plan->host->tail.clears_all ? R_LEAVE : R_LEAVE_SOME, stack->sp, 0);
	step->to = plan->at->start;
}

void plan_make(struct plan *plan)
{
	plan->steps = 0;
	add_parking(plan);
	add_unmaps(plan);
	add_segments(plan, plan->program, plan->at->bias);
	add_segments(plan, plan->interp, plan->at->interp_bias);
	add_moves(plan);
	add_stack(plan);
	add_identity(plan);
	add_closes(plan);
	add_restores(plan);
	add_leave(plan);
}
