#include <unistd.h>
#include "syscall.h"

int linkat(int dir, const char *path, int new_dir, const char *new_path, int flags)
{
	return (int)sys_result(sys_call(SYS_linkat, dir, path, new_dir, new_path, flags));
}
