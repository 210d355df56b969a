#include <sys/acct.h>
#include <unistd.h>
#include "syscall.h"

int acct(const char *path)
{
	return (int)sys_result(sys_call(SYS_acct, path));
}
