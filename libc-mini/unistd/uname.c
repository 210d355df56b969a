#include <sys/utsname.h>
#include "syscall.h"

int uname(struct utsname *names)
{
	return (int)sys_result(sys_call(SYS_uname, names));
}
