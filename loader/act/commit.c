/* commit.c: a plan's steps as the rows of the bridge's table. See commit.h.
 *
 *   bridge   page 0: the code of bridge.S, r-x
 *   table    rows, the failure block, the memory map for prctl(2), messages: on uload's own stack,
 *            below the new one (host->in_place), or with a copy of the stack in page 1 … of the bridge
 *
 * Most steps become one row; what is told by one step and takes several is told where it is made. */
#include "commit.h"

#include <errno.h>
#include <linux/prctl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "arch.h"
#include "bridge.h"
#include "frame.h"
#include "sys.h"
#include "text.h"

#define MESSAGE_BYTES 144 /* and two struct iovec */
/* SPAWN, exit, wait, two for SIGCHLD; four more for the stack; LEAVE's second row */
#define ROWS_BEYOND_STEPS 12

struct writer {
	const struct plan *plan;
	const struct files *files;
	struct row *row;                /* the next one */
	unsigned char *at;              /* room for everything else */
	const unsigned char *stack;     /* the stack's bytes, safe from what happens */
	const unsigned char *zeros;     /* a page of them */
};

uint64_t commit_bytes(size_t steps, uint64_t stack_bytes, const char *path, int trace)
{
	uint64_t per_step = sizeof(struct row) + MESSAGE_BYTES + (trace ? PLAN_TRACE_LINE : 0);

	return (steps + ROWS_BEYOND_STEPS) * per_step + stack_bytes + strlen(path)
		+ 2 * sizeof(struct prctl_mm_map) + sizeof(struct failure) + 512 + ARCH_PAGE;
}

static void *take(struct writer *w, size_t n)
{
	void *taken = w->at;

	w->at += (n + 15) & ~(size_t)15;
	return taken;
}

static struct row *add_row(struct writer *w, int64_t number, uint64_t a, uint64_t b, uint64_t c)
{
	struct row *row = w->row++;

	*row = (struct row){.number = number, .argument = {a, b, c}};
	return row;
}

/* ---- messages ---- */

/* Of the steps whose failure is told. */
static const char *const verbs[STEP_OPS] = {
	[STEP_UNMAP] = "munmap", [STEP_MAP_FILE] = "mmap of the file",
	[STEP_MAP_ZERO] = "mmap of zero pages", [STEP_WIPE] = "zeroing the tail",
	[STEP_MOVE] = "mremap of the vDSO", [STEP_PROTECT] = "mprotect",
	[STEP_PERSONALITY] = "personality", [STEP_LIMIT] = "prlimit", [STEP_STOP] = "kill",
};

/* "mmap of the file at 0x401000, 8192 bytes, program header 1 failed: errno " */
static const struct message *message_for(struct writer *w, const struct step *step)
{
	struct message *m = take(w, MESSAGE_BYTES - 32);
	struct text t = {.buffer = m->text, .size = MESSAGE_BYTES - 32 - sizeof *m};

	text_string(&t, verbs[step->op]);
	if (step->length)
		text_format(&t, " at %x, %u bytes", step->address, step->length);
	if (step->index >= 0)
		text_format(&t, ", %sprogram header %u", step->role == OF_INTERP ? "interpreter's " : "",
			(uint64_t)step->index);
	text_string(&t, " failed: errno ");
	m->length = t.length;
	return m;
}

static void put_part(struct writer *w, struct part *part, const char *a, const char *b,
	const char *c)
{
	size_t n = strlen(a) + strlen(b) + strlen(c);
	struct text t = {.buffer = take(w, n), .size = n};

	text_format(&t, "%s%s%s", a, b, c);
	*part = (struct part){(uint64_t)t.buffer, n};
}

static struct failure *make_failure(struct writer *w)
{
	struct failure *f = take(w, sizeof *f);

	memset(f, 0, sizeof *f);
	put_part(w, &f->parts[0], "uload: ", w->plan->program_path, ": ");
	put_part(w, &f->parts[3], " [system]\n", "", "");
	return f;
}

/* ---- what the kernel is told ---- */

static struct prctl_mm_map *make_map(struct writer *w, int exe_fd)
{
	const struct layout *at = w->plan->at;
	const struct stack *s = w->plan->stack;
	struct prctl_mm_map *map = take(w, sizeof *map);
	int data_fits = at->data_end - at->data_start <= w->plan->host->data_limit.hard;

