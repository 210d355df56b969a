#include <sys/select.h>
#include "syscall.h"

/* The kernel has room for six arguments only: the mask and its size come as a pair. */
int pselect(int n, fd_set *restrict read, fd_set *restrict write, fd_set *restrict except,
	const struct timespec *restrict timeout, const sigset_t *restrict mask)
{
	struct { const sigset_t *set; size_t size; } pair = { mask, 8 };
	struct timespec time;

	if (timeout)
		time = *timeout; /* the kernel writes there what remains */
	return (int)sys_result(sys_call(SYS_pselect6, n, read, write, except, timeout ? &time : 0,
		&pair));
}
