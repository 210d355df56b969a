#include <stdarg.h>
#include <sys/ptrace.h>
#include "syscall.h"

/* The kernel stores what was peeked; the function returns it. */
long ptrace(int request, ...)
{
	long pid, address, data, answer, found;
	va_list list;

	va_start(list, request);
	pid = va_arg(list, int);
	address = va_arg(list, long);
	data = va_arg(list, long);
	va_end(list);
	if (request < PTRACE_PEEKTEXT || request > PTRACE_PEEKUSER)
		return sys_result(sys_call(SYS_ptrace, request, pid, address, data));
	answer = sys_call(SYS_ptrace, request, pid, address, &found);
	if (answer < 0)
		return sys_result(answer);
	errno = 0;
	return found;
}
