/* explain_json.c: --explain --json: the whole plan as one document (docs/events.md). Pure. */
#include "call.h"
#include "events.h"
#include "explain.h"
#include "rows.h"

/* ---- the stack ---- */

struct stack_context {
	struct json *json;
	const struct plan *plan;
};

static void stack_row(const struct row *row, void *context)
{
	const struct stack_context *c = context;
	struct json *j = c->json;

	json_open(j, NULL, '{');
	events_row(j, c->plan, row);
	json_close(j, '}');
}

static void stack(struct json *j, const struct plan *plan)
{
	struct stack_context context = {j, plan};

	json_open(j, "stack", '{');
	events_stack(j, plan);
	json_open(j, "rows", '[');
	rows_visit(plan, stack_row, &context);
	json_close(j, ']');
	json_close(j, '}');
}

/* The vector in its own order. */
static void auxv(struct json *j, const struct plan *plan)
{
	json_open(j, "auxv", '[');
	for (size_t i = 0; i < plan->host->auxc; i++) {
		struct row row;

		rows_auxv(plan, i, &row);
		json_open(j, NULL, '{');
		events_auxv(j, plan, &row);
		json_close(j, '}');
	}
	json_close(j, ']');
}

/* ---- the kernel ---- */

static void mm(struct json *j, const struct plan *plan)
{
	const struct layout *at = plan->at;
	const struct stack *s = plan->stack;

	json_open(j, "mm", '{');
	json_hex(j, "start_code", at->code_start);
	json_hex(j, "end_code", at->code_end);
	json_hex(j, "start_data", at->data_start);
	json_hex(j, "end_data", at->data_end);
	json_hex(j, "start_brk", at->brk);
	json_hex(j, "brk", at->brk);
	json_hex(j, "start_stack", s->sp);
	json_hex(j, "arg_start", s->arg_start);
	json_hex(j, "arg_end", s->env_start);
	json_hex(j, "env_start", s->env_start);
	json_hex(j, "env_end", s->execfn);
	json_close(j, '}');
}

static void system_facts(struct json *j, const struct plan *plan)
{
	const struct host *host = plan->host;

	json_open(j, "system", '{');
	json_string(j, "exe_link", call_exe_link(host));
	json_bool(j, "exe_link_doubtful", host->exe_link_doubtful);
	json_bool(j, "no_proc", host->no_proc);
	json_bool(j, "vdso", host->vdso_base != 0);
	json_bool(j, "vdso_fixed", host->vdso_fixed);
	json_bool(j, "leaves_a_page", plan_entry(plan) || host->tail.offset == 0);
	json_bool(j, "clears_all_registers", host->tail.offset && host->tail.clears_all);
	json_bool(j, "randomize", host->randomize);
	json_close(j, '}');
}

static void environment(struct json *j, const struct request *rq)
{
	json_open(j, "envp", '[');
	for (size_t i = 0; i < request_environments(rq); i++)
		json_string(j, NULL, request_environment(rq, i));
	json_close(j, ']');
}

void explain_json(const struct plan *plan, const struct sections *program,
	const struct sections *interp, struct text *out)
{
	struct section_pair pair = {program, interp};
	struct json j = {.out = out, .lines = 2};

	json_open(&j, NULL, '{');
	json_string(&j, "document", "plan");
	events_header(&j, plan);
	environment(&j, plan->request);
	events_files(&j, plan);
	events_layout(&j, plan);
	json_open(&j, "plan", '[');
	for (size_t i = 0; i < plan->steps; i++) {
		json_open(&j, NULL, '{');
		events_step(&j, plan, i, &pair);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	stack(&j, plan);
	auxv(&j, plan);
	mm(&j, plan);
	system_facts(&j, plan);
	json_close(&j, '}');
	text_char(out, '\n');
}
