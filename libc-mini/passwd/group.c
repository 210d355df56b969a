/* group.c: /etc/group: name:password:gid:member,member,… */
#include <errno.h>
#include <grp.h>
#include <string.h>
#include "entries.h"

int __take_group(char *line, char *rest, char *end, void *record)
{
	struct group *group = record;
	char *field[4], **members, *p;
	unsigned long gid;
	size_t n = 1;

	if (__fields(line, field, 4) != 4 || !*field[0] || strchr(field[3], ':')
	 || __field_number(field[2], &gid))
		return -1;
	for (p = field[3]; *p; p++)
		n += *p == ',';
	rest += -(uintptr_t)rest % sizeof *members;
	if (rest > end || (size_t)(end - rest) / sizeof *members < n + 1)
		return ERANGE;
	members = (char **)(void *)rest;
	*group = (struct group){ field[0], field[1], (gid_t)gid, members };
	for (p = field[3]; *p;) {
		char *next = strchr(p, ',');

		if (next)
			*next++ = 0;
		if (*p)
			*members++ = p;
		p = next ? next : p + strlen(p);
	}
	*members = 0;
	return 0;
}

static int has_name(const void *record, const void *wanted)
{
	return !strcmp(((const struct group *)record)->gr_name, wanted);
}

static int has_id(const void *record, const void *wanted)
{
	return ((const struct group *)record)->gr_gid == *(const gid_t *)wanted;
}

static int find(is_record *is, const void *wanted, struct group *group, char *buffer, size_t size,
	struct group **result)
{
	int found, error = __find_record("/etc/group", __take_group, is, wanted, buffer, size,
		group, &found);

	*result = found ? group : 0;
	if (error)
		errno = error;
	return error;
}

int getgrnam_r(const char *name, struct group *group, char *buffer, size_t size,
	struct group **result)
{
	return find(has_name, name, group, buffer, size, result);
}

int getgrgid_r(gid_t id, struct group *group, char *buffer, size_t size, struct group **result)
{
	return find(has_id, &id, group, buffer, size, result);
}

static struct grown grown;
static struct group found_group;

static struct group *find_growing(is_record *is, const void *wanted)
{
	struct group *result;
	int saved = errno, error;

	do
		error = __grow(&grown);
	while (!error && (error = find(is, wanted, &found_group, grown.buffer, grown.size,
		&result)) == ERANGE);
	grown.size /= 2; /* the next call begins with the same size */
	errno = error ? error : saved;
	return error ? 0 : result;
}

struct group *getgrnam(const char *name)
{
	return find_growing(has_name, name);
}

struct group *getgrgid(gid_t group)
{
	return find_growing(has_id, &group);
}
