/* refusal.c: rules.def as tables, and a refusal as a line for people. Pure. */
#include "refusal.h"

#include <errno.h>

#include "arch.h"
#include "text.h"

static const struct {
	const char *id, *fields, *message;
	int status, error;
} rules[RULE_COUNT] = {
	[RULE_NONE] = {"none", "", "nothing is wrong", 0, 0},
#define RULE(name, id, status, error, fields, message) [name] = {id, fields, message, status, error},
#include "rules.def"
#undef RULE
};

int refuse(struct refusal *why, enum rule rule, int index, uint64_t a, uint64_t b)
{
	*why = (struct refusal){.rule = rule, .index = index, .a = a, .b = b};
	return -1;
}

int refuse_named(struct refusal *why, enum rule rule, const char *name, int error)
{
	*why = (struct refusal){.rule = rule, .index = -1, .name = name, .error = error};
	return -1;
}

const char *rule_id(enum rule rule)
{
	return rules[rule].id;
}

const char *rule_message(enum rule rule)
{
	return rules[rule].message;
}

int rule_status(enum rule rule)
{
	return rules[rule].status;
}

const char *rule_fields(enum rule rule)
{
	return rules[rule].fields;
}

int refusal_errno(const struct refusal *why)
{
	if (why->error)
		return why->error;
	return rules[why->rule].error ? rules[why->rule].error : ENOEXEC;
}

void refusal_reason(const struct refusal *why, struct text *out)
{
	const struct text_values values = {why->index, why->a, why->b, why->error, why->name};

	text_message(out, rules[why->rule].message, &values);
}

/* A name may hold anything; the line must stay one line. */
static void printable(struct text *out, const char *s)
{
	for (; s && *s; s++)
		text_char(out, (unsigned char)*s < 0x20 || *s == 0x7f ? '?' : *s);
}

void refusal_message(const struct refusal *why, struct text *out)
{
	if (why->file) {
		printable(out, why->file);
		text_string(out, ": ");
	}
	refusal_reason(why, out);
}

void refusal_print(const struct refusal *why, const char *path, struct text *out)
{
	text_string(out, "uload: ");
	printable(out, *path ? path : "''");
	text_string(out, ": ");
	refusal_message(why, out);
	text_format(out, " [%s]\n", rule_id(why->rule));
}
