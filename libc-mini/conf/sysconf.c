/* sysconf.c: POSIX.1-2017 sysconf(). Most answers are numbers; the rest is asked of the kernel. */
#include <errno.h>
#include <limits.h>
#include <sched.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#include <unistd.h>
#include "libc.h"
#include "syscall.h"

#define YES 200809L

static long limit_of(int resource)
{
	struct rlimit limit;

	if (getrlimit(resource, &limit) || limit.rlim_cur == RLIM_INFINITY)
		return -1;
	return limit.rlim_cur > LONG_MAX ? LONG_MAX : (long)limit.rlim_cur;
}

/* A quarter of the stack, as the kernel has it, but not less than it always grants. */
static long arguments(void)
{
	long stack = limit_of(RLIMIT_STACK);

	return stack < 0 ? LONG_MAX : stack / 4 > ARG_MAX ? stack / 4 : ARG_MAX;
}

static long processors(void)
{
	unsigned long set[CPU_SETSIZE / 8 / sizeof(long)] = { 0 };
	long n = 0;

	if (sys_call(SYS_sched_getaffinity, 0, sizeof set, set) < 0)
		return 1;
	for (size_t i = 0; i < countof(set); i++)
		n += __builtin_popcountl(set[i]);
	return n;
}

static long pages(int available)
{
	struct sysinfo info;
	unsigned long bytes;

	if (sysinfo(&info))
		return -1;
	bytes = (available ? info.freeram + info.bufferram : info.totalram)
		* (info.mem_unit ? info.mem_unit : 1);
	return (long)(bytes / __libc.page_size);
}

static long signal_stack(void)
{
	long least = (long)__auxv_value(AT_MINSIGSTKSZ);

	return least > 2048 ? least : 2048;
}

/* What is the same everywhere. -2: not here. */
static long constant(int name)
{
	switch (name) {
	case _SC_CLK_TCK:           return 100;
	case _SC_NGROUPS_MAX:       return 65536;
	case _SC_STREAM_MAX:        return 16;
	case _SC_TZNAME_MAX:        return TZNAME_MAX;
	case _SC_RTSIG_MAX:         return 31;
	case _SC_SEM_NSEMS_MAX:     return SEM_NSEMS_MAX;
	case _SC_SEM_VALUE_MAX:     return SEM_VALUE_MAX;
	case _SC_BC_BASE_MAX:       return BC_BASE_MAX;
	case _SC_BC_DIM_MAX:        return BC_DIM_MAX;
	case _SC_BC_SCALE_MAX:      return BC_SCALE_MAX;
	case _SC_BC_STRING_MAX:     return BC_STRING_MAX;
	case _SC_COLL_WEIGHTS_MAX:  return COLL_WEIGHTS_MAX;
	case _SC_EXPR_NEST_MAX:     return EXPR_NEST_MAX;
	case _SC_LINE_MAX:          return -1;
	case _SC_RE_DUP_MAX:        return RE_DUP_MAX;
	case _SC_IOV_MAX:           return IOV_MAX;
	case _SC_GETGR_R_SIZE_MAX:  return -1;
	case _SC_GETPW_R_SIZE_MAX:  return -1;
	case _SC_LOGIN_NAME_MAX:    return LOGIN_NAME_MAX;
	case _SC_TTY_NAME_MAX:      return TTY_NAME_MAX;
	case _SC_HOST_NAME_MAX:     return HOST_NAME_MAX;
	case _SC_SYMLOOP_MAX:       return SYMLOOP_MAX;
	case _SC_DELAYTIMER_MAX:    return DELAYTIMER_MAX;
	case _SC_MQ_PRIO_MAX:       return MQ_PRIO_MAX;
	case _SC_THREAD_DESTRUCTOR_ITERATIONS: return PTHREAD_DESTRUCTOR_ITERATIONS;
	case _SC_THREAD_KEYS_MAX:   return PTHREAD_KEYS_MAX;
	case _SC_THREAD_STACK_MIN:  return PTHREAD_STACK_MIN;
	case _SC_ATEXIT_MAX:        return INT_MAX;
	case _SC_XOPEN_VERSION:     return _XOPEN_VERSION;
	case _SC_JOB_CONTROL: case _SC_SAVED_IDS: case _SC_REGEXP: case _SC_SHELL:
	case _SC_XOPEN_UNIX: case _SC_XOPEN_ENH_I18N: case _SC_V6_LP64_OFF64:
	case _SC_V7_LP64_OFF64:
		return 1;
	}
	return -2;
}

