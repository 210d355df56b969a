#include <unistd.h>
#include "syscall.h"

unsigned alarm(unsigned seconds)
{
	return (unsigned)sys_call(SYS_alarm, seconds);
}
