/* check.c: what every refusal and every plan keeps, whatever the files were. */
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "refusal_json.h"
#include "text.h"

void require(int holds, const char *what, const char *file, int line)
{
	if (holds)
		return;
	fprintf(stderr, "%s:%d: broken: %s\n", file, line, what);
	abort();
}

/* ---- refusals ---- */

/* The event names a field wherever a program header is at fault. */
static void check_event(const struct refusal *why, const struct image *image)
{
	static const unsigned char bytes[FIELDS_BYTES];
	static char buffer[1 << 18];
	struct text t = {.buffer = buffer, .size = sizeof buffer - 1};
	const struct stopped stopped = {.program = "./prog", .why = why, .stage = STAGE_LAYOUT,
		.file = "./prog", .headers = {bytes, image}};

	refusal_event(&stopped, &t);
	buffer[t.length] = '\0';
	REQUIRE(t.length < t.size && buffer[t.length - 1] == '\n');
	REQUIRE(why->index < 0 || !*rule_fields(why->rule) || strstr(buffer, "\"fields\": [{"));
}

void check_refusal(const struct load *l, const struct image *image)
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
	check_event(why, image);
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
	for (size_t i = 0; i < state->vdsos; i++)
		REQUIRE(!meet(start, end, &state->vdso[i]));
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

void check_steps(const struct load *l)
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

void check_stack(const struct load *l)
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

