/* lock.c: the slow side of a lock, after Drepper, "Futexes Are Tricky", mutex 2:
 * 0 free, 1 taken, 2 taken and somebody sleeps. */
#include <linux/futex.h>
#include "libc.h"
#include "syscall.h"

void __lock_wait(struct lock *lock)
{
	while (__sync_lock_test_and_set(&lock->word, 2))
		sys_call(SYS_futex, &lock->word, FUTEX_WAIT | FUTEX_PRIVATE_FLAG, 2, 0);
}

void __lock_wake(struct lock *lock)
{
	sys_call(SYS_futex, &lock->word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 1);
}
