/* script.c: see script.h. Pure. */
#include "script.h"

#include "image.h"

int script_is(const char *bytes, size_t n)
{
	return n >= 2 && bytes[0] == '#' && bytes[1] == '!';
}

static int blank(char c)
{
	return c == ' ' || c == '\t';
}

/* First byte in [p, last] that is not blank, or NULL. */
static const char *skip_blanks(const char *p, const char *last)
{
	for (; p <= last; p++)
		if (!blank(*p))
			return p;
	return NULL;
}

/* First blank or NUL in [p, last], or NULL. */
static const char *find_end(const char *p, const char *last)
{
	for (; p <= last; p++)
		if (blank(*p) || !*p)
			return p;
	return NULL;
}

static const char *find_newline(const char *p, const char *last)
{
	for (; p <= last; p++)
		if (*p == '\n')
			return p;
	return NULL;
}

/* Without a newline in its 256 bytes a line must at least show where the name ends. */
static int line_end(const char *bytes, const char **end, struct refusal *why)
{
	const char *last = bytes + IMAGE_HEADER_BYTES - 1, *p;

	*end = find_newline(bytes, last);
	if (*end)
		return 0;
	p = skip_blanks(bytes + 2, last);
	if (!p)
		return refuse(why, SCRIPT_EMPTY, -1, 0, 0);
	if (!find_end(p, last))
		return refuse(why, SCRIPT_LINE_LONG, -1, IMAGE_HEADER_BYTES, 0);
	*end = last;
	return 0;
}

static size_t length_until_nul(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && *q)
		q++;
	return (size_t)(q - p);
}

int script_parse(const char *bytes, struct script *s, struct refusal *why)
{
	const char *end, *name, *gap;

	if (line_end(bytes, &end, why))
		return -1;
	while (blank(end[-1]))
		end--;
	name = skip_blanks(bytes + 2, end);
	if (!name || name == end || !*name)
		return refuse(why, SCRIPT_EMPTY, -1, 0, 0);
	*s = (struct script){.interp = name};
	gap = find_end(name, end);
	s->interp_length = (size_t)((gap && gap < end ? gap : end) - name);
	if (gap && gap < end && *gap)
		s->argument = skip_blanks(gap, end);
	if (s->argument == end)
		s->argument = NULL;
	if (s->argument)
		s->argument_length = length_until_nul(s->argument, end);
	return 0;
}
