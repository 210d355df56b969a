#include <unistd.h>
#include "syscall.h"

int pause(void)
{
	return (int)sys_result(sys_call(SYS_pause));
}
