#include <unistd.h>
#include "syscall.h"

int sethostname(const char *name, size_t size)
{
	return (int)sys_result(sys_call(SYS_sethostname, name, size));
}
