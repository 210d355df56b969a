/* fuzz_plan.c: any bytes as program and interpreter, through every pure pass (libFuzzer).
 *
 *   input   struct knobs, the program's bytes, the interpreter's bytes
 *
 * The host is canned, and its answers to "where would you put it" are those that a kernel without
 * ASLR could give: top down, in free places. A refusal has to be a whole sentence. A plan has to
 * keep what the acting side takes for granted: see check_steps(). What explain, lint, events and
 * trace write of it has to be writable. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "arch.h"
#include "events.h"
#include "explain.h"
#include "image.h"
#include "layout.h"
#include "lint.h"
#include "plan.h"
#include "script.h"
#include "sections.h"
#include "stack.h"
#include "text.h"

#define STACK_START 0x7ffffffde000UL
#define STACK_END 0x7ffffffff000UL
#define MMAP_TOP 0x7ffff7fff000UL
#define PARKING_FROM 0x7ffff7ff7000UL
#define AUXC 23

struct knobs {
	uint8_t flags[4];
	uint32_t program_bytes; /* modulo what there is */
	uint64_t load_base, brk, stack_size;
	uint64_t chance_base, chance_brk, chance_gap, stack_limit;
	uint32_t more_bytes[2]; /* the files are said to be longer by these; they read as zeros */
};

enum { /* bits of flags[0], flags[1] */
	HAS_LOAD_BASE = 1, HAS_BRK = 2, HAS_STACK_SIZE = 4, RANDOMIZE = 8, RANDOMIZE_BRK = 16,
	TRACE = 32, STOP = 64, RESTORE = 128,
	IN_PLACE = 1, NO_LINK = 2, NO_VDSO = 4, VDSO_FIXED = 8, VDSO_ABOVE = 16, NO_TAIL = 32,
	JSON = 64, ROOT = 128,
};

struct bytes {
	const uint8_t *data;
	size_t size;
	uint64_t said; /* the size that the file is said to have */
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

static const Elf64_auxv_t auxv[AUXC] = {
	{33, {PARKING_FROM + 0x6000}}, {51, {0xd30}}, {16, {1}}, {6, {4096}}, {17, {100}}, {3, {1}},
	{4, {1}}, {5, {1}}, {7, {1}}, {8, {1}}, {9, {1}}, {11, {1}}, {12, {1}}, {13, {1}}, {14, {1}},
	{23, {1}}, {25, {1}}, {26, {2}}, {31, {1}}, {15, {1}}, {27, {0x1c}}, {28, {0x20}}, {0, {0}},
};

static char *arguments[] = {(char *)"prog", (char *)"x", NULL};
static char *variables[] = {(char *)"A=b", (char *)"C=\377\n", NULL};

#define REQUIRE(condition) require(condition, #condition, __LINE__)

static void require(int holds, const char *what, int line)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_plan.c:%d: broken: %s\n", line, what);
	abort();
}

/* ---- the canned host ---- */

static void host_fill(struct load *l)
{
	const struct knobs *k = &l->knobs;
	uint64_t vdso = k->flags[1] & VDSO_ABOVE ? 0x7fffff000000 : PARKING_FROM;

	l->host = (struct host){.auxv = auxv, .auxc = AUXC, .own = {{0x580000, 0x598000}}, .owns = 1,
		.in_place = k->flags[1] & IN_PLACE, .stack = {STACK_START, STACK_END},
		.stack_prot = PROT_READ | PROT_WRITE, .stack_limit = k->stack_limit,
		.vdso = {{vdso, vdso + 0x4000}, {vdso + 0x4000, vdso + 0x6000},
			{vdso + 0x6000, vdso + 0x8000}},
		.vdsos = k->flags[1] & NO_VDSO ? 0 : 3, .vdso_fixed = !!(k->flags[1] & VDSO_FIXED),
		.vdso_base = k->flags[1] & NO_VDSO ? 0 : vdso + 0x6000,
		.tail = {.offset = k->flags[1] & NO_TAIL ? 0 : 0x6a0},
		.randomize = !!(k->flags[0] & RANDOMIZE), .randomize_brk = !!(k->flags[0] & RANDOMIZE_BRK),
		.chance_base = k->chance_base, .chance_brk = k->chance_brk, .chance_gap = k->chance_gap,
		.exe_link = k->flags[1] & NO_LINK ? EXE_LINK_UNWANTED : EXE_LINK_DIRECT,
		.min_address = k->flags[1] & ROOT ? 0 : 65536};
	if (k->flags[1] & VDSO_ABOVE)
		l->host.stack = (struct range){0x7ffffeedf000, 0x7ffffef00000};
	memcpy(l->host.vdso_home, l->host.vdso, sizeof l->host.vdso);
}

