#include <errno.h>
#include <grp.h>
#include "entries.h"

static FILE *groups;
static struct grown grown;

void setgrent(void)
{
	if (groups)
		fclose(groups);
	groups = 0;
}

void endgrent(void)
{
	setgrent();
}

int fgetgrent_r(FILE *stream, struct group *group, char *buffer, size_t size, struct group **result)
{
	int error = __next_record(stream, __take_group, buffer, size, group);

	*result = error ? 0 : group;
	return error;
}

int getgrent_r(struct group *group, char *buffer, size_t size, struct group **result)
{
	*result = 0;
	if (!groups && !(groups = fopen("/etc/group", "rbe")))
		return errno;
	return fgetgrent_r(groups, group, buffer, size, result);
}

struct group *fgetgrent(FILE *stream)
{
	static struct group group;
	struct group *result;
	int error = grown.size ? 0 : __grow(&grown);

	while (!error && (error = fgetgrent_r(stream, &group, grown.buffer, grown.size,
		&result)) == ERANGE)
		error = __grow(&grown);
	if (error && error != ENOENT)
		errno = error;
	return error ? 0 : result;
}

struct group *getgrent(void)
{
	if (!groups && !(groups = fopen("/etc/group", "rbe")))
		return 0;
	return fgetgrent(groups);
}
