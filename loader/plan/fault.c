/* fault.c: the table of fault.def, and a list of its names as a value. See fault.h. Pure. */
#include "fault.h"

#include <string.h>

#include "request.h"

enum value { NO_VALUE, SIZE, COUNT };

static const struct {
	const char *name, *group, *does, *says, *source;
	uint64_t standard;
	uint8_t class, value;
} table[FAULT_COUNT] = {
#define FAULT(name, id, class, group, value, standard, does, says, source) \
	[FAULT_##name] = {id, group, does, says, source, standard, FAULT_##class, value},
#include "fault.def"
#undef FAULT
};

const char *fault_name(enum fault f)
{
	return table[f].name;
}

enum fault_class fault_class(enum fault f)
{
	return table[f].class;
}

const char *fault_does(enum fault f)
{
	return table[f].does;
}

const char *fault_says(enum fault f)
{
	return table[f].says;
}

const char *fault_source(enum fault f)
{
	return table[f].source;
}

const char *fault_value_kind(enum fault f)
{
	return table[f].value == SIZE ? "SIZE" : table[f].value == COUNT ? "N" : NULL;
}

uint64_t fault_standard(enum fault f)
{
	return table[f].standard;
}

/* ---- values ---- */

/* Decimal digits; a size may end with K, M or G. Returns -1 if it is not such a number. */
static int read_number(const char *s, size_t n, int sizes, uint64_t *value)
{
	uint64_t v = 0;
	unsigned shift = 0;

	if (sizes && n > 1)
		shift = s[n - 1] == 'K' ? 10 : s[n - 1] == 'M' ? 20 : s[n - 1] == 'G' ? 30 : 0;
	if (shift)
		n--;
	if (n == 0 || n > 15)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = v * 10 + (uint64_t)(s[i] - '0');
	}
	if (v > UINT64_MAX >> 1 >> shift)
		return -1;
	*value = v << shift;
	return 0;
}

/* ---- a list ---- */

static int wrong(struct fault_error *e, enum fault_wrong kind, enum fault fault, enum fault other)
{
	e->kind = kind;
	e->fault = fault;
	e->other = other;
	return -1;
}

static size_t until(const char *s, size_t n, char c)
{
	size_t i = 0;

	while (i < n && s[i] != c)
		i++;
	return i;
}

static enum fault find(const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < FAULT_COUNT; i++) {
		const char *have = table[i].name;
		size_t length = 0;

		while (have[length])
			length++;
		if (length == n && !memcmp(have, name, n))
			break;
	}
	return (enum fault)i;
}

/* Which of those that are on contradicts `f`? FAULT_COUNT: none. */
static enum fault opponent(const struct faults *faults, enum fault f)
{
	const char *group = table[f].group;
	size_t length = 0, i;

	while (group[length])
		length++;
	for (i = 0; i < FAULT_COUNT; i++)
		if (length && i != f && fault_on(faults, (enum fault)i)
		    && !memcmp(table[i].group, group, length + 1))
			break;
	return (enum fault)i;
}

static int add(const char *word, size_t n, struct faults *faults, struct fault_error *e)
{
	size_t name = until(word, n, '=');
	enum fault f = find(word, name), other;
	uint64_t value;

	e->word = word;
	e->length = n;
	if (f == FAULT_COUNT)
		return wrong(e, FAULT_UNKNOWN, f, f);
	value = table[f].standard;
	if (name < n && table[f].value == NO_VALUE)
		return wrong(e, FAULT_NO_VALUE, f, f);
	if (name < n && read_number(word + name + 1, n - name - 1, table[f].value == SIZE, &value))
		return wrong(e, FAULT_WANTS_NUMBER, f, f);
	if (fault_on(faults, f))
		return wrong(e, FAULT_TWICE, f, f);
	if (table[f].class == FAULT_ELSEWHERE)
		return wrong(e, FAULT_NEEDS_ULAB, f, f);
	other = opponent(faults, f);
	if (other != FAULT_COUNT)
		return wrong(e, FAULT_AGAINST, f, other);
	faults->on |= 1UL << f;
	return 0;
}

static size_t length_of(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}

int fault_parse(const char *list, struct faults *faults, struct fault_error *e)
{
	size_t n = length_of(list);

	*faults = (struct faults){.list = list};
	for (;;) {
		size_t word = until(list, n, ',');

		if (add(list, word, faults, e))
			return -1;
		if (word == n)
			return 0;
		list += word + 1;
		n -= word + 1;
	}
}

uint64_t fault_value_of(const struct faults *faults, enum fault f)
{
	const char *list = faults->list;
	size_t n;

	for (n = length_of(list); n; list++, n--) {
		size_t word = until(list, n, ','), name = until(list, word, '=');
		uint64_t value = table[f].standard;

		if (find(list, name) == f) {
			if (name < word)
				read_number(list + name + 1, word - name - 1, table[f].value == SIZE, &value);
			return value;
		}
		list += word;
		n -= word;
		if (!n)
			break;
	}
	return table[f].standard;
}

const char *fault_against_option(const struct request *rq, const char **option)
{
	const struct {
		int given;
		const char *option;
		enum fault fault;
		const char *what;
	} pair[] = {
		{rq->has_load_base, "--load-base", FAULT_MOVED_BASE, "contradicts --fault=moved-base"},
		{rq->has_brk, "--brk", FAULT_MOVED_BRK, "contradicts --fault=moved-brk"},
		{rq->has_stack_size, "--stack-size", FAULT_STACK_LIMIT, "contradicts --fault=stack-limit"},
		{rq->argv0 != NULL, "--argv0", FAULT_ARGC_0, "contradicts --fault=argc-0"},
		{rq->mode == MODE_LINT, "--fault", FAULT_COUNT, "goes without --lint"},
	};

	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
		if (pair[i].given && (pair[i].fault == FAULT_COUNT ? rq->faults.on != 0
			: fault_on(&rq->faults, pair[i].fault))) {
			*option = pair[i].option;
			return pair[i].what;
		}
	return NULL;
}