	*map = (struct prctl_mm_map){.start_code = at->code_start, .end_code = at->code_end,
		.start_data = at->data_start,
		.end_data = data_fits ? at->data_end : at->data_start, .start_brk = at->brk,
		.brk = at->brk, .start_stack = s->sp, .arg_start = s->arg_start, .arg_end = s->env_start,
		.env_start = s->env_start, .env_end = s->execfn, .auxv = (void *)s->auxv,
		.auxv_size = (uint32_t)s->auxv_bytes, .exe_fd = (uint32_t)exe_fd};
	return map;
}

static struct row *add_map_row(struct writer *w, int exe_fd)
{
	struct row *row = add_row(w, __NR_prctl, PR_SET_MM, PR_SET_MM_MAP,
		(uint64_t)make_map(w, exe_fd));

	row->argument[3] = sizeof(struct prctl_mm_map);
	return row;
}

static void add_child_signal(struct writer *w, uint64_t handler)
{
	uint64_t *action = take(w, 32);

	memset(action, 0, 32);
	action[0] = handler;
	add_row(w, __NR_rt_sigaction, SIGCHLD, (uint64_t)action, 0)->argument[3] = 8;
}

/* A child that shares memory, descriptors and signal handlers, with every right in a user
 * namespace of its own; it makes the call and exits. Without a signal at its end nobody hears, but
 * it counts as a child; with SIGCHLD, ignored, it does not even count (see host.h). */
static void add_exe_by_child(struct writer *w)
{
	enum helper_death death = w->plan->host->helper_death;
	uint64_t flags = CLONE_VM | CLONE_FILES | CLONE_SIGHAND | CLONE_NEWUSER;
	struct row *spawn;

	if (death == HELPER_IGNORE)
		add_child_signal(w, (uint64_t)SIG_IGN);
	spawn = add_row(w, ROW_SPAWN, flags | (death == HELPER_COUNTED ? 0 : SIGCHLD), 0, 0);
	add_map_row(w, w->files->program);
	add_row(w, __NR_exit, 0, 0, 0);
	spawn->argument[5] = (uint64_t)(w->row - spawn - 1) * sizeof(struct row);
	add_row(w, __NR_wait4, 0, 0, __WALL);
	if (death == HELPER_IGNORE)
		add_child_signal(w, (uint64_t)SIG_DFL);
}

/* ---- steps ---- */

static int file_of(const struct writer *w, const struct step *step)
{
	return step->role == OF_INTERP ? w->files->interp : w->files->program;
}

/* The zeros are the end of our room, which nobody has written to. */
static struct row *add_wipe(struct writer *w, const struct step *step)
{
	struct part *parts = take(w, 2 * sizeof *parts);
	struct row *row = add_row(w, ROW_WIPE, step->address, step->length, page_down(step->address));

	parts[0] = (struct part){(uint64_t)w->zeros, step->length};
	parts[1] = (struct part){step->address, step->length};
	row->argument[3] = (uint64_t)&parts[0];
	row->argument[4] = (uint64_t)&parts[1];
	row->argument[5] = w->plan->host->pid;
	return row;
}

static struct row *add_map(struct writer *w, const struct step *step, unsigned flags)
{
	struct row *row = add_row(w, __NR_mmap, step->address, step->length, step->prot);

	row->argument[3] = flags | (step->noreplace ? MAP_FIXED_NOREPLACE : MAP_FIXED);
	row->argument[4] = (uint64_t)(int64_t)(flags & MAP_ANONYMOUS ? -1 : file_of(w, step));
	row->argument[5] = step->offset;
	return row;
}

static struct row *add_move(struct writer *w, const struct step *step)
{
	struct row *row = add_row(w, __NR_mremap, step->address, step->length, step->length);

	row->argument[3] = MREMAP_MAYMOVE | MREMAP_FIXED;
	row->argument[4] = step->to;
	return row;
}

/* At most 15 bytes and a NUL: TASK_COMM_LEN. */
static const char *make_name(struct writer *w, const char *from)
{
	char *name = take(w, 16);
	size_t n = strlen(from);

	memset(name, 0, 16);
	return memcpy(name, from, n < 15 ? n : 15);
}

static struct row *add_limit(struct writer *w, const struct step *step)
{
	uint64_t *limit = take(w, 16);

	limit[0] = step->to;
	limit[1] = step->length;
	return add_row(w, __NR_prlimit64, 0, step->address, (uint64_t)limit);
}

