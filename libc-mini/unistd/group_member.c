#include <stdlib.h>
#include <unistd.h>

int group_member(gid_t group)
{
	int n = getgroups(0, 0), found = group == getgid() || group == getegid();
	gid_t *groups = !found && n > 0 ? malloc((size_t)n * sizeof *groups) : 0;

	if (groups && (n = getgroups(n, groups)) > 0)
		while (n)
			found |= groups[--n] == group;
	free(groups);
	return found;
}
