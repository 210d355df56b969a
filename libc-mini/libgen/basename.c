#include <libgen.h>

char *__xpg_basename(char *path)
{
	char *end = path, *start;

	if (!path || !*path)
		return (char *)".";
	while (*end)
		end++;
	while (end > path + 1 && end[-1] == '/')
		end--;
	if (*end)
		*end = 0;
	start = end;
	while (start > path && start[-1] != '/')
		start--;
	return *start ? start : start - 1;
}