/* The last two rows: see LEAVE in bridge.S. `drop` is the STEP_DROP that is carried out with it. */
static void add_leave(struct writer *w, const struct step *drop, const struct step *leave)
{
	const struct host *host = w->plan->host;
	const struct vdso_tail *tail = &host->tail;
	const struct range *bridge = &w->plan->at->bridge;
	struct range last = bridge->end > bridge->start ? *bridge : host->own[0];
	uint64_t below = 8 + (tail->offset ? tail->pops * 8 + tail->skip : 0);
	struct row *row = add_row(w, ROW_LEAVE, drop->address, drop->length, leave->address - below);

	row->argument[3] = tail->offset ? w->plan->at->vdso_base + tail->offset : 0;
	if (!tail->offset)
		last.start += ARCH_PAGE; /* the page with the code stays */
	row->argument[4] = last.start;
	row->argument[5] = last.end - last.start;
	row->message = (const void *)leave->to;
	add_row(w, (int64_t)(leave->address - 8), 0, 0, 0);
}

/* The same, where rt_sigreturn(2) makes the jump: the page with its frame stays. */
static void add_return(struct writer *w, const struct step *drop)
{
	const struct range *bridge = &w->plan->at->bridge;
	struct row *row = add_row(w, ROW_RETURN, drop->address, drop->length,
		arch_frame_sp(bridge->start));

	row->argument[3] = bridge->start + ARCH_PAGE;
	row->argument[4] = bridge->end - bridge->start - ARCH_PAGE;
}

/* Where the table lies on the stack, nothing can be done between the two: they are one row. */
static void add_drop(struct writer *w, const struct step *drop)
{
	if (drop[1].op == STEP_LEAVE && plan_entry(w->plan))
		add_return(w, drop);
	else if (drop[1].op == STEP_LEAVE)
		add_leave(w, drop, drop + 1);
	else
		add_row(w, __NR_madvise, drop->address, drop->length, MADV_DONTNEED);
}

/* A drop of its own came before: madvise(2) of no bytes is the rest of it. */
static void add_leave_alone(struct writer *w, const struct step *leave)
{
	static const struct step nothing = {.op = STEP_DROP};

	if (leave[-1].op == STEP_DROP)
		return;
	if (plan_entry(w->plan))
		add_return(w, &nothing);
	else
		add_leave(w, &nothing, leave);
}

/* The strings and the tables; between them, where chance leaves up to two pages, zeros: whole pages
 * stay untouched, as the kernel leaves them. */
static void add_stack(struct writer *w)
{
	const struct stack *s = w->plan->stack;
	uint64_t gap = s->platform + sizeof ARCH_PLATFORM, end = s->arg_start;
	uint64_t first = page_up(gap), last = page_down(end);

	add_row(w, ROW_COPY, end, (uint64_t)w->stack + (end - s->sp), s->end - end);
	add_row(w, ROW_COPY, s->sp, (uint64_t)w->stack, gap - s->sp);
	if (first > last) {
		add_row(w, ROW_ZERO, gap, end - gap, 0);
		return;
	}
	add_row(w, ROW_ZERO, gap, first - gap, 0);
	add_row(w, ROW_ZERO, last, end - last, 0);
	if (first < last)
		add_row(w, __NR_madvise, first, last - first, MADV_DONTNEED);
}

static void add_step(struct writer *w, const struct step *step)
{
	struct row *row = NULL;

	switch ((enum step_op)step->op) {
	case STEP_UNMAP: row = add_row(w, __NR_munmap, step->address, step->length, 0); break;
	case STEP_MAP_FILE: row = add_map(w, step, MAP_PRIVATE); break;
	case STEP_MAP_ZERO: row = add_map(w, step, MAP_PRIVATE | MAP_ANONYMOUS); break;
	case STEP_MOVE: row = add_move(w, step); break;
	case STEP_PROTECT:
		row = add_row(w, __NR_mprotect, step->address, step->length, step->prot); break;
	case STEP_WIPE:
		if (step->reason == R_BELOW_SP)
			add_row(w, ROW_ZERO, step->address, step->length, 0);
		else
			row = add_wipe(w, step);
		break;
	case STEP_FILL: add_row(w, ROW_ZERO, step->address, step->length, FAULT_BYTE); break;
	case STEP_GROW: add_row(w, ROW_TOUCH, step->address, 0, 0); break;
	case STEP_STACK: add_stack(w); break;
	case STEP_NAME:
		add_row(w, __NR_prctl, PR_SET_NAME, (uint64_t)make_name(w, step->text), 0); break;
	case STEP_MM: add_map_row(w, -1); break;
	case STEP_EXE:
		if (step->reason == R_EXE_CHILD)
			add_exe_by_child(w);
		else
			add_map_row(w, w->files->program);
		break;
	case STEP_CLOSE:
		add_row(w, __NR_close, step->role ? (uint64_t)file_of(w, step) : step->to, 0, 0); break;
	case STEP_PERSONALITY: row = add_row(w, __NR_personality, step->to, 0, 0); break;
	case STEP_LIMIT: row = add_limit(w, step); break;
	case STEP_STOP: row = add_row(w, __NR_kill, w->plan->host->pid, SIGSTOP, 0); break;
	case STEP_WRITE:
		add_row(w, __NR_write, step->to ? step->to : 2, (uint64_t)step->text, step->text_bytes); break;
	case STEP_DROP: add_drop(w, step); break;
	case STEP_LEAVE: add_leave_alone(w, step); break;
	case STEP_OPS: break;
	}
	if (row && !step->may_fail)
		row->message = message_for(w, step);
}

