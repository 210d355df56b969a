/* output.c: what the allocator writes to descriptors that are not its own must not kill the program. */
#include <signal.h>
#include "heap.h"

long __quiet_write(int descriptor, const void *bytes, size_t length)
{
	uint64_t signals = (uint64_t)1 << (SIGPIPE - 1) | (uint64_t)1 << (SIGXFSZ - 1), mask, before = 0, ours = 0;
	const struct { long seconds, nanoseconds; } at_once = { 0, 0 };
	long written;

	sys_call(SYS_rt_sigprocmask, SIG_BLOCK, &signals, &mask, 8);
	sys_call(SYS_rt_sigpending, &before, 8);
	do {
		written = sys_call(SYS_write, descriptor, bytes, length);
	} while (written == -EINTR);
	sys_call(SYS_rt_sigpending, &ours, 8);
	ours &= signals & ~before;
	if (ours)
		sys_call(SYS_rt_sigtimedwait, &ours, NULL, &at_once, 8);
	sys_call(SYS_rt_sigprocmask, SIG_SETMASK, &mask, NULL, 8);
	return written;
}
