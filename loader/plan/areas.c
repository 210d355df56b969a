/* areas.c: see areas.h. Pure.
 *
 * The steps are played back: a page belongs to the last step that mapped it, as MAP_FIXED has it,
 * so overlapping segments come out right. From `end` downwards the next edge is looked for among
 * all steps, and what lies between two edges is one area. Quadratic, without memory of its own. */
#include "areas.h"

#include "arch.h"

static uint64_t filled_from(const struct plan *plan)
{
	return page_down(plan->stack->sp);
}

static int maps_memory(const struct step *step)
{
	return step->op == STEP_MAP_FILE || step->op == STEP_MAP_ZERO;
}

/* The page on which uload stays where the vDSO offers no way to leave, or --fault takes another: its place is the bridge's. */
static struct range kept_page(const struct plan *plan)
{
	uint64_t start = plan->at->bridge.start;

	if ((plan->host->tail.offset && !plan_entry(plan)) || !start)
		return (struct range){0, 0};
	return (struct range){start, start + ARCH_PAGE};
}

static void edge(uint64_t candidate, uint64_t below, uint64_t *best)
{
	if (candidate < below && candidate > *best)
		*best = candidate;
}

static uint64_t next_edge(const struct plan *plan, uint64_t below)
{
	struct range kept = kept_page(plan);
	uint64_t best = 0;

	edge(plan->stack->end, below, &best);
	edge(filled_from(plan), below, &best);
	edge(plan->stack->bottom, below, &best);
	edge(plan->at->brk, below, &best);
	edge(plan->at->vdso_base, below, &best);
	edge(kept.start, below, &best);
	edge(kept.end, below, &best);
	for (size_t i = 0; i < plan->host->vdsos; i++) {
		edge(plan->at->vdso[i].start, below, &best);
		edge(plan->at->vdso[i].end, below, &best);
	}
	for (size_t i = 0; i < plan->steps; i++) {
		if (!maps_memory(&plan->step[i]))
			continue;
		edge(plan->step[i].address, below, &best);
		edge(plan->step[i].address + plan->step[i].length, below, &best);
	}
	return best;
}

static int within(uint64_t address, uint64_t start, uint64_t end)
{
	return start <= address && address < end;
}

static enum area_kind special(const struct plan *plan, uint64_t here)
{
	const struct stack *stack = plan->stack;
	struct range kept = kept_page(plan);

	if (within(here, stack->bottom, stack->end))
		return here < filled_from(plan) ? STACK_EMPTY : STACK_FILLED;
	if (within(here, kept.start, kept.end))
		return KEPT_PAGE;
	for (size_t i = 0; i < plan->host->vdsos; i++)
		if (within(here, plan->at->vdso[i].start, plan->at->vdso[i].end))
			return here < plan->at->vdso_base ? VVAR : VDSO;
	return FREE;
}

static void identify(const struct plan *plan, struct area *area)
{
	area->kind = special(plan, area->start);
	area->step = NULL;
	for (size_t i = plan->steps; i-- > 0 && area->kind == FREE;) {
		const struct step *step = &plan->step[i];

		if (maps_memory(step)
		    && within(area->start, step->address, step->address + step->length)) {
			area->kind = SEGMENT;
			area->step = step;
		}
	}
}

void area_below(const struct plan *plan, uint64_t end, struct area *area)
{
	*area = (struct area){.start = next_edge(plan, end), .end = end};
	identify(plan, area);
	/* Edges of what was mapped over, inside one and the same thing, are passed. */
	while (area->start && !(area->kind == FREE && area->start == plan->at->brk)) {
		struct area next = {.start = next_edge(plan, area->start), .end = area->start};

		identify(plan, &next);
		if (next.kind != area->kind || next.step != area->step)
			break;
		area->start = next.start;
	}
}
