/* exec.c: the table of contents. bytes → image → layout → stack → plan → bridge → jump. */
#include "exec.h"

#include "arch.h"
#include "probe.h"
#include "shebang.h"
#include "sys.h"
#include "where.h"

static int interp_open(struct exec *x, struct refusal *why)
{
	const char *name;

	x->interp_file.fd = -1;
	if (x->image.interp < 0)
		return 0;
	name = file_interp_name(&x->file, &x->image, &x->memory, why);
	if (!name)
		return -1;
	if (!file_open(name, -1, INTERPRETER, &x->interp_file, &x->memory, why)
	    && !file_image(&x->interp_file, &x->interp_image, &x->memory, why))
		return 0;
	why->file = name;
	return -1;
}

/* ---- --fault: between the passes, what it changes of their values ---- */

static int fault_before(struct exec *x, struct refusal *why)
{
	struct limit *limits;

	if (!x->rq.faults.on)
		return 0;
	limits = memory_take(&x->memory, LIMITS * sizeof *limits, why);
	if (!limits)
		return -1;
	probe_limits(limits);
	x->host.limits = limits;
	if (fault_on(&x->rq.faults, FAULT_MOVED_VDSO))
		probe_vdso(&x->host);
	return fault_request(&x->rq, &x->image, why);
}

static int fault_places(struct exec *x, struct refusal *why)
{
	Elf64_auxv_t *room;

	if (!x->rq.faults.on)
		return 0;
	room = memory_take(&x->memory, (x->host.auxc + FAULT_AUXV_MORE) * sizeof *room, why);
	return room ? fault_host(&x->rq, room, &x->host, why) : -1;
}

static const struct image *interp_of(const struct exec *x)
{
	return x->image.interp < 0 ? NULL : &x->interp_image;
}

/* uload's parent process waits for the program's end, and wants to know something for that. */
static int for_parent(const struct request *rq)
{
	return rq->stack_report || rq->tell;
}

static size_t steps_room(const struct exec *x)
{
	size_t once = x->plan.room + (x->rq.faults.on ? fault_room(&x->image) : 0)
		+ (for_parent(&x->rq) ? PLAN_RUNNER_STEPS : 0);

	return once * (x->rq.trace ? 2 : 1) * (x->rq.stop == STOP_STEPS ? 2 : 1);
}

/* The bridge is its code, and its table too where that cannot stay on uload's stack. */
static uint64_t bridge_bytes(const struct exec *x)
{
	if (x->host.in_place)
		return ARCH_PAGE;
	return ARCH_PAGE + page_up(commit_bytes(steps_room(x), x->stack.end - x->stack.sp,
		x->rq.program, x->rq.trace));
}

/* vm.mmap_min_addr matters to few programs. */
static int asks_for_low_addresses(const struct exec *x)
{
	const Elf64_Phdr *first = &x->image.phdr[x->image.first_load];

	return x->rq.has_load_base || x->rq.has_brk
		|| (x->image.type == ET_EXEC ? x->image.low < x->host.min_address : !first->p_filesz);
}

/* What the kernel would choose: asked where uload is alone, inferred where a program lives. */
static int places(struct exec *x, struct refusal *why)
{
	if (asks_for_low_addresses(x))
		probe_min_address(&x->host);
	if (!x->host.living)
		return where_ask(&x->file, &x->image, &x->interp_file, interp_of(x), &x->rq, &x->host,
			&x->at, why);
	layout_infer(&x->image, interp_of(x), &x->rq, &x->host);
	return layout_bias(&x->image, interp_of(x), &x->rq, &x->host, &x->at, why);
}

/* What uload planned may stay on its own stack to the end if the initial stack is written above it,
 * if there is room for the bridge's table, and if the stack is not dropped before the last step. */
static void judge_place(struct exec *x)
{
	if (x->rq.stop == STOP_STEPS || x->rq.stack_report || fault_takes_stack(&x->rq.faults)
	    || (uint64_t)x->memory.end > page_down(x->stack.sp)
	    || (uint64_t)x->stack.bytes < x->stack.bottom
	    || (uint64_t)(x->memory.end - x->memory.at)
		< commit_bytes(steps_room(x), 0, x->rq.program, 0))
		x->host.in_place = 0;
}

