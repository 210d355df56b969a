/* sched.h: POSIX.1-2017 <sched.h>; Linux's affinity, namespaces and clone(2). Functions return 0,
 * or -1 with errno, unless said otherwise. */
#ifndef _SCHED_H
#define _SCHED_H

#include <features.h>
#include <bits/types.h>
#include <bits/timespec.h>
#define __need_size_t
#define __need_NULL
#include <stddef.h>

typedef __pid_t pid_t;
typedef __time_t time_t;

__BEGIN_DECLS

struct sched_param {
	int sched_priority;
};

#define SCHED_OTHER    0
#define SCHED_FIFO     1
#define SCHED_RR       2
#ifdef __MINI_DEFAULT
#define SCHED_BATCH    3
#define SCHED_IDLE     5
#define SCHED_DEADLINE 6
#define SCHED_RESET_ON_FORK 0x40000000
#endif

int sched_yield(void);
int sched_get_priority_max(int policy);         /* or -1 */
int sched_get_priority_min(int policy);
int sched_getparam(pid_t pid, struct sched_param *parameters);
int sched_setparam(pid_t pid, const struct sched_param *parameters);
int sched_getscheduler(pid_t pid);              /* the policy, or -1 */
int sched_setscheduler(pid_t pid, int policy, const struct sched_param *parameters);
int sched_rr_get_interval(pid_t pid, struct timespec *interval);

#ifdef __MINI_GNU
#define CSIGNAL              0x000000ff
#define CLONE_NEWTIME        0x00000080
#define CLONE_VM             0x00000100
#define CLONE_FS             0x00000200
#define CLONE_FILES          0x00000400
#define CLONE_SIGHAND        0x00000800
#define CLONE_PIDFD          0x00001000
#define CLONE_PTRACE         0x00002000
#define CLONE_VFORK          0x00004000
#define CLONE_PARENT         0x00008000
#define CLONE_THREAD         0x00010000
#define CLONE_NEWNS          0x00020000
#define CLONE_SYSVSEM        0x00040000
#define CLONE_SETTLS         0x00080000
#define CLONE_PARENT_SETTID  0x00100000
#define CLONE_CHILD_CLEARTID 0x00200000
#define CLONE_DETACHED       0x00400000
#define CLONE_UNTRACED       0x00800000
#define CLONE_CHILD_SETTID   0x01000000
#define CLONE_NEWCGROUP      0x02000000
#define CLONE_NEWUTS         0x04000000
#define CLONE_NEWIPC         0x08000000
#define CLONE_NEWUSER        0x10000000
#define CLONE_NEWPID         0x20000000
#define CLONE_NEWNET         0x40000000
#define CLONE_IO             0x80000000

/* A new task that calls function(argument) on the stack that ends at `stack`; its pid, or -1. */
int clone(int (*function)(void *), void *stack, int flags, void *argument,
	... /* pid_t *parent_tid, void *tls, pid_t *child_tid */);
int unshare(int flags);
int setns(int fd, int type);

/* A set of processors. */
#define CPU_SETSIZE 1024
typedef unsigned long __cpu_mask;
typedef struct { unsigned long __bits[CPU_SETSIZE / 8 / sizeof(long)]; } cpu_set_t;

int sched_getcpu(void);
int getcpu(unsigned *cpu, unsigned *node);
int sched_setaffinity(pid_t pid, size_t size, const cpu_set_t *set);
int sched_getaffinity(pid_t pid, size_t size, cpu_set_t *set);

int __sched_cpucount(size_t size, const cpu_set_t *set);
#define __CPU_WORD(cpu, set) ((set)->__bits[(cpu) / (8 * sizeof(long))])
#define __CPU_BIT(cpu)       (1UL << (cpu) % (8 * sizeof(long)))
#define __CPU_IN(cpu, size, otherwise, expression) \
	((size_t)(cpu) / 8 >= (size) ? (otherwise) : (expression))
#define CPU_SET_S(cpu, size, set) \
	__CPU_IN(cpu, size, 0UL, __CPU_WORD((size_t)(cpu), set) |= __CPU_BIT((size_t)(cpu)))
#define CPU_CLR_S(cpu, size, set) \
	__CPU_IN(cpu, size, 0UL, __CPU_WORD((size_t)(cpu), set) &= ~__CPU_BIT((size_t)(cpu)))
#define CPU_ISSET_S(cpu, size, set) \
	__CPU_IN(cpu, size, 0, (__CPU_WORD((size_t)(cpu), set) & __CPU_BIT((size_t)(cpu))) != 0)
#define CPU_ZERO_S(size, set)     ((void)__builtin_memset((set), 0, (size)))
#define CPU_COUNT_S(size, set)    __sched_cpucount(size, set)
#define CPU_EQUAL_S(size, a, b)   (__builtin_memcmp((a), (b), (size)) == 0)
#define __CPU_EACH(size, to, a, operation, b) __extension__ ({ \
	for (size_t __i = 0; __i < (size) / sizeof(long); __i++) \
		(to)->__bits[__i] = (a)->__bits[__i] operation (b)->__bits[__i]; })
#define CPU_AND_S(size, to, a, b) __CPU_EACH(size, to, a, &, b)
#define CPU_OR_S(size, to, a, b)  __CPU_EACH(size, to, a, |, b)
#define CPU_XOR_S(size, to, a, b) __CPU_EACH(size, to, a, ^, b)
#define CPU_SET(cpu, set)         CPU_SET_S(cpu, sizeof(cpu_set_t), set)
#define CPU_CLR(cpu, set)         CPU_CLR_S(cpu, sizeof(cpu_set_t), set)
#define CPU_ISSET(cpu, set)       CPU_ISSET_S(cpu, sizeof(cpu_set_t), set)
#define CPU_ZERO(set)             CPU_ZERO_S(sizeof(cpu_set_t), set)
#define CPU_COUNT(set)            CPU_COUNT_S(sizeof(cpu_set_t), set)
#define CPU_EQUAL(a, b)           CPU_EQUAL_S(sizeof(cpu_set_t), a, b)
#define CPU_AND(to, a, b)         CPU_AND_S(sizeof(cpu_set_t), to, a, b)
#define CPU_OR(to, a, b)          CPU_OR_S(sizeof(cpu_set_t), to, a, b)
#define CPU_XOR(to, a, b)         CPU_XOR_S(sizeof(cpu_set_t), to, a, b)
#define CPU_ALLOC_SIZE(n) \
	(((n) + 8 * sizeof(long) - 1) / (8 * sizeof(long)) * sizeof(long))
#define CPU_ALLOC(n)              ((cpu_set_t *)__sched_cpualloc(n))
#define CPU_FREE(set)             __sched_cpufree(set)
cpu_set_t *__sched_cpualloc(size_t n);
void __sched_cpufree(cpu_set_t *set);
#endif

__END_DECLS

#endif
