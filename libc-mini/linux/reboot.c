#include <sys/reboot.h>
#include "syscall.h"

#define MAGIC1 0xfee1deadUL     /* of the kernel's linux/reboot.h */
#define MAGIC2 672274793UL

int reboot(int command)
{
	return (int)sys_result(sys_call(SYS_reboot, MAGIC1, MAGIC2, command, 0));
}
