#include <errno.h>
#include <grp.h>
#include <stdlib.h>
#include <string.h>
#include "entries.h"

static int is_member(const struct group *group, const char *user)
{
	for (char **each = group->gr_mem; *each; each++)
		if (!strcmp(*each, user))
			return 1;
	return 0;
}

/* The whole of /etc/group, in a buffer that grows when a line does not fit. */
static int collect(FILE *stream, const char *user, gid_t first, gid_t *groups, int room, int n)
{
	struct grown grown = { 0, 0 };
	struct group group;
	int error = __grow(&grown);

	while (!error || error == ERANGE) {
		error = __next_record(stream, __take_group, grown.buffer, grown.size, &group);
		if (error == ERANGE && __grow(&grown))
			break;
		if (error || group.gr_gid == first || !is_member(&group, user))
			continue;
		if (n < room)
			groups[n] = group.gr_gid;
		n++;
	}
	free(grown.buffer);
	return n;
}

int getgrouplist(const char *user, gid_t first, gid_t *groups, int *count)
{
	FILE *stream = fopen("/etc/group", "rbe");
	int room = *count, n = 1;

	if (room > 0)
		groups[0] = first;
	if (stream) {
		n = collect(stream, user, first, groups, room, n);
		fclose(stream);
	} else if (errno != ENOENT && errno != ENOTDIR) {
		return -1;
	}
	*count = n;
	return n > room ? -1 : n;
}
