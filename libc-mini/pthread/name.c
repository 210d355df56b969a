#include <string.h>
#include <linux/prctl.h>
#include "pthread_.h"

#define NAME_SIZE 16    /* the kernel's TASK_COMM_LEN */

int pthread_setname_np(pthread_t thread, const char *name)
{
	if (strlen(name) >= NAME_SIZE)
		return ERANGE;
	if (thread != pthread_self())
		return ESRCH;
	return (int)-sys_call(SYS_prctl, PR_SET_NAME, name);
}

int pthread_getname_np(pthread_t thread, char *name, size_t size)
{
	if (size < NAME_SIZE)
		return ERANGE;
	if (thread != pthread_self())
		return ESRCH;
	return (int)-sys_call(SYS_prctl, PR_GET_NAME, name);
}
