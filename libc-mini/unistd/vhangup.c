#include <unistd.h>
#include "syscall.h"

int vhangup(void)
{
	return (int)sys_result(sys_call(SYS_vhangup));
}
