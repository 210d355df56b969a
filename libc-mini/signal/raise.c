/* raise.c: ISO C11 7.14.2.1. A handler that forks or a signal that comes in between must not make
 * the ids wrong: everything is blocked until the signal is sent. */
#include "process.h"

int raise(int number)
{
	unsigned long mask;
	long answer;

	signals_block(&mask);
	answer = sys_call(SYS_tgkill, sys_call(SYS_getpid), sys_call(SYS_gettid), number);
	signals_restore(&mask);
	return (int)sys_result(answer);
}
