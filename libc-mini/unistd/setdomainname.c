#include <unistd.h>
#include "syscall.h"

int setdomainname(const char *name, size_t size)
{
	return (int)sys_result(sys_call(SYS_setdomainname, name, size));
}
