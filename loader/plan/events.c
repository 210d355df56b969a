/* events.c: see events.h. Pure. */
#include "events.h"

#include "call.h"
#include "entry_state.h"
#include "names.h"
#include "prose.h"

static void arguments(struct json *j, const struct plan *plan)
{
	const struct request *rq = plan->request;

	json_open(j, "argv", '[');
	for (size_t i = 0; i < request_arguments(rq); i++)
		json_string(j, NULL, request_argument(rq, i));
	if (request_arguments(rq) == 0 && !fault_on(&rq->faults, FAULT_ARGC_0))
		json_string(j, NULL, "");
	json_close(j, ']');
}

void events_header(struct json *j, const struct plan *plan)
{
	static const char stop[][8] = {"nowhere", "entry", "steps"};

	json_number(j, "schema", EVENTS_SCHEMA);
	json_string(j, "program", plan->program_path);
	json_string(j, "loaded", call_loaded(plan));
	json_string(j, "kind", call_kind(plan));
	json_string(j, "interpreter", plan->interp ? plan->interp_path : NULL);
	json_string(j, "execfn", plan->request->program);
	arguments(j, plan);
	json_number(j, "pid", plan->host->pid);
	json_number(j, "steps", plan->steps);
	json_string(j, "stop", stop[plan->request->stop]);
	fault_json(&plan->request->faults, j);
}

static void reason(struct json *j, const struct plan *plan, const struct step *step)
{
	struct prose p;

	prose_begin(&p);
	call_reason(step, &p.text);
	json_string(j, "reason", prose_string(&p));
	json_string(j, "why", reason_text(step->reason));
	json_string(j, "source", reason_source(step->reason));
	prose_begin(&p);
	call_print(plan, step, &p.text);
	json_string(j, "call", prose_string(&p));
}

static void section_names(struct json *j, const struct plan *plan, const struct step *step,
	const struct section_pair *pair)
{
	struct section_walk walk;
	const char *name;

	section_begin(&walk, plan, pair, step);
	json_open(j, "sections", '[');
	while ((name = section_next(&walk)))
		json_string(j, NULL, name);
	json_close(j, ']');
}

static void memory(struct json *j, const struct step *step)
{
	if (call_has_range(step) || step->op == STEP_GROW) {
		json_hex(j, "address", step->address);
		json_number(j, "length", step->length);
	}
	if (step->op == STEP_MAP_FILE || step->op == STEP_MAP_ZERO || step->op == STEP_PROTECT)
		json_prot(j, "prot", step->prot);
	if (step->op == STEP_MAP_FILE)
		json_number(j, "offset", step->offset);
}

static void registers(struct json *j, unsigned entry)
{
	static const char *const name[] = ARCH_REGISTER_NAMES;

	json_open(j, "registers", '{');
	for (unsigned i = 0; i < ARCH_REGISTERS; i++)
		json_hex(j, name[i], arch_register(entry, i));
	json_hex(j, "rflags", arch_flags(entry));
	json_close(j, '}');
}

void events_step(struct json *j, const struct plan *plan, size_t index,
	const struct section_pair *pair)
{
	const struct step *step = &plan->step[index];

	json_number(j, "n", index + 1);
	json_string(j, "op", call_op(step));
	if (step->role != OF_NONE)
		json_string(j, "of", step->role == OF_PROGRAM ? "program" : "interpreter");
	if (step->index >= 0)
		json_number(j, "phdr", (uint64_t)step->index);
	memory(j, step);
	if (step->op == STEP_MOVE || step->op == STEP_PERSONALITY)
		json_hex(j, "to", step->to);
	if (step->op == STEP_LIMIT) {
		json_string(j, "limit", name_limit(step->address));
		json_number(j, "to", step->to);
	}
	if (step->op == STEP_NAME)
		json_string(j, "text", step->text);
	if (step->op == STEP_MM)
		json_hex(j, "brk", plan->at->brk);
	if (step->op == STEP_LEAVE) {
		json_hex(j, "sp", step->address);
		json_hex(j, "to", step->to);
		if (plan_entry(plan))
			registers(j, plan_entry(plan));
	}
	json_bool(j, "may_fail", step->may_fail);
	reason(j, plan, step);
	if (pair && step->index >= 0)
		section_names(j, plan, step, pair);
}

static void line_begin(struct json *j, struct text *out, const char *event)
{
	*j = (struct json){.out = out};
	json_open(j, NULL, '{');
	json_string(j, "event", event);
}

static void line_end(struct json *j)
{
	json_close(j, '}');
	text_char(j->out, '\n');
}

struct row_context {
	const struct plan *plan;
	struct text *out;
};

static void row_line(const struct row *row, void *context)
{
	const struct row_context *c = context;
	struct json j;

	line_begin(&j, c->out, "row");
	events_row(&j, c->plan, row);
	line_end(&j);
}

static void header_line(const struct plan *plan, struct text *out)
{
	struct json j;

	line_begin(&j, out, "plan");
	events_header(&j, plan);
	events_files(&j, plan);
	events_layout(&j, plan);
	json_open(&j, "stack", '{');
	events_stack(&j, plan);
	json_close(&j, '}');
	line_end(&j);
}

void events_print(const struct plan *plan, struct text *out)
{
	struct row_context context = {plan, out};
	struct json j;

	header_line(plan, out);
	for (size_t i = 0; i < plan->steps; i++) {
		line_begin(&j, out, "step");
		events_step(&j, plan, i, NULL);
		line_end(&j);
	}
	rows_visit(plan, row_line, &context);
}
