#include <sys/personality.h>
#include "syscall.h"

int personality(unsigned long persona)
{
	return (int)sys_result(sys_call(SYS_personality, persona));
}
