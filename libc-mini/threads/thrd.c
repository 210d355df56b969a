#include <threads.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include "syscall.h"
#include "threads_.h"

/* A function that returns int, started by one that returns a pointer. */
struct start {
	thrd_start_t function;
	void *argument;
};

static void *run(void *argument)
{
	struct start start = *(struct start *)argument;

	free(argument);
	return (void *)(intptr_t)start.function(start.argument);
}

int thrd_create(thrd_t *thread, thrd_start_t function, void *argument)
{
	struct start *start = malloc(sizeof *start);
	int error;

	if (!start)
		return thrd_nomem;
	*start = (struct start){ function, argument };
	error = pthread_create(thread, NULL, run, start);
	if (error)
		free(start);
	return thrd_answer(error);
}

_Noreturn void thrd_exit(int result)
{
	pthread_exit((void *)(intptr_t)result);
}

int thrd_join(thrd_t thread, int *result)
{
	void *pointer;
	int error = pthread_join(thread, &pointer);

	if (!error && result)
		*result = (int)(intptr_t)pointer;
	return thrd_answer(error);
}

int thrd_detach(thrd_t thread)
{
	return thrd_answer(pthread_detach(thread));
}

thrd_t thrd_current(void)
{
	return pthread_self();
}

int thrd_equal(thrd_t a, thrd_t b)
{
	return a == b;
}

/* -1: a signal came; -2: another failure. */
int thrd_sleep(const struct timespec *duration, struct timespec *remaining)
{
	long answer = sys_call(SYS_clock_nanosleep, CLOCK_REALTIME, 0, duration, remaining);

	return answer == 0 ? 0 : answer == -EINTR ? -1 : -2;
}

void thrd_yield(void)
{
	sys_call(SYS_sched_yield);
}

void call_once(once_flag *once, void (*function)(void))
{
	pthread_once(once, function);
}