static void request_fill(struct load *l)
{
	const struct knobs *k = &l->knobs;

	l->rq = (struct request){.program = "./prog", .fd = -1, .argv = arguments,
		.argc = k->flags[2] % 3, .envp = variables, .envc = k->flags[2] / 3 % 3,
		.prefix = {"/i", "-a", "./prog"}, .prefixes = k->flags[2] / 9 % 4,
		.trace = !!(k->flags[0] & TRACE), .stop = !!(k->flags[0] & STOP),
		.restore_personality = !!(k->flags[0] & RESTORE),
		.restore_stack_limit = !!(k->flags[0] & RESTORE),
		.has_load_base = !!(k->flags[0] & HAS_LOAD_BASE), .load_base = k->load_base,
		.has_brk = !!(k->flags[0] & HAS_BRK), .brk = k->brk,
		.has_stack_size = !!(k->flags[0] & HAS_STACK_SIZE), .stack_size = k->stack_size};
}

/* What meets the range: a segment of the program or the interpreter. The start of it, or 0. */
static uint64_t in_the_way(const struct load *l, int also_interp, const struct range *r)
{
	const struct image *images[2] = {&l->program, also_interp ? l->interp_or_null : NULL};
	uint64_t bias[2] = {l->at.bias, l->at.interp_bias};

	for (int i = 0; i < 2; i++) {
		struct segment s;
		int index = images[i] ? layout_over(images[i], bias[i], r) : -1;

		if (index < 0)
			continue;
		segment_place(&images[i]->phdr[index], index, bias[i], &s);
		return s.page;
	}
	return 0;
}

/* mmap(0, span) as a kernel without ASLR answers it. 0: there is no room. */
static uint64_t fake_mmap(const struct load *l, uint64_t span, int avoid_program, int avoid_interp)
{
	uint64_t top = MMAP_TOP;

	if (l->host.vdsos && (l->host.vdso_fixed || l->knobs.flags[1] & VDSO_ABOVE))
		top = PARKING_FROM;
	while (span && span < top - l->host.min_address - 4096) {
		struct range r = {top - span, top};
		uint64_t way = avoid_program ? in_the_way(l, avoid_interp, &r) : 0;

		if (!way)
			return r.start;
		if (way >= top)
			return 0;
		top = way;
	}
	return 0;
}

/* ---- refusals ---- */

static void check_refusal(const struct load *l, const struct image *image)
{
	const struct refusal *why = &l->why;
	char buffer[1024];
	struct text t = {.buffer = buffer, .size = sizeof buffer - 1};
	const char *message;

	REQUIRE(why->rule > RULE_NONE && why->rule < RULE_COUNT);
	message = rule_message(why->rule);
	refusal_print(why, "./prog", &t);
	buffer[t.length] = '\0';
	REQUIRE(t.length < t.size);
	REQUIRE(strchr(buffer, '\n') == buffer + t.length - 1);
	REQUIRE(buffer[t.length - 2] == ']');
	REQUIRE(!strpbrk(buffer, "{}"));
	REQUIRE(!strstr(message, "{i}") || (why->index >= 0 && why->index < image->phnum));
	REQUIRE(!strstr(message, "{s}") || why->name);
	REQUIRE(!strstr(message, "{e}") || why->error);
	REQUIRE(rule_status(why->rule) == 126);
}

/* ---- plans ---- */

static int meet(uint64_t start, uint64_t end, const struct range *r)
{
	return start < end && start < r->end && r->start < end;
}

static int inside(uint64_t start, uint64_t end, const struct range *r)
{
	return start <= end && r->start <= start && end <= r->end;
}

struct state { /* what is still mapped as the steps are carried out */
	struct range own[8];
	size_t owns;
	struct range vdso[HOST_MAX_VDSO];
	size_t vdsos;
	int stack_written, left;
};

