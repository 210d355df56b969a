/* trace.c: --trace and --stop=steps, plan to plan: behind each step one that says it was done, or one
 * that waits. Pure.
 *
 * The lines are made here, before anything is touched: while uload disappears there is nobody left
 * to format a number. STOP, DROP and LEAVE announce what comes: a stopped process says nothing, and
 * nothing can be done between the last two. */
#include "call.h"
#include "names.h"
#include "plan.h"
#include "prose.h"

static void print_rest(const struct plan *plan, const struct step *step, struct text *out)
{
	const char *file = call_file(plan, step);

	if (call_has_range(step))
		text_format(out, " %x-%x", step->address, step->address + step->length);
	if (step->op == STEP_MAP_FILE || step->op == STEP_MAP_ZERO || step->op == STEP_PROTECT) {
		text_char(out, ' ');
		prose_prot(out, step->prot);
	}
	if (file) {
		text_char(out, ' ');
		prose_quoted(out, prose_base(file), 24);
	}
	switch (step->op) {
	case STEP_MAP_FILE: text_format(out, " offset %x", step->offset); break;
	case STEP_MOVE: text_format(out, " to %x", step->to); break;
	case STEP_GROW: text_format(out, " to %x", step->address); break;
	case STEP_NAME:
		text_char(out, ' ');
		prose_quoted(out, step->text, 15);
		break;
	case STEP_MM: text_format(out, " brk %x", plan->at->brk); break;
	case STEP_PERSONALITY: text_format(out, " %x", step->to); break;
	case STEP_LIMIT: text_format(out, " %s %u", name_limit(step->address), step->to); break;
	case STEP_STOP: text_format(out, " for gdb -p %u", plan->host->pid); break;
	case STEP_LEAVE: text_format(out, " sp %x, jump to %x", step->address, step->to); break;
	default: break;
	}
}

static uint64_t line(const struct plan *plan, size_t index, size_t count, char *buffer)
{
	struct text out = {.buffer = buffer, .size = PLAN_TRACE_LINE - 1};
	const struct step *step = &plan->step[index];

	text_format(&out, "uload: %u/%u %s", (uint64_t)index + 1, (uint64_t)count, call_op(step));
	print_rest(plan, step, &out);
	buffer[out.length++] = '\n';
	return out.length;
}

/* write, DROP, write, LEAVE -> write, write, DROP, LEAVE: the two are carried out as one. */
static void drop_behind_text(struct plan *plan)
{
	struct step *last = plan->step + plan->steps - 1, drop;

	if (plan->steps < 4 || last->op != STEP_LEAVE || last[-2].op != STEP_DROP)
		return;
	drop = last[-2];
	last[-2] = last[-1];
	last[-1] = drop;
}

void plan_trace(struct plan *plan, char *texts)
{
	size_t count = plan->steps;

	/* From the last to the first: a step moves from i to 2i or 2i + 1, which are free by then. */
	for (size_t i = count; i-- > 0;) {
		struct step step = plan->step[i];
		int before = step.op == STEP_STOP || step.op == STEP_DROP || step.op == STEP_LEAVE;
		char *text = texts + i * PLAN_TRACE_LINE;
		uint64_t bytes = line(plan, i, count, text);

		plan->step[2 * i + (before ? 1 : 0)] = step;
		plan->step[2 * i + (before ? 0 : 1)] = (struct step){.op = STEP_WRITE, .index = -1,
			.reason = R_TRACE, .may_fail = 1, .text = text, .text_bytes = bytes};
	}
	plan->steps = 2 * count;
	drop_behind_text(plan);
}

void plan_stops(struct plan *plan)
{
	size_t count = plan->steps;

	for (size_t i = count; i-- > 0;) {
		plan->step[2 * i + 1] = plan->step[i];
		plan->step[2 * i] = (struct step){.op = STEP_STOP, .index = -1, .reason = R_STOP_STEPS};
	}
	plan->steps = 2 * count;
}
