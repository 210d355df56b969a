/* explain_json.c: --explain --json: the whole plan as one document (docs/events.md). Pure. */
#include "call.h"
#include "events.h"
#include "explain.h"
#include "names.h"
#include "prose.h"
#include "rows.h"

static void range(struct json *j, const char *key, uint64_t start, uint64_t end)
{
	json_open(j, key, '{');
	json_hex(j, "start", start);
	json_hex(j, "end", end);
	json_close(j, '}');
}

static void file(struct json *j, const char *key, const struct image *image, const char *path,
	uint64_t bias)
{
	json_open(j, key, '{');
	json_string(j, "path", path);
	json_string(j, "type", name_type(image->type));
	json_number(j, "size", image->file_size);
	json_number(j, "phdrs", image->phnum);
	json_number(j, "loads", (uint64_t)image->loads);
	json_hex(j, "entry", image->entry);
	json_hex(j, "bias", bias);
	json_number(j, "span", image_span(image));
	json_number(j, "align", image->align);
	json_close(j, '}');
}

static void layout(struct json *j, const struct plan *plan)
{
	const struct layout *at = plan->at;

	json_open(j, "layout", '{');
	json_hex(j, "start", at->start);
	json_hex(j, "entry", at->entry);
	json_hex(j, "phdr", at->phdr);
	json_hex(j, "base", at->base);
	json_hex(j, "brk", at->brk);
	json_hex(j, "vdso", at->vdso_base);
	json_prot(j, "stack_prot", at->stack_prot);
	range(j, "bridge", at->bridge.start, at->bridge.end);
	json_close(j, '}');
}

/* ---- the stack ---- */

static void hex_bytes(struct json *j, const char *key, const struct row *row)
{
	struct prose digits;

	prose_begin(&digits);
	for (uint64_t i = 0; i < row->bytes; i++)
		text_hex_byte(&digits.text, row->raw[i]);
	json_string(j, key, prose_string(&digits));
}

static void auxv_entry(struct json *j, const struct plan *plan, const struct row *row)
{
	const struct provider *by = rows_provider(plan, row->index);

	json_number(j, "type", row->index);
	json_string(j, "name", name_auxv(row->index));
	json_hex(j, "value", row->value);
	json_string(j, "provider", by->who);
	json_string(j, "how", by->how);
}

struct stack_context {
	struct json *json;
	const struct plan *plan;
};

static void stack_row(const struct row *row, void *context)
{
	const struct stack_context *c = context;
	struct json *j = c->json;

	json_open(j, NULL, '{');
	json_hex(j, "address", row->address);
	json_number(j, "bytes", row->bytes);
	json_string(j, "kind", rows_name(row->kind));
	if (row->kind == ROW_AUXV) {
		auxv_entry(j, c->plan, row);
	} else if (row->kind == ROW_ENV_STRING || row->kind == ROW_ARG_STRING
	    || row->kind == ROW_ENVP || row->kind == ROW_ARGV) {
		json_number(j, "index", row->index);
	}
	if (row->kind == ROW_RANDOM)
		hex_bytes(j, "value", row);
	else if (row->kind >= ROW_ENVP_NULL || row->kind == ROW_END)
		json_hex(j, "value", row->value);
	if (row->string && row->kind != ROW_ENVP && row->kind != ROW_ARGV)
		json_string(j, "string", row->string);
	json_close(j, '}');
}

static void stack(struct json *j, const struct plan *plan)
{
	struct stack_context context = {j, plan};

	json_open(j, "stack", '{');
	json_hex(j, "end", plan->stack->end);
	json_hex(j, "sp", plan->stack->sp);
	json_hex(j, "bottom", plan->stack->bottom);
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
		auxv_entry(j, plan, &row);
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
	json_bool(j, "leaves_a_page", host->tail.offset == 0);
	json_bool(j, "clears_all_registers", host->tail.offset && host->tail.clears_all);
	json_bool(j, "randomize", host->randomize);
	json_close(j, '}');
}

static void environment(struct json *j, const struct request *rq)
{
	json_open(j, "envp", '[');
	for (size_t i = 0; i < rq->envc; i++)
		json_string(j, NULL, rq->envp[i]);
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
	file(&j, "image", plan->program, call_loaded(plan), plan->at->bias);
	if (plan->interp)
		file(&j, "interpreter_image", plan->interp, plan->interp_path, plan->at->interp_bias);
	layout(&j, plan);
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
