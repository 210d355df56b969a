#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* LOGNAME, which login sets; the records of <utmpx.h> are no longer kept on many systems. */
char *getlogin(void)
{
	return getenv("LOGNAME");
}

int getlogin_r(char *name, size_t size)
{
	const char *found = getlogin();

	if (!found)
		return ENXIO;
	if (strlen(found) >= size)
		return ERANGE;
	strcpy(name, found);
	return 0;
}
