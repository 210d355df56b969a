/* once.c: 0 not yet, 1 being done, 3 being done and somebody sleeps, 2 done. */
#include "pthread_.h"

enum { NOT_YET, DOING, DONE, DOING_WAITED_FOR };

static void set(volatile int *once, int state)
{
	if (swap(once, state) == DOING_WAITED_FOR)
		__futex_wake(once, INT_MAX, 0);
}

/* The function was cancelled: as if it had not been called. */
static void undo(void *once)
{
	set(once, NOT_YET);
}

int pthread_once(pthread_once_t *once, void (*function)(void))
{
	volatile int *state = (volatile int *)once;

	for (;;)
		switch (swap_if(state, NOT_YET, DOING)) {
		case NOT_YET:
			pthread_cleanup_push(undo, once);
			function();
			pthread_cleanup_pop(0);
			set(state, DONE);
			return 0;
		case DONE:
			return 0;
		case DOING:
			swap_if(state, DOING, DOING_WAITED_FOR);
			/* fall through */
		case DOING_WAITED_FOR:
			__futex_wait(state, DOING_WAITED_FOR, 0, CLOCK_REALTIME, NULL);
		}
}
