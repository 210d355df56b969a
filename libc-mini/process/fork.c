#include <unistd.h>
#include "process.h"
#include "thread.h"

/* The child has one thread, the caller's copy, whose id is another. */
pid_t _Fork(void)
{
	unsigned long mask;
	long answer;

	signals_block(&mask); /* no handler of the child's may see what is not yet put right */
	answer = sys_call(SYS_fork);
	if (answer == 0) {
		thread_self()->tid = 0;
		__libc.threaded = 0;
	}
	signals_restore(&mask);
	return (pid_t)sys_result(answer);
}

pid_t __fork(void)
{
	pid_t pid;
	int error;

	if (__fork_hooks)
		__fork_hooks(-1);
	pid = _Fork();
	error = errno;
	if (__fork_hooks)
		__fork_hooks(pid == 0);
	errno = error;
	return pid;
}

weak_alias(__fork, fork);