/* The stack is grown by touching it, which cannot fail politely: is there so much memory at all? */
static int check_stack_size(const struct exec *x, struct refusal *why)
{
	uint64_t size = x->stack.end - x->stack.bottom;
	long at;

	if (!x->rq.has_stack_size)
		return 0;
	at = sys_mmap(0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (sys_failed(at)) {
		refuse(why, NO_MEMORY, -1, size, 0);
		why->error = (int)-at;
		return -1;
	}
	sys_munmap((uint64_t)at, size);
	return 0;
}

/* All memory that the plan takes is taken before addresses are chosen: it lies somewhere, too. */
static int plan_memory(struct exec *x, struct refusal *why)
{
	x->plan.room = plan_room(&x->image, interp_of(x), &x->host);
	x->stack.bytes = memory_take(&x->memory, x->stack.end - x->stack.sp, why);
	x->plan.step = memory_take(&x->memory, steps_room(x) * sizeof(struct step), why);
	if (x->rq.trace)
		x->trace = memory_take(&x->memory, steps_room(x) * PLAN_TRACE_LINE, why);
	if (!x->plan.step || !x->stack.bytes || (x->rq.trace && !x->trace))
		return -1;
	judge_place(x);
	return 0;
}

static int choose(struct exec *x, struct refusal *why)
{
	if (layout_choose(&x->image, interp_of(x), &x->rq, &x->host, bridge_bytes(x), &x->at, why))
		return -1;
	if (x->rq.faults.on)
		fault_layout(&x->rq.faults, &x->at);
	return 0;
}

static int steps(struct exec *x, struct refusal *why)
{
	x->plan = (struct plan){.program = &x->image, .interp = interp_of(x),
		.program_path = x->rq.program, .interp_path = x->interp_file.path, .at = &x->at,
		.stack = &x->stack, .host = &x->host, .request = &x->rq, .step = x->plan.step,
		.room = x->plan.room};
	plan_make(&x->plan);
	if (x->rq.faults.on && fault_plan(&x->plan, why))
		return -1;
	if (for_parent(&x->rq))
		plan_runner(&x->plan, &x->painting);
	if (x->rq.trace)
		plan_trace(&x->plan, x->trace);
	return 0;
}

static int headers(struct exec *x, struct refusal *why)
{
	return file_image(&x->file, &x->image, &x->memory, why);
}

static int measure(struct exec *x, struct refusal *why)
{
	return stack_measure(&x->rq, &x->host, &x->stack, why) || check_stack_size(x, why);
}

/* Notes which pass refused. */
static int at(struct exec *x, enum stage stage, int refused)
{
	if (refused)
		x->stage = stage;
	return refused;
}

int exec_plan(struct exec *x, struct refusal *why)
{
	if (at(x, STAGE_FILE, shebang_open(&x->rq, &x->file, &x->memory, why)) /* bytes */
	    || at(x, STAGE_IMAGE, headers(x, why))               /* what the file says     */
	    || at(x, STAGE_INTERPRETER, interp_open(x, why))     /* … and its interpreter  */
	    || at(x, STAGE_IMAGE, fault_before(x, why))
	    || at(x, STAGE_PLACES, places(x, why))               /* what the kernel says   */
	    || at(x, STAGE_PLACES, fault_places(x, why))
	    || at(x, STAGE_STACK, measure(x, why))
	    || at(x, STAGE_MEMORY, plan_memory(x, why))
	    || at(x, STAGE_LAYOUT, choose(x, why)))              /* where it goes          */
		return -1;
	stack_fill(&x->image, &x->at, &x->rq, &x->host, &x->stack); /* what it finds there */
	if (x->rq.faults.on)
		fault_stack(&x->rq, &x->image, &x->at, &x->stack);
	return at(x, STAGE_LAYOUT, steps(x, why));               /* what is to be done     */
}

/* No memory may be made executable (PR_SET_MDWE), or none at all be had (RLIMIT_DATA)? Where the bridge
 * was wanted for the exe link only, the program runs without that. */
static int without_bridge(struct exec *x)
{
	struct refusal ignored;

	if (!x->host.in_place || x->host.exe_link == EXE_LINK_UNWANTED)
		return 0;
	x->host.exe_link = EXE_LINK_UNWANTED;
	if (choose(x, &ignored) || steps(x, &ignored))
		return 0;
	return x->at.bridge.start == x->at.bridge.end;
}

int exec_prepare(struct exec *x, struct refusal *why)
{
	if (!commit_prepare(&x->plan, &x->memory, &x->bridge, why))
		return 0;
	x->stage = STAGE_BRIDGE;
	return without_bridge(x) ? commit_prepare(&x->plan, &x->memory, &x->bridge, why) : -1;
}

void exec_write(struct exec *x)
{
	const struct files files = {x->file.fd, x->interp_file.fd};

	if (x->rq.stop == STOP_STEPS)
		plan_stops(&x->plan);
	commit_write(&x->plan, &files, &x->bridge);
}

void exec_undo(struct exec *x)
{
	where_undo(&x->host);
	if (x->file.fd >= 0)
		sys_close(x->file.fd);
	if (x->interp_file.fd >= 0)
		sys_close(x->interp_file.fd);
}
