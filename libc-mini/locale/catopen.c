/* catopen.c: message catalogues, of which there are none. */
#include <errno.h>
#include <nl_types.h>

nl_catd catopen(const char *name, int flag)
{
	(void)name, (void)flag;
	errno = ENOENT;
	return (nl_catd)-1;
}

char *catgets(nl_catd catalogue, int set, int message, const char *text)
{
	(void)catalogue, (void)set, (void)message;
	return (char *)text;
}

int catclose(nl_catd catalogue)
{
	(void)catalogue;
	errno = EBADF;
	return -1;
}