/* Fresh mappings: whole pages of the user half, over nothing that is still needed. */
static void check_map(const struct load *l, const struct step *step, const struct state *state)
{
	uint64_t start = step->address, end = step->address + step->length;

	REQUIRE(step->length && page_offset(start) == 0 && page_offset(end) == 0);
	REQUIRE(start < end && start >= l->host.min_address && end <= ARCH_USER_END);
	REQUIRE(step->op != STEP_MAP_FILE || page_offset(step->offset) == 0);
	REQUIRE(step->role != OF_NONE && step->index >= 0);
	REQUIRE(!meet(start, end, &l->host.stack));
	REQUIRE(!meet(start, end, &l->at.bridge));
	for (size_t i = 0; i < state->owns; i++)
		REQUIRE(!meet(start, end, &state->own[i]));
	for (size_t i = 0; i < state->vdsos; i++)
		REQUIRE(!meet(start, end, &state->vdso[i]));
}

static void check_unmap(const struct load *l, const struct step *step, struct state *state)
{
	uint64_t start = step->address, end = step->address + step->length;

	REQUIRE(step->length && page_offset(start) == 0 && page_offset(end) == 0 && start < end);
	REQUIRE(!meet(start, end, &l->at.bridge));
	for (size_t i = 0; i < state->owns; i++)
		if (inside(state->own[i].start, state->own[i].end, &(struct range){start, end}))
			state->own[i] = (struct range){0, 0};
	if (meet(start, end, &l->host.stack))
		REQUIRE(end <= l->stack.bottom);
}

static void check_move(const struct load *l, const struct step *step, struct state *state)
{
	uint64_t to = step->to, end = to + step->length;

	REQUIRE(page_offset(step->address) == 0 && page_offset(to) == 0 && page_offset(end) == 0);
	REQUIRE(to < end && end <= ARCH_USER_END && to >= l->host.min_address);
	REQUIRE(!meet(to, end, &l->host.stack));
	REQUIRE(!meet(to, end, &l->at.bridge));
	REQUIRE(!in_the_way(l, 1, &(struct range){to, end}));
	for (size_t i = 0; i < state->vdsos; i++)
		if (state->vdso[i].start == step->address)
			state->vdso[i] = (struct range){to, end};
}

static void check_wipe(const struct load *l, const struct step *step)
{
	uint64_t start = step->address, end = step->address + step->length;
	const struct image *image = step->role == OF_INTERP ? l->interp_or_null : &l->program;
	struct segment s;

	REQUIRE(step->length && step->length < 4096 && start < end);
	if (step->role == OF_NONE) {
		REQUIRE(start == page_down(l->stack.sp) && end == l->stack.sp);
		return;
	}
	segment_place(&image->phdr[step->index], step->index,
		step->role == OF_INTERP ? l->at.interp_bias : l->at.bias, &s);
	REQUIRE(inside(start, end, &(struct range){s.page, s.page_end}));
	REQUIRE(step->may_fail || s.prot & PROT_WRITE);
}

static void check_rest(const struct load *l, const struct step *step, struct state *state)
{
	const struct stack *stack = &l->stack;

	switch (step->op) {
	case STEP_STACK:
		REQUIRE(step->address == stack->sp && step->length == stack->end - stack->sp);
		state->stack_written = 1;
		break;
	case STEP_DROP:
		REQUIRE(page_offset(step->address) == 0 && page_offset(step->length) == 0);
		REQUIRE(step->address == stack->bottom);
		REQUIRE(step->address + step->length == page_down(stack->sp));
		break;
	case STEP_GROW:
		REQUIRE(step->address < l->host.stack.start && page_offset(step->address) == 0);
		break;
	case STEP_PROTECT:
		REQUIRE(step->address == stack->bottom && step->length == stack->end - stack->bottom);
		break;
	case STEP_NAME:
	case STEP_WRITE:
		REQUIRE(step->text != NULL);
		break;
	case STEP_LEAVE:
		REQUIRE(step->address == stack->sp && step->to == l->at.start);
		REQUIRE(step->to < ARCH_USER_END && state->stack_written);
		state->left = 1;
		break;
	default:
		REQUIRE(step->op < STEP_OPS);
	}
}

static void check_steps(const struct load *l)
{
	struct state state = {.owns = l->host.owns, .vdsos = l->host.vdsos};

	memcpy(state.own, l->host.own, l->host.owns * sizeof *state.own);
	memcpy(state.vdso, l->host.vdso, sizeof state.vdso);
	for (size_t i = 0; i < l->plan.steps; i++) {
		const struct step *step = &l->plan.step[i];

		REQUIRE(!state.left && step->reason < REASON_COUNT);
		switch (step->op) {
		case STEP_MAP_FILE:
		case STEP_MAP_ZERO: check_map(l, step, &state); break;
		case STEP_UNMAP: check_unmap(l, step, &state); break;
		case STEP_MOVE: check_move(l, step, &state); break;
		case STEP_WIPE: check_wipe(l, step); break;
		default: check_rest(l, step, &state);
		}
	}
	REQUIRE(state.left);
}

