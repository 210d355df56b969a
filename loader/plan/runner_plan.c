/* runner_plan.c: the steps that --stack-report and the parent of a run need. See plan.h. Pure.
 *
 *   bottom          painted with 0xa5         sp - left      sp
 *     +----------------------------------------+-------------+     left: the words through which the
 *     |  no byte of it is touched before entry |  as ever    |     vDSO's tail returns, and zeros
 *     +----------------------------------------+-------------+                                      */
#include "arch.h"
#include "plan.h"

static struct step *insert(struct plan *plan, size_t i, enum step_op op, enum reason reason)
{
	for (size_t k = plan->steps++; k > i; k--)
		plan->step[k] = plan->step[k - 1];
	plan->step[i] = (struct step){.op = (uint8_t)op, .reason = (uint8_t)reason, .index = -1};
	return &plan->step[i];
}

/* What LEAVE writes to below sp: commit.c. */
static uint64_t left_below(const struct plan *plan)
{
	const struct vdso_tail *tail = &plan->host->tail;

	return 8 + (tail->offset ? tail->pops * 8 + tail->skip : 0);
}

static void paint(struct plan *plan, const struct painting *p)
{
	size_t i = plan->steps;
	struct step *step;

	while (plan->step[i - 1].op != STEP_STACK)
		i--;
	if (plan->step[i].op == STEP_WIPE || plan->step[i].op == STEP_FILL) /* of --fault=stack-junk */
		i++;
	step = insert(plan, i, STEP_FILL, R_PAINT);
	step->address = p->low;
	step->length = p->high - p->low;
	for (i = 0; i < plan->steps; i++)
		if (plan->step[i].op == STEP_DROP)
			plan->step[i].length = p->low - plan->step[i].address;
}

static void tell(struct plan *plan, const struct painting *p)
{
	size_t i = plan->steps;
	struct step *step;

	while (plan->step[i - 1].op == STEP_LEAVE || plan->step[i - 1].op == STEP_DROP)
		i--;
	step = insert(plan, i, STEP_WRITE, R_TELL);
	step->to = (uint64_t)plan->request->tell;
	step->text = (const char *)p;
	step->text_bytes = sizeof *p;
	insert(plan, i + 1, STEP_CLOSE, R_TELL)->to = step->to;
}

void plan_runner(struct plan *plan, struct painting *p)
{
	const struct stack *stack = plan->stack;

	p->sp = stack->sp;
	p->bottom = p->low = stack->bottom;
	p->high = stack->sp - left_below(plan);
	p->entry = plan->at->start;
	if (p->high - p->low > PAINT_MOST)
		p->low = page_down(p->high - PAINT_MOST);
	if (plan->request->stack_report)
		paint(plan, p);
	if (plan->request->tell)
		tell(plan, p);
}