/* ---- building ---- */

static int map_bridge(const struct plan *plan, unsigned char **at, struct refusal *why)
{
	const struct range *bridge = &plan->at->bridge;
	uint64_t length = bridge->end - bridge->start;
	long got = sys_mmap(bridge->start, length, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);

	if (sys_failed(got) || (uint64_t)got != bridge->start)
		return refuse_named(why, SYSTEM, "mmap of the bridge", sys_failed(got) ? (int)-got : EEXIST);
	memcpy((void *)got, bridge_code, (size_t)(bridge_end - bridge_code));
	if (plan_entry(plan))
		arch_make_frame((unsigned char *)got, plan_entry(plan), plan->stack->sp, plan->at->start);
	got = sys3(__NR_mprotect, bridge->start, ARCH_PAGE, PROT_READ | PROT_EXEC);
	if (sys_failed(got)) {
		sys_munmap(bridge->start, length);
		return refuse_named(why, SYSTEM, "making the bridge executable", (int)-got);
	}
	*at = (unsigned char *)bridge->start;
	return 0;
}

/* A copy that neither the old program's end nor the new one's beginning touches. */
static void copy_away(struct writer *w, struct plan *plan)
{
	const struct stack *s = plan->stack;

	w->stack = memcpy(take(w, s->end - s->sp), s->bytes, s->end - s->sp);
	for (size_t i = 0; i < plan->steps; i++)
		if (plan->step[i].op == STEP_WRITE)
			plan->step[i].text = memcpy(take(w, plan->step[i].text_bytes), plan->step[i].text,
				plan->step[i].text_bytes);
}

static uint64_t bytes_in_place(const struct plan *plan)
{
	return commit_bytes(plan->steps, 0, plan->program_path, 0);
}

int commit_prepare(const struct plan *plan, struct memory *memory, struct bridge *bridge,
	struct refusal *why)
{
	const struct range *room = &plan->at->bridge;
	unsigned char *page = NULL;

	if (room->end > room->start && map_bridge(plan, &page, why))
		return -1;
	bridge->code = page ? (const char *)page : bridge_code;
	bridge->first = plan->host->in_place ? memory_take(memory, bytes_in_place(plan), why)
		: (void *)(page + ARCH_PAGE);
	return bridge->first ? 0 : -1;
}

void commit_write(struct plan *plan, const struct files *files, struct bridge *bridge)
{
	struct writer w = {.plan = plan, .files = files, .at = (unsigned char *)bridge->first,
		.stack = plan->stack->bytes};

	w.zeros = (plan->host->in_place ? w.at + bytes_in_place(plan)
		: (const unsigned char *)plan->at->bridge.end) - ARCH_PAGE;
	w.row = take(&w, (plan->steps + ROWS_BEYOND_STEPS) * sizeof(struct row));
	bridge->failure = make_failure(&w);
	if (!plan->host->in_place)
		copy_away(&w, plan);
	for (size_t i = 0; i < plan->steps; i++)
		add_step(&w, &plan->step[i]);
}

_Noreturn void commit_run(const struct bridge *bridge)
{
	__attribute__((noreturn)) void (*run)(const struct row *, struct failure *);

	memcpy(&run, &bridge->code, sizeof run);
	run(bridge->first, bridge->failure);
}
