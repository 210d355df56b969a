/* lint.c: see lint.h and advice.def. Pure. */
#include "lint.h"

#include "json.h"
#include "prose.h"

static const struct {
	const char *id, *what, *remedy;
	enum lint_severity severity;
} advices[ADVICE_COUNT] = {
#define ADVICE(name, id, severity, what, remedy) [ADVICE_##name] = {id, what, remedy, severity},
#include "advice.def"
#undef ADVICE
};

/* ---- the checks ---- */

struct judge {
	const struct image *image;
	void (*found)(const struct finding *, void *);
	void *context;
};

static void say(const struct judge *j, enum advice advice, int index, uint64_t a, uint64_t b)
{
	const struct finding finding = {advice, index, a, b};

	j->found(&finding, j->context);
}

static uint64_t end_of(const Elf64_Phdr *ph)
{
	return ph->p_vaddr + ph->p_memsz;
}

static int executable(const Elf64_Phdr *ph)
{
	return ph->p_type == PT_LOAD && (ph->p_flags & PF_X) && ph->p_memsz;
}

static void judge_file(const struct judge *j, unsigned mode)
{
	const struct image *image = j->image;
	int segments = 0, entry = 0, phdrs = 0;

	for (int i = 0; i < image->phnum; i++) {
		const Elf64_Phdr *ph = &image->phdr[i];

		segments += executable(ph);
		entry |= executable(ph) && image->entry >= ph->p_vaddr && image->entry < end_of(ph);
		phdrs |= ph->p_type == PT_LOAD && image->phoff >= ph->p_offset
			&& image->phoff - ph->p_offset < ph->p_filesz;
	}
	/* setgid without the group's x bit is an old sign for mandatory locking, not set-id. */
	if ((mode & 04000) || (mode & 02010) == 02010)
		say(j, ADVICE_SET_ID, -1, mode & 07777, 0);
	if (!segments)
		say(j, ADVICE_NO_EXEC_SEGMENT, -1, (uint64_t)image->loads, 0);
	else if (!entry)
		say(j, ADVICE_ENTRY_NOT_EXEC, -1, image->entry, 0);
	if (!phdrs)
		say(j, ADVICE_PHDRS_UNMAPPED, -1, image->phoff, 0);
	if (image->gnu_stack < 0)
		say(j, ADVICE_STACK_ABSENT, -1, 0, 0);
	else if (image->phdr[image->gnu_stack].p_flags & PF_X)
		say(j, ADVICE_STACK_EXEC, image->gnu_stack, 0, 0);
}

static void judge_align(const struct judge *j, int i)
{
	const Elf64_Phdr *ph = &j->image->phdr[i];

	if (ph->p_align & (ph->p_align - 1)) /* 0 means no alignment, as 1 does */
		say(j, ADVICE_ALIGN_POWER, i, ph->p_align, 0);
	else if (ph->p_align < ARCH_PAGE)
		say(j, ADVICE_ALIGN_SMALL, i, ph->p_align, 0);
	else if (ph->p_filesz && ((ph->p_vaddr ^ ph->p_offset) & (ph->p_align - 1)))
		say(j, ADVICE_ALIGN_CONGRUENT, i, ph->p_vaddr, ph->p_offset);
}

/* PT_LOAD i against the one before it and the furthest end so far. */
static void judge_neighbours(const struct judge *j, int i, int before, uint64_t reach)
{
	const Elf64_Phdr *ph = &j->image->phdr[i], *last = &j->image->phdr[before];

	if (ph->p_vaddr < last->p_vaddr)
		say(j, ADVICE_LOADS_ORDER, i, ph->p_vaddr, last->p_vaddr);
	else if (ph->p_vaddr < reach && ph->p_memsz)
		say(j, ADVICE_LOADS_OVERLAP, i, ph->p_vaddr, reach);
	else if (page_down(ph->p_vaddr) < page_up(reach) && ph->p_memsz)
		say(j, ADVICE_LOADS_SHARE_PAGE, i, ph->p_vaddr, reach);
}

