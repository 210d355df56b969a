#include <libgen.h>

/* Cuts off the slashes at the end, the last component, and the slashes before it. */
char *dirname(char *path)
{
	char *end = path;

	if (!path || !*path)
		return (char *)".";
	while (*end)
		end++;
	while (end > path && end[-1] == '/')
		end--;
	if (end == path)
		return (char *)"/";
	while (end > path && end[-1] != '/')
		end--;
	if (end == path)
		return (char *)".";
	while (end > path && end[-1] == '/')
		end--;
	if (end == path)
		return (char *)"/";
	*end = 0;
	return path;
}
