/* once.c: 0 not yet, DONE, or DOING with the thread's id above it, and WAITED if somebody sleeps.
 *
 * A function that leaves by a C++ exception has not been called (C++11 30.4.4.2). To see it leave
 * would take the unwinder's help, 30 KiB in every program that has a pthread_once(); instead, who
 * comes again and finds that it is itself who is doing it, begins anew. */
#include "pthread_.h"

enum { DONE = 1, DOING = 2, WAITED = 1, ID_SHIFT = 2 };

static void set(volatile int *once, int state)
{
	if ((swap(once, state) & (DOING | WAITED)) == (DOING | WAITED))
		__futex_wake(once, INT_MAX, 0);
}

static void wait_for(volatile int *once, int state)
{
	if (state & WAITED || swap_if(once, state, state | WAITED) == state)
		__futex_wait(once, state | WAITED, 0, CLOCK_REALTIME, NULL);
}

int pthread_once(pthread_once_t *once, void (*function)(void))
{
	volatile int *word = (volatile int *)once;
	int mine = thread_id() << ID_SHIFT | DOING, state;

	while ((state = swap_if(word, 0, mine)) != 0 && (state & ~WAITED) != mine) {
		if (state == DONE)
			return 0;
		wait_for(word, state);
	}
	function();
	set(word, DONE);
	return 0;
}
