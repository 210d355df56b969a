#include <sys/klog.h>
#include "syscall.h"

int klogctl(int action, char *buffer, int size)
{
	return (int)sys_result(sys_call(SYS_syslog, action, buffer, size));
}
