/* changes.c: what a moment changed in the address space, as lines: + came, - went, ~ stayed with
 * other contents or another size. Two sorted lists are gone through side by side. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "step.h"
#include "tools.h"

struct changes { char *text; size_t bytes, used; };

static void line(struct changes *c, char sign, const struct area *a, const char *words)
{
	char prot[4], size[24];
	int n;

	if (c->used >= c->bytes)
		return;
	n = snprintf(c->text + c->used, c->bytes - c->used,
		"%c 0x%" PRIx64 "-0x%" PRIx64 "  %s  %s  %s%s%s%s\n",
		sign, a->start, a->end, event_prot(a->prot, prot),
		ulab_bytes((double)(a->end - a->start), size), view_word(a),
		a->kind == AREA_FILE ? " of " : "",
		a->kind == AREA_FILE ? words_base(a->name) : "", words);
	c->used += n > 0 ? (size_t)n : 0;
}

static int same(const struct area *a, const struct area *b)
{
	return a->start == b->start && a->end == b->end && a->prot == b->prot && a->kind == b->kind
		&& a->name == b->name;
}

static void say(struct changes *c, const char *text)
{
	int n = c->used < c->bytes ? snprintf(c->text + c->used, c->bytes - c->used, "%s\n", text) : 0;

	c->used += n > 0 ? (size_t)n : 0;
}

/* Contents that changed without the areas: said from the step. */
static void contents(struct changes *c, const struct event *step, const struct space *now)
{
	static const struct { const char *op, *words; } ops[] = {
		{"wipe", ": zeros were written"}, {"fill", ": junk was written"},
		{"stack", ": the initial stack was written"},
		{"grow", ": it grew"}, {"drop", ": its untouched part has no pages now"},
	};

	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
		const struct area *a = space_find(now, step->address);

		if (a && step_is(step, ops[i].op))
			line(c, '~', a, ops[i].words);
	}
}

static void compare(struct changes *c, const struct space *old, const struct space *new)
{
	size_t i = 0, j = 0;

	while (i < old->areas || j < new->areas) {
		const struct area *a = i < old->areas ? &old->area[i] : NULL;
		const struct area *b = j < new->areas ? &new->area[j] : NULL;

		if (a && b && same(a, b)) {
			i++, j++;
		} else if (a && b && (a->start == b->start || a->end == b->end) && a->kind == b->kind
			   && a->name == b->name) {
			line(c, '~', b, a->prot != b->prot ? ": other protection" : ": other size");
			i++, j++;
		} else if (!b || (a && a->start <= b->start)) {
			line(c, '-', a, "");
			i++;
		} else {
			line(c, '+', b, "");
			j++;
		}
	}
}

void changes_list(const struct session *s, size_t moment, char *text, size_t bytes)
{
	struct changes c = {text, bytes, 0};
	const struct moment *now = &s->moment[moment];

	text[0] = '\0';
	if (!moment) {
		say(&c, "nothing yet");
		return;
	}
	compare(&c, &now[-1].space, &now->space);
	if (now->step)
		contents(&c, now->step, &now->space);
	if (now->space.brk != now[-1].space.brk && c.used < bytes)
		c.used += (size_t)snprintf(text + c.used, bytes - c.used, "~ the break is 0x%" PRIx64 " now\n",
			now->space.brk);
	if (!c.used)
		say(&c, "no address changed");
}
