#include <limits.h>
#include <unistd.h>

int group_member(gid_t group)
{
	gid_t groups[NGROUPS_MAX];
	int n = getgroups(NGROUPS_MAX, groups);

	while (n > 0)
		if (groups[--n] == group)
			return 1;
	return group == getgid() || group == getegid();
}
