/* explain_stack.c: the initial stack, row by row, from high addresses to low ones. Pure. */
#include "explain_parts.h"
#include "names.h"
#include "prose.h"
#include "rows.h"

#define ENDS 3          /* strings and pointers shown at each end of a long list */
#define WHAT 25         /* column of what a row is */
#define VALUE 44        /* column of its value */
#define AUXV_VALUE 49   /* the names of the vector are longer */
#define STRING_COLUMNS 36

struct table {
	const struct plan *plan;
	struct text *out;
	uint64_t hidden;
};

static int in_a_long_list(const struct table *t, const struct row *row)
{
	uint64_t count = row->kind == ROW_ENV_STRING || row->kind == ROW_ENVP ? t->plan->stack->envc
		: row->kind == ROW_ARG_STRING || row->kind == ROW_ARGV ? t->plan->stack->argc : 0;

	return count > 2 * ENDS + 2 && row->index >= ENDS && row->index < count - ENDS;
}

static void begin(struct table *t, const struct row *row, const char *what)
{
	prose_hex_right(t->out, row->address, 16);
	for (uint64_t n = row->bytes; n < 10000; n *= 10)
		text_char(t->out, ' ');
	text_format(t->out, row->bytes < 10000 ? "%u  " : " %u  ", row->bytes);
	prose_pad(t->out, WHAT);
	text_string(t->out, what);
}

static void begin_indexed(struct table *t, const struct row *row, const char *name)
{
	begin(t, row, name);
	text_format(t->out, "[%u]", row->index);
	prose_pad(t->out, VALUE);
}

static void string(struct table *t, const struct row *row)
{
	prose_pad(t->out, VALUE);
	text_char(t->out, '"');
	prose_quoted(t->out, row->string, STRING_COLUMNS);
	text_char(t->out, '"');
}

static void random_bytes(struct table *t, const struct row *row)
{
	begin(t, row, "AT_RANDOM bytes");
	prose_pad(t->out, VALUE);
	for (uint64_t i = 0; i < row->bytes; i++)
		text_hex_byte(t->out, row->raw[i]);
}

static void auxv(struct table *t, const struct row *row)
{
	const struct provider *by = rows_provider(t->plan, row->index);

	begin(t, row, row->index < 10 ? " " : "");
	text_format(t->out, "%u %s ", row->index, name_auxv(row->index));
	prose_pad(t->out, AUXV_VALUE);
	if (by->hex)
		text_hex(t->out, row->value);
	else
		text_decimal(t->out, row->value);
	text_char(t->out, ' ');
	prose_pad(t->out, AUXV_VALUE + 16);
	text_format(t->out, "%s: %s", by->who, by->how);
}

static void pointer(struct table *t, const struct row *row, const char *name)
{
	begin_indexed(t, row, name);
	text_format(t->out, "%x → \"", row->value);
	prose_quoted(t->out, row->string, STRING_COLUMNS - 19);
	text_char(t->out, '"');
}

static void show(struct table *t, const struct row *row)
{
	switch (row->kind) {
	case ROW_END: begin(t, row, row->bytes > 8 ? "zeros: --fault=stack-shift"
		: "the last word of [stack] stays zero"); break;
	case ROW_EXECFN:
		begin(t, row, "AT_EXECFN string");
		string(t, row);
		break;
	case ROW_ENV_STRING:
		begin_indexed(t, row, "string of envp");
		string(t, row);
		break;
	case ROW_ARG_STRING:
		begin_indexed(t, row, "string of argv");
		string(t, row);
		break;
	case ROW_CHANCE:
		begin(t, row, t->plan->host->randomize ? "zeros: by chance up to 8 KiB, then down to a "
			"multiple of 16" : "zeros, down to a multiple of 16");
		break;
	case ROW_PLATFORM:
		begin(t, row, "AT_PLATFORM string");
		string(t, row);
		break;
	case ROW_RANDOM: random_bytes(t, row); break;
	case ROW_GAP: begin(t, row, "zeros, so that sp is a multiple of 16"); break;
	case ROW_AUXV: auxv(t, row); break;
	case ROW_ENVP_NULL: begin(t, row, row->value ? "should end envp: --fault=envp-no-null"
		: "NULL ends envp"); break;
	case ROW_ENVP: pointer(t, row, "envp"); break;
	case ROW_ARGV_NULL: begin(t, row, row->value ? "should end argv: --fault=argv-no-null"
		: "NULL ends argv"); break;
	case ROW_ARGV: pointer(t, row, "argv"); break;
	default:
		begin(t, row, "argc");
		prose_pad(t->out, VALUE);
		text_format(t->out, "%u  ← sp", row->value);
	}
	text_char(t->out, '\n');
}

static void visit(const struct row *row, void *context)
{
	struct table *t = context;

	if (in_a_long_list(t, row)) {
		t->hidden++;
		return;
	}
	if (t->hidden) {
		prose_pad(t->out, WHAT);
		text_format(t->out, "… %u more; --json has them all\n", t->hidden);
		t->hidden = 0;
	}
	show(t, row);
}

void explain_stack(const struct plan *plan, struct text *out)
{
	struct table t = {.plan = plan, .out = out};
	struct prose p;

	text_string(out, "\nThe initial stack, from its end down to sp, ");
	text_size(out, plan->stack->end - plan->stack->sp);
	text_string(out, "\n\n         address bytes  what\n");
	rows_visit(plan, visit, &t);
	prose_begin(&p);
	text_string(&p.text, "Who provides an entry of the auxiliary vector: kernel: passed on as "
		"uload got it; program: the ELF file; layout: the addresses chosen above; stack: this table; process: "
		"its ids, kept; random: getrandom(2); request: the command line.");
	text_string(out, "\n  ");
	prose_wrap(&p, out, 2);
	text_char(out, '\n');
}
