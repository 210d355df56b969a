#include <unistd.h>
#include "syscall.h"

int link(const char *path, const char *new_path)
{
	return (int)sys_result(sys_call(SYS_link, path, new_path));
}
