#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include "syscall.h"
#include "temporary.h"

char *tmpnam(char *name)
{
	static char own[L_tmpnam];
	char path[] = P_tmpdir "/tmpXXXXXX";

	for (int i = 0; i < TEMPORARY_TRIES; i++) {
		__temporary_name(path + sizeof path - 7);
		if (sys_call(SYS_readlinkat, AT_FDCWD, path, (char[1]){ 0 }, 1) == -ENOENT)
			return strcpy(name ? name : own, path);
	}
	return NULL;
}