/* The options of POSIX that there are, and those that there are not. */
static long option(int name)
{
	switch (name) {
	case _SC_VERSION: case _SC_2_VERSION: case _SC_2_C_BIND: case _SC_ADVISORY_INFO:
	case _SC_CLOCK_SELECTION: case _SC_CPUTIME: case _SC_FSYNC: case _SC_IPV6:
	case _SC_MAPPED_FILES: case _SC_MEMLOCK: case _SC_MEMLOCK_RANGE:
	case _SC_MEMORY_PROTECTION: case _SC_MESSAGE_PASSING: case _SC_MONOTONIC_CLOCK:
	case _SC_RAW_SOCKETS: case _SC_READER_WRITER_LOCKS: case _SC_REALTIME_SIGNALS:
	case _SC_SEMAPHORES: case _SC_SHARED_MEMORY_OBJECTS: case _SC_SPAWN:
	case _SC_SPIN_LOCKS: case _SC_THREADS: case _SC_THREAD_SAFE_FUNCTIONS:
	case _SC_THREAD_ATTR_STACKADDR: case _SC_THREAD_ATTR_STACKSIZE: case _SC_THREAD_CPUTIME:
	case _SC_TIMEOUTS: case _SC_TIMERS:
		return YES;
	case _SC_ASYNCHRONOUS_IO: case _SC_PRIORITIZED_IO: case _SC_SYNCHRONIZED_IO:
	case _SC_PRIORITY_SCHEDULING: case _SC_BARRIERS: case _SC_2_C_DEV: case _SC_2_FORT_DEV:
	case _SC_2_FORT_RUN: case _SC_2_SW_DEV: case _SC_2_LOCALEDEF: case _SC_2_CHAR_TERM:
	case _SC_2_UPE: case _SC_2_PBS: case _SC_2_PBS_ACCOUNTING: case _SC_2_PBS_LOCATE:
	case _SC_2_PBS_MESSAGE: case _SC_2_PBS_TRACK: case _SC_2_PBS_CHECKPOINT:
	case _SC_AIO_LISTIO_MAX: case _SC_AIO_MAX: case _SC_AIO_PRIO_DELTA_MAX:
	case _SC_MQ_OPEN_MAX: case _SC_TIMER_MAX: case _SC_THREAD_THREADS_MAX:
	case _SC_THREAD_PRIORITY_SCHEDULING: case _SC_THREAD_PRIO_INHERIT:
	case _SC_THREAD_PRIO_PROTECT: case _SC_THREAD_PROCESS_SHARED:
	case _SC_THREAD_ROBUST_PRIO_INHERIT: case _SC_THREAD_ROBUST_PRIO_PROTECT:
	case _SC_SPORADIC_SERVER: case _SC_THREAD_SPORADIC_SERVER: case _SC_SS_REPL_MAX:
	case _SC_TRACE: case _SC_TRACE_EVENT_FILTER: case _SC_TRACE_INHERIT: case _SC_TRACE_LOG:
	case _SC_TRACE_EVENT_NAME_MAX: case _SC_TRACE_NAME_MAX: case _SC_TRACE_SYS_MAX:
	case _SC_TRACE_USER_EVENT_MAX: case _SC_TYPED_MEMORY_OBJECTS: case _SC_XOPEN_CRYPT:
	case _SC_XOPEN_SHM: case _SC_XOPEN_REALTIME: case _SC_XOPEN_REALTIME_THREADS:
	case _SC_XOPEN_STREAMS: case _SC_V6_ILP32_OFF32: case _SC_V6_ILP32_OFFBIG:
	case _SC_V6_LPBIG_OFFBIG: case _SC_V7_ILP32_OFF32: case _SC_V7_ILP32_OFFBIG:
	case _SC_V7_LPBIG_OFFBIG:
		return -1;
	}
	errno = EINVAL;
	return -1;
}

long sysconf(int name)
{
	long value;

	switch (name) {
	case _SC_PAGESIZE:         return (long)__libc.page_size;
	case _SC_OPEN_MAX:         return limit_of(RLIMIT_NOFILE);
	case _SC_CHILD_MAX:        return limit_of(RLIMIT_NPROC);
	case _SC_SIGQUEUE_MAX:     return limit_of(RLIMIT_SIGPENDING);
	case _SC_ARG_MAX:          return arguments();
	case _SC_NPROCESSORS_CONF:
	case _SC_NPROCESSORS_ONLN: return processors();
	case _SC_PHYS_PAGES:       return pages(0);
	case _SC_AVPHYS_PAGES:     return pages(1);
	case _SC_MINSIGSTKSZ:      return signal_stack();
	case _SC_SIGSTKSZ:         return 4 * signal_stack();
	}
	value = constant(name);
	return value == -2 ? option(name) : value;
}