static void check_stack(const struct load *l)
{
	const struct stack *s = &l->stack;
	uint64_t word;

	REQUIRE(s->sp % 16 == 0 && s->sp < s->random && s->random + 16 == s->platform);
	REQUIRE(s->platform < s->arg_start && s->arg_start <= s->env_start);
	REQUIRE(s->env_start <= s->execfn && s->execfn < s->end - 8 && s->end == l->host.stack.end);
	REQUIRE(s->bottom <= page_down(s->sp) && page_offset(s->bottom) == 0);
	REQUIRE(s->auxv + s->auxv_bytes <= s->random && s->random - s->auxv - s->auxv_bytes < 16);
	memcpy(&word, s->bytes, sizeof word);
	REQUIRE(word == s->argc && word >= 1);
	REQUIRE(l->at.code_start < l->at.code_end && l->at.data_start <= l->at.data_end);
}

/* ---- what is written of it ---- */

static void drop(struct text *t)
{
	t->length = 0;
}

static void check_texts(struct load *l, const struct bytes *file)
{
	char buffer[512];
	struct text t = {.buffer = buffer, .size = sizeof buffer, .flush = drop};
	struct sections sections = {0};
	size_t bytes = l->program.shnum * sizeof(Elf64_Shdr);
	void *shdr = NULL;

	if (l->program.shoff < file->size && bytes && bytes <= file->size - l->program.shoff) {
		shdr = malloc(bytes);
		memcpy(shdr, file->data + l->program.shoff, bytes);
		sections = (struct sections){shdr, l->program.shnum, (const char *)file->data, file->size};
	}
	if (l->knobs.flags[1] & JSON) {
		explain_json(&l->plan, &sections, NULL, &t);
		lint_json(&l->program, 0755, "./prog", &t);
	} else {
		explain_print(&l->plan, &sections, NULL, &t);
		lint_print(&l->program, 0755, "./prog", &t);
	}
	events_print(&l->plan, &t);
	free(shdr);
}

static void trace(struct load *l, size_t room)
{
	char *texts = malloc(room * PLAN_TRACE_LINE);

	l->plan.step = realloc(l->plan.step, 2 * room * sizeof(struct step));
	plan_trace(&l->plan, texts);
	REQUIRE(l->plan.steps <= 2 * room);
	check_steps(l);
	free(texts);
}

/* ---- the passes ---- */

static const uint8_t *at_offset(const struct bytes *file, uint64_t offset, size_t bytes,
	uint8_t *room)
{
	memset(room, 0, bytes);
	if (offset < file->size)
		memcpy(room, file->data + offset,
			bytes < file->size - offset ? bytes : file->size - offset);
	return room;
}

static int run_file(struct load *l, const struct bytes *file, enum image_role role,
	struct image *image)
{
	size_t n = file->size < IMAGE_HEADER_BYTES ? file->size : IMAGE_HEADER_BYTES;
	uint8_t *header = malloc(n + 1);
	int bad;

	memcpy(header, file->data, n);
	bad = image_header(header, n, file->said, role, image, &l->why);
	free(header);
	if (!bad) {
		size_t bytes = image->phnum * sizeof(Elf64_Phdr);

		l->phdrs[role] = malloc(bytes);
		at_offset(file, image->phoff, bytes, l->phdrs[role]);
		bad = image_segments(image, l->phdrs[role], &l->why);
	}
	if (bad)
		check_refusal(l, image);
	return bad;
}

static int run_interp_name(struct load *l, const struct bytes *file)
{
	size_t bytes = l->program.phdr[l->program.interp].p_filesz;
	uint8_t *name = malloc(bytes);
	int bad;

	at_offset(file, l->program.phdr[l->program.interp].p_offset, bytes, name);
	bad = image_interp_name(&l->program, (const char *)name, &l->why);
	free(name);
	if (bad)
		check_refusal(l, &l->program);
	return bad;
}

