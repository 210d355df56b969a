/* measure_place.c: claims on what lies at an address: region, protection, file; and on traps. */
#include "lesson.h"

#include <inttypes.h>
#include <signal.h>
#include <string.h>

/* ---- what lies there ---- */

static int in_section(const struct record *r, const char *name, uint64_t address)
{
	struct section s;

	return !section_find(r->path, name, &s) && address - r->bias >= s.address
		&& address - r->bias < s.address + s.size;
}

static void measure_area(struct result *result, const struct clause *c, const struct moment *m,
	uint64_t address)
{
	const struct area *a = space_find(&m->space, address);
	char prot[4];

	if (!a)
		result_set(result, 0, "nothing is mapped at 0x%" PRIx64, address);
	else if (c->kind == CLAUSE_PROT)
		result_set(result, (a->prot == c->prot) == !c->not, "%s", event_prot(a->prot, prot));
	else if (c->kind == CLAUSE_SHARED)
		result_set(result, a->shared == !c->not, a->shared ? "shared" : "private");
	else
		result_set(result, (a->name && strstr(a->name, c->text)) == !c->not, "%s",
			a->name ? a->name : "anonymous");
}

void measure_place(struct result *result, const struct claim *claim, const struct clause *c,
	const struct record *r)
{
	const struct moment *m = c->thing.kind == THING_MARK || claim->when.kind == WHEN_AT
		? record_place(r, claim, &c->thing.mark) : record_moment(r, &claim->when.to);
	uint64_t address, end;
	const char *region;
	char why[128];

	if (!m) {
		result_set(result, 0, "mark \"%.100s\" was not made", c->thing.mark.name
			? c->thing.mark.name : claim->when.from.mark.name ? claim->when.from.mark.name : "");
		return;
	}
	if (thing_range(&c->thing, r, m, &address, &end, why)) {
		result_set(result, 0, "%s", why);
		return;
	}
	if (c->kind != CLAUSE_IN) {
		measure_area(result, c, m, address);
		return;
	}
	region = record_region(r, m, address);
	if (c->other)
		result_set(result, in_section(r, c->other, address) == !c->not, "0x%" PRIx64 " (%s)", address,
			region);
	else
		result_set(result, !strcmp(region, c->text) == !c->not, "0x%" PRIx64 " (%s)", address,
			region);
}

/* ---- traps ---- */

const char *signal_text(int number, char *text)
{
	const char *name = sigabbrev_np(number);

	if (name)
		snprintf(text, 16, "SIG%s", name);
	else
		snprintf(text, 16, "signal %d", number);
	return text;
}

/* The region of a trap is that of the latest moment before it. */
static const struct moment *moment_before(const struct record *r, size_t event)
{
	const struct moment *found = NULL;

	for (size_t i = 0; i < r->moments; i++)
		if (r->moment[i].event <= event + 1)
			found = &r->moment[i];
	return found;
}

static int trap_fits(struct result *result, const struct clause *c, const struct record *r, size_t i)
{
	const struct event *e = &r->stream.event[i];
	const struct moment *m = moment_before(r, i);
	const char *region = m ? record_region(r, m, e->address) : "?";
	char name[16];
	uint64_t at;
	int good = 1;

	if (c->has_term) {
		if (result_term(result, &c->term[0], 0, r, i, &at))
			return 1;
		good = e->address == at;
	}
	if (c->text)
		good = good && !strcmp(region, c->text);
	if (c->other)
		good = good && in_section(r, c->other, e->address);
	if (!c->not && c->number)
		good = good && (int)e->number == c->number;
	result_set(result, good == !c->not, "%s at 0x%" PRIx64 " (%s)", signal_text((int)e->number, name),
		e->address, region);
	return good;
}

void measure_trap(struct result *result, const struct clause *c, const struct record *r,
	size_t from, size_t to)
{
	result_set(result, c->not, "no trap");
	for (size_t i = from; i < to; i++) {
		if (r->stream.event[i].kind != EVENT_SIGNAL)
			continue;
		if (trap_fits(result, c, r, i))
			return;
	}
}
