/* file_lock.c: who holds a stream, and how often. A stream that is held on purpose (flockfile) is so
 * even while there is one thread: a second one may be started before it is let go. */
#include "file.h"
#include "thread.h"

static void take(FILE *f)
{
	f->owner = thread_self();
	f->held = 1;
}

static void hold(FILE *f)
{
	if (f->owner == thread_self()) {
		f->held++;
		return;
	}
	if (__sync_lock_test_and_set(&f->lock.word, 1))
		__lock_wait(&f->lock);
	take(f);
}

static int try_hold(FILE *f)
{
	if (f->owner == thread_self()) {
		f->held++;
		return 0;
	}
	if (__sync_val_compare_and_swap(&f->lock.word, 0, 1))
		return -1;
	take(f);
	return 0;
}

void __file_lock(FILE *f)
{
	if (!(f->flags & FILE_BY_CALLER))
		hold(f);
}

void __file_unlock(FILE *f)
{
	if (f->owner != thread_self() || --f->held)
		return;
	f->owner = NULL;
	if (__sync_lock_test_and_set(&f->lock.word, 0) == 2)
		__lock_wake(&f->lock);
}

weak_alias(hold, flockfile);
weak_alias(try_hold, ftrylockfile);
weak_alias(__file_unlock, funlockfile);