/* The kernel's answers, in the order in which they are asked for. -1: it has none. */
static int ask(struct load *l)
{
	struct question q;

	layout_question(&l->program, l->interp_or_null, &l->rq, &l->host, &q);
	if (q.vdso) {
		uint64_t shift = q.parking - l->host.vdso_home[0].start;

		if (!q.parking)
			l->host.vdso_fixed = 1;
		for (size_t i = 0; q.parking && i < l->host.vdsos; i++) {
			l->host.vdso[i].start += shift;
			l->host.vdso[i].end += shift;
		}
		l->host.vdso_parked = q.parking != 0;
	}
	if (q.program && !(l->host.where.program = fake_mmap(l, q.program_span, 0, 0)))
		return -1;
	if (q.interp) {
		l->host.where.interp = fake_mmap(l, q.interp_span, l->program.type == ET_EXEC, 0);
		if (!l->host.where.interp)
			return -1;
	}
	if (layout_bias(&l->program, l->interp_or_null, &l->rq, &l->host, &l->at, &l->why)) {
		check_refusal(l, &l->program);
		return -1;
	}
	if (l->host.vdso_parked && !(l->host.where.vdso = fake_mmap(l, q.vdso_span, 1, 1)))
		return -1;
	return 0;
}

static void run_plan(struct load *l, const struct bytes *file)
{
	size_t room = plan_room(&l->program, l->interp_or_null, &l->host);

	l->plan = (struct plan){.program = &l->program, .interp = l->interp_or_null,
		.program_path = "./prog", .interp_path = "/lib/ld.so", .at = &l->at, .stack = &l->stack,
		.host = &l->host, .request = &l->rq, .step = malloc(room * sizeof(struct step)),
		.room = room};
	plan_make(&l->plan);
	REQUIRE(l->plan.steps <= room);
	check_steps(l);
	check_texts(l, file);
	if (l->rq.trace)
		trace(l, room);
}

/* A #! line: what it names lies within the bytes that were read. */
static void run_script(struct load *l, const struct bytes *file)
{
	char *bytes = malloc(IMAGE_HEADER_BYTES);
	struct script script;

	at_offset(file, 0, IMAGE_HEADER_BYTES, (uint8_t *)bytes);
	if (!script_is(bytes, IMAGE_HEADER_BYTES)) {
		free(bytes);
		return;
	}
	if (script_parse(bytes, &script, &l->why)) {
		check_refusal(l, &l->program);
	} else {
		const char *end = bytes + IMAGE_HEADER_BYTES;

		REQUIRE(script.interp >= bytes + 2 && script.interp_length);
		REQUIRE(script.interp + script.interp_length < end);
		REQUIRE(!script.argument || script.argument + script.argument_length <= end);
	}
	free(bytes);
}

static void run(struct load *l, const struct bytes *program, const struct bytes *interp)
{
	run_script(l, program);
	if (run_file(l, program, PROGRAM, &l->program))
		return;
	if (l->program.interp >= 0) {
		if (run_interp_name(l, program) || run_file(l, interp, INTERPRETER, &l->interp))
			return;
		l->interp_or_null = &l->interp;
	}
	if (ask(l))
		return;
	if (stack_measure(&l->rq, &l->host, &l->stack, &l->why)
	    || layout_choose(&l->program, l->interp_or_null, &l->rq, &l->host, 4096, &l->at, &l->why)) {
		check_refusal(l, l->interp_or_null && l->why.file ? &l->interp : &l->program);
		return;
	}
	l->stack.bytes = malloc(l->stack.end - l->stack.sp);
	stack_fill(&l->program, &l->at, &l->rq, &l->host, &l->stack);
	check_stack(l);
	run_plan(l, program);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct load l = {.interp_or_null = NULL};
	struct bytes program, interp;
	size_t left;

	if (size < sizeof l.knobs)
		return 0;
	memcpy(&l.knobs, data, sizeof l.knobs);
	left = size - sizeof l.knobs;
	program.data = data + sizeof l.knobs;
	program.size = l.knobs.program_bytes % (left + 1);
	interp.data = program.data + program.size;
	interp.size = left - program.size;
	program.said = program.size + l.knobs.more_bytes[0];
	interp.said = interp.size + l.knobs.more_bytes[1];
	host_fill(&l);
	request_fill(&l);
	run(&l, &program, &interp);
	free(l.phdrs[0]);
	free(l.phdrs[1]);
	free(l.stack.bytes);
	free(l.plan.step);
	return 0;
}
