#include "pthread_.h"

static int tid_of(pthread_t thread)
{
	struct thread *target = (struct thread *)thread;

	return target == thread_self() ? thread_id() : target->tid;
}

int pthread_getschedparam(pthread_t thread, int *restrict policy,
	struct sched_param *restrict parameters)
{
	long answer = sys_call(SYS_sched_getparam, tid_of(thread), parameters);

	if (answer < 0)
		return (int)-answer;
	*policy = (int)sys_call(SYS_sched_getscheduler, tid_of(thread));
	return 0;
}

int pthread_setschedparam(pthread_t thread, int policy, const struct sched_param *parameters)
{
	return (int)-sys_call(SYS_sched_setscheduler, tid_of(thread), policy, parameters);
}

int pthread_setschedprio(pthread_t thread, int priority)
{
	struct sched_param parameters = { .sched_priority = priority };

	return (int)-sys_call(SYS_sched_setparam, tid_of(thread), &parameters);
}

/* A hint that Linux, with one kernel thread for each thread, has no use for. */
int pthread_getconcurrency(void)
{
	return 0;
}

int pthread_setconcurrency(int level)
{
	return level < 0 ? EINVAL : 0;
}

/* The kernel's number for a thread's clock: ~tid, and "of a thread, what the scheduler counts". */
int pthread_getcpuclockid(pthread_t thread, clockid_t *clock)
{
	*clock = (clockid_t)(~(unsigned)tid_of(thread) << 3 | 6);
	return 0;
}

int pthread_setaffinity_np(pthread_t thread, size_t size, const cpu_set_t *set)
{
	return (int)-sys_call(SYS_sched_setaffinity, tid_of(thread), size, set);
}

/* The kernel tells how many bytes it wrote; the others are no processors. */
int pthread_getaffinity_np(pthread_t thread, size_t size, cpu_set_t *set)
{
	long n = sys_call(SYS_sched_getaffinity, tid_of(thread), size, set);

	if (n < 0)
		return (int)-n;
	__builtin_memset((char *)set + n, 0, size - (size_t)n);
	return 0;
}

int pthread_yield(void)
{
	sys_call(SYS_sched_yield);
	return 0;
}
