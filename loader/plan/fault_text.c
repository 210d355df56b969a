/* fault_text.c: the table of fault.def for people and as data, and what is wrong with a list. Pure. */
#include "fault.h"
#include "json.h"
#include "prose.h"

static const char *const class_word[] = {"allowed", "broken", "scarcity", "scarcity"};

/* ---- errors ---- */

static void names(struct text *out)
{
	for (size_t i = 0; i < FAULT_COUNT; i++)
		text_format(out, "%s%s", i ? ", " : "", fault_name((enum fault)i));
}

static void word(const struct fault_error *e, struct text *out)
{
	for (size_t i = 0; i < e->length && i < 40; i++)
		text_char(out, e->word[i] >= 0x20 && e->word[i] < 0x7f ? e->word[i] : '?');
}

void fault_error_print(const struct fault_error *e, struct text *out)
{
	const char *name = e->kind == FAULT_UNKNOWN ? "" : fault_name(e->fault);

	switch (e->kind) {
	case FAULT_UNKNOWN:
		text_string(out, "there is no fault '");
		word(e, out);
		text_string(out, "'; there are ");
		names(out);
		text_string(out, " (--fault=list tells of each)");
		break;
	case FAULT_NO_VALUE:
		text_format(out, "%s takes no value", name);
		break;
	case FAULT_WANTS_NUMBER:
		text_format(out, "%s=%s: '", name, fault_value_kind(e->fault));
		word(e, out);
		text_string(out, "' has no such number");
		break;
	case FAULT_TWICE:
		text_format(out, "%s is given twice", name);
		break;
	case FAULT_AGAINST:
		text_format(out, "%s and %s contradict each other: one at a time", fault_name(e->other),
			name);
		break;
	case FAULT_NEEDS_ULAB:
		text_format(out, "%s takes a filter on system calls, which uload does not install: it is "
			"for ulab", name);
		break;
	}
}

/* ---- the list ---- */

static void head(enum fault f, struct text *out)
{
	const char *kind = fault_value_kind(f);

	text_format(out, "  %s", fault_name(f));
	if (kind) {
		text_format(out, "=%s  (without =%s: ", kind, kind);
		if (*kind == 'S' && fault_standard(f) >= 1024)
			text_size(out, fault_standard(f));
		else
			text_decimal(out, fault_standard(f));
		text_char(out, ')');
	}
	text_string(out, fault_class(f) == FAULT_ELSEWHERE ? "  (by ulab only)\n" : "\n");
}

static void paragraph(struct text *out, const char *a, const char *b, const char *c)
{
	struct prose p;

	prose_begin(&p);
	text_string(&p.text, a);
	if (b)
		text_format(&p.text, "%s [%s]", b, c);
	prose_pad(out, 6);
	prose_wrap(&p, out, 6);
	text_char(out, '\n');
}

void fault_list(struct text *out)
{
	static const char *const heading[] = {
		"allowed: the ABI leaves it open; a correct runtime must survive it\n",
		"\nbroken: mistakes of a loader; what does the start-up code trust?\n",
		"\nscarcity: too little of something; the program must fail gracefully\n", ""};
	int class = -1;

	for (size_t i = 0; i < FAULT_COUNT; i++) {
		enum fault f = (enum fault)i;

		if ((int)fault_class(f) != class)
			text_string(out, heading[class = (int)fault_class(f)]);
		head(f, out);
		paragraph(out, fault_does(f), NULL, NULL);
		paragraph(out, "ABI: ", fault_says(f), fault_source(f));
	}
}

static void entry(struct json *j, enum fault f)
{
	json_string(j, "name", fault_name(f));
	json_string(j, "class", class_word[fault_class(f)]);
	json_string(j, "by", fault_class(f) == FAULT_ELSEWHERE ? "ulab" : "uload");
	json_string(j, "value", fault_value_kind(f));
	if (fault_value_kind(f))
		json_number(j, "default", fault_standard(f));
	json_string(j, "does", fault_does(f));
	json_string(j, "abi", fault_says(f));
	json_string(j, "source", fault_source(f));
}

void fault_list_json(struct text *out)
{
	struct json j = {.out = out, .lines = 2};

	json_open(&j, NULL, '{');
	json_string(&j, "document", "faults");
	json_open(&j, "faults", '[');
	for (size_t i = 0; i < FAULT_COUNT; i++) {
		json_open(&j, NULL, '{');
		entry(&j, (enum fault)i);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	text_char(out, '\n');
}

/* ---- of one plan ---- */

void fault_print(const struct faults *faults, struct text *out)
{
	if (!faults->on)
		return;
	text_string(out, "\nWrong on purpose: --fault\n\n");
	for (size_t i = 0; i < FAULT_COUNT; i++) {
		enum fault f = (enum fault)i;

		if (!fault_on(faults, f))
			continue;
		text_format(out, "  %s", fault_name(f));
		if (fault_value_kind(f))
			text_format(out, "=%u", fault_value(faults, f));
		text_format(out, "  (%s)\n", class_word[fault_class(f)]);
		paragraph(out, fault_does(f), NULL, NULL);
		paragraph(out, "ABI: ", fault_says(f), fault_source(f));
	}
}

void fault_json(const struct faults *faults, struct json *j)
{
	if (!faults->on)
		return;
	json_open(j, "faults", '[');
	for (size_t i = 0; i < FAULT_COUNT; i++) {
		enum fault f = (enum fault)i;

		if (!fault_on(faults, f))
			continue;
		json_open(j, NULL, '{');
		json_string(j, "name", fault_name(f));
		json_string(j, "class", class_word[fault_class(f)]);
		if (fault_value_kind(f))
			json_number(j, "value", fault_value(faults, f));
		json_string(j, "does", fault_does(f));
		json_close(j, '}');
	}
	json_close(j, ']');
}
