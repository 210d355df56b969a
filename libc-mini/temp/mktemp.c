#include <stdlib.h>
#include <sys/stat.h>
#include "syscall.h"
#include "template.h"

static long make(const char *name, int flags)
{
	struct stat status;
	long answer = sys_call(SYS_lstat, name, &status);

	(void)flags;
	return answer == -ENOENT ? 0 : answer ? answer : -EEXIST;
}

/* The name becomes "" when it fails. */
char *mktemp(char *name)
{
	if (sys_result(__template_try(name, 0, make, 0)) < 0)
		*name = 0;
	return name;
}
