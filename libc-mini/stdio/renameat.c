#include <stdio.h>
#include "libc.h"
#include "syscall.h"

static int rename_at2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
	return (int)sys_result(sys_call(SYS_renameat2, from_dir, from, to_dir, to, flags));
}

static int rename_at(int from_dir, const char *from, int to_dir, const char *to)
{
	return rename_at2(from_dir, from, to_dir, to, 0);
}
weak_alias(rename_at2, renameat2);
weak_alias(rename_at, renameat);
