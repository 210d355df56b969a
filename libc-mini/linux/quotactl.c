#include <sys/quota.h>
#include "syscall.h"

int quotactl(int command, const char *device, int id, char *address)
{
	return (int)sys_result(sys_call(SYS_quotactl, command, device, id, address));
}
