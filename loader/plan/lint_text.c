/* lint_text.c: findings as lines and as JSON. Pure. */
#include "lint.h"

#include "json.h"
#include "prose.h"

struct row {
	const char *id, *what, *remedy, *flag;
	enum lint_severity severity;
};

static const struct row advices[ADVICE_COUNT] = {
#define ADVICE(name, id, severity, what, remedy, flag) \
	[ADVICE_##name] = {id, what, remedy, flag, severity},
#define REMEDY(name, severity, remedy, flag)
#include "advice.def"
#undef ADVICE
#undef REMEDY
};

static const struct {
	enum rule rule;
	enum lint_severity severity;
	const char *remedy, *flag;
} remedies[] = {
#define ADVICE(name, id, severity, what, remedy, flag)
#define REMEDY(name, severity, remedy, flag) {name, severity, remedy, flag},
#include "advice.def"
#undef ADVICE
#undef REMEDY
};

/* What is printed of a finding or a refusal. */
struct line {
	const char *id;
	enum lint_severity severity;
	int index;
	uint64_t a, b;
	const char *remedy; /* "": there is none */
	struct prose what, flag;
};

struct report {
	struct text *out;
	struct json *json;
	const char *path;
	uint64_t page;
	int count[LINT_ERROR + 1];
};

static const char *severity_name(enum lint_severity severity)
{
	static const char name[][8] = {"note", "warning", "error"};

	return name[severity];
}

static void put_line(const struct report *r, struct line *l)
{
	prose_quoted(r->out, r->path, 0);
	text_format(r->out, ": %s: %s", severity_name(l->severity), prose_string(&l->what));
	if (*l->remedy)
		text_format(r->out, "; %s", l->remedy);
	if (l->flag.text.length)
		text_format(r->out, " (ld %s)", prose_string(&l->flag));
	text_format(r->out, " [%s]\n", l->id);
}

static void put_json(const struct report *r, struct line *l)
{
	struct json *j = r->json;

	json_open(j, NULL, '{');
	json_string(j, "id", l->id);
	json_string(j, "severity", severity_name(l->severity));
	if (l->index >= 0)
		json_number(j, "phdr", (uint64_t)l->index);
	json_string(j, "what", prose_string(&l->what));
	json_string(j, "remedy", *l->remedy ? l->remedy : NULL);
	json_string(j, "flag", l->flag.text.length ? prose_string(&l->flag) : NULL);
	json_hex(j, "a", l->a);
	json_hex(j, "b", l->b);
	json_close(j, '}');
}

static void put(struct report *r, struct line *l, const char *flag)
{
	const struct text_values page = {.a = r->page};

	prose_begin(&l->flag);
	text_message(&l->flag.text, flag, &page);
	r->count[l->severity]++;
	if (r->json)
		put_json(r, l);
	else
		put_line(r, l);
}

static void put_finding(const struct finding *f, void *context)
{
	const struct row *row = &advices[f->advice];
	const struct text_values values = {.index = f->index, .a = f->a, .b = f->b, .name = f->name};
	struct line l = {.id = row->id, .severity = row->severity, .index = f->index, .a = f->a,
		.b = f->b, .remedy = row->remedy};

	prose_begin(&l.what);
	text_message(&l.what.text, row->what, &values);
	put(context, &l, row->flag);
}

static void put_refusal(const struct refusal *why, struct report *r)
{
	struct line l = {.id = rule_id(why->rule), .severity = LINT_ERROR, .index = why->index,
		.a = why->a, .b = why->b, .remedy = ""};
	const char *flag = "";

	for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++)
		if (remedies[i].rule == why->rule) {
			l.severity = remedies[i].severity;
			l.remedy = remedies[i].remedy;
			flag = remedies[i].flag;
		}
	prose_begin(&l.what);
	refusal_message(why, &l.what.text);
	put(r, &l, flag);
}

static void judge(const struct lint_file *file, struct report *r)
{
	r->page = file->page ? file->page : ARCH_PAGE;
	if (file->why)
		put_refusal(file->why, r);
	lint(file, put_finding, r);
}

int lint_print(const struct lint_file *file, const char *path, struct text *out)
{
	struct report r = {.out = out, .path = path};

	judge(file, &r);
	if (!r.count[LINT_NOTE] && !r.count[LINT_WARNING] && !r.count[LINT_ERROR]) {
		prose_quoted(out, path, 0);
		text_string(out, ": nothing to complain about\n");
	}
	return r.count[LINT_ERROR] != 0;
}

int lint_json(const struct lint_file *file, const char *path, struct text *out)
{
	struct json j = {.out = out, .lines = 2};
	struct report r = {.out = out, .json = &j};

	json_open(&j, NULL, '{');
	json_string(&j, "document", "lint");
	json_number(&j, "schema", 1);
	json_string(&j, "program", path);
	json_number(&j, "page", file->page ? file->page : ARCH_PAGE);
	json_open(&j, "findings", '[');
	judge(file, &r);
	json_close(&j, ']');
	json_number(&j, "errors", (uint64_t)r.count[LINT_ERROR]);
	json_number(&j, "warnings", (uint64_t)r.count[LINT_WARNING]);
	json_number(&j, "notes", (uint64_t)r.count[LINT_NOTE]);
	json_bool(&j, "ok", !r.count[LINT_ERROR]);
	json_close(&j, '}');
	text_char(out, '\n');
	return r.count[LINT_ERROR] != 0;
}
