#include <grp.h>
#include <stdlib.h>

int initgroups(const char *user, gid_t group)
{
	int n = 32, result;
	gid_t *groups = malloc((size_t)n * sizeof *groups), *more;

	while (groups && getgrouplist(user, group, groups, &n) < 0) {
		more = realloc(groups, (size_t)n * sizeof *groups);
		if (!more)
			free(groups);
		groups = more;
	}
	if (!groups)
		return -1;
	result = setgroups((size_t)n, groups);
	free(groups);
	return result;
}
