#include "syscall.h"

/* The kernel answers -4095 … -1 for an error: IS_ERR_VALUE() of its include/linux/err.h. */
long __sys_result(long answer)
{
	if ((unsigned long)answer <= -4096UL)
		return answer;
	errno = (int)-answer;
	return -1;
}