void lint(const struct image *image, unsigned mode,
	void (*found)(const struct finding *, void *), void *context)
{
	const struct judge j = {image, found, context};
	uint64_t reach = 0;
	int before = -1;

	judge_file(&j, mode);
	for (int i = 0; i < image->phnum; i++) {
		const Elf64_Phdr *ph = &image->phdr[i];

		if (ph->p_type != PT_LOAD)
			continue;
		if ((ph->p_flags & (PF_W | PF_X)) == (PF_W | PF_X))
			say(&j, ADVICE_WRITE_EXEC, i, ph->p_vaddr, 0);
		judge_align(&j, i);
		if (before >= 0)
			judge_neighbours(&j, i, before, reach);
		before = i;
		if (end_of(ph) > reach)
			reach = end_of(ph);
	}
}

/* ---- as text and as JSON ---- */

struct report {
	struct text *out;
	struct json *json;
	const char *path;
	int errors, count;
};

static void print_what(const struct finding *f, struct text *out)
{
	const struct text_values values = {.index = f->index, .a = f->a, .b = f->b};

	text_message(out, advices[f->advice].what, &values);
}

static const char *severity_name(enum advice a)
{
	static const char name[][8] = {"note", "warning", "error"};

	return name[advices[a].severity];
}

static void print_finding(const struct finding *f, void *context)
{
	struct report *r = context;

	r->count++;
	r->errors += advices[f->advice].severity == LINT_ERROR;
	prose_quoted(r->out, r->path, 0);
	text_format(r->out, ": %s: ", severity_name(f->advice));
	print_what(f, r->out);
	text_format(r->out, "; %s [%s]\n", advices[f->advice].remedy, advices[f->advice].id);
}

static void json_finding(const struct finding *f, void *context)
{
	struct report *r = context;
	struct json *j = r->json;
	struct prose what;

	r->errors += advices[f->advice].severity == LINT_ERROR;
	prose_begin(&what);
	print_what(f, &what.text);
	json_open(j, NULL, '{');
	json_string(j, "id", advices[f->advice].id);
	json_string(j, "severity", severity_name(f->advice));
	if (f->index >= 0)
		json_number(j, "phdr", (uint64_t)f->index);
	json_string(j, "what", prose_string(&what));
	json_string(j, "remedy", advices[f->advice].remedy);
	json_hex(j, "a", f->a);
	json_hex(j, "b", f->b);
	json_close(j, '}');
}

int lint_print(const struct image *image, unsigned mode, const char *path, struct text *out)
{
	struct report r = {.out = out, .path = path};

	lint(image, mode, print_finding, &r);
	if (r.count == 0) {
		prose_quoted(out, path, 0);
		text_string(out, ": nothing to complain about\n");
	}
	return r.errors != 0;
}

static void json_begin(struct json *j, const char *path)
{
	json_open(j, NULL, '{');
	json_string(j, "document", "lint");
	json_number(j, "schema", 1);
	json_string(j, "program", path);
	json_open(j, "findings", '[');
}

static void json_end(struct json *j, int ok)
{
	json_close(j, ']');
	json_bool(j, "ok", ok);
	json_close(j, '}');
	text_char(j->out, '\n');
}

int lint_json(const struct image *image, unsigned mode, const char *path, struct text *out)
{
	struct json j = {.out = out, .lines = 2};
	struct report r = {.out = out, .json = &j};

	json_begin(&j, path);
	lint(image, mode, json_finding, &r);
	json_end(&j, r.errors == 0);
	return r.errors != 0;
}

static void json_refusal(struct json *j, const struct refusal *why)
{
	struct prose what;

	prose_begin(&what);
	refusal_reason(why, &what.text);
	json_open(j, NULL, '{');
	json_string(j, "id", rule_id(why->rule));
	json_string(j, "severity", "error");
	json_string(j, "what", prose_string(&what));
	if (why->index >= 0)
		json_number(j, "phdr", (uint64_t)why->index);
	json_hex(j, "a", why->a);
	json_hex(j, "b", why->b);
	json_close(j, '}');
}

int lint_refused(const struct refusal *why, const char *path, int as_json, struct text *out)
{
	struct json j = {.out = out, .lines = 2};

	if (as_json) {
		json_begin(&j, path);
		json_refusal(&j, why);
		json_end(&j, 0);
		return 1;
	}
	prose_quoted(out, path, 0);
	text_string(out, ": error: ");
	refusal_reason(why, out);
	text_format(out, " [%s]\n", rule_id(why->rule));
	return 1;
}
