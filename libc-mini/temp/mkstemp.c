#include <fcntl.h>
#include <stdlib.h>
#include "syscall.h"
#include "template.h"

static long make(const char *name, int flags)
{
	return sys_call(SYS_open, name, flags | O_RDWR | O_CREAT | O_EXCL, 0600);
}

int mkostemps(char *name, int suffix, int flags)
{
	return (int)sys_result(__template_try(name, suffix, make, flags & ~O_ACCMODE));
}

int mkostemp(char *name, int flags)
{
	return mkostemps(name, 0, flags);
}

int mkstemps(char *name, int suffix)
{
	return mkostemps(name, suffix, 0);
}

int mkstemp(char *name)
{
	return mkostemps(name, 0, 0);
}
