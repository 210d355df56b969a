#include <grp.h>
#include <stdio.h>

int putgrent(const struct group *group, FILE *stream)
{
	fprintf(stream, "%s:%s:%u:", group->gr_name, group->gr_passwd, group->gr_gid);
	for (char **each = group->gr_mem; each && *each; each++)
		fprintf(stream, "%s%s", each == group->gr_mem ? "" : ",", *each);
	return putc('\n', stream) == EOF || ferror(stream) ? -1 : 0;
}
