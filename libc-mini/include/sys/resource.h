/* sys/resource.h: POSIX.1-2017 <sys/resource.h>. Functions return 0, or -1 with errno. */
#ifndef _SYS_RESOURCE_H
#define _SYS_RESOURCE_H

#include <features.h>
#include <bits/types.h>
#include <bits/timeval.h>

typedef __id_t id_t;
typedef __pid_t pid_t;

__BEGIN_DECLS

typedef unsigned long rlim_t;
struct rlimit {
	rlim_t rlim_cur, rlim_max;
};
#define RLIM_INFINITY  (~0UL)
#define RLIM_SAVED_CUR RLIM_INFINITY
#define RLIM_SAVED_MAX RLIM_INFINITY

#define RLIMIT_CPU        0     /* seconds */
#define RLIMIT_FSIZE      1     /* bytes */
#define RLIMIT_DATA       2
#define RLIMIT_STACK      3
#define RLIMIT_CORE       4
#define RLIMIT_RSS        5
#define RLIMIT_NPROC      6
#define RLIMIT_NOFILE     7     /* the highest descriptor and one */
#define RLIMIT_MEMLOCK    8
#define RLIMIT_AS         9
#define RLIMIT_LOCKS      10
#define RLIMIT_SIGPENDING 11
#define RLIMIT_MSGQUEUE   12
#define RLIMIT_NICE       13
#define RLIMIT_RTPRIO     14
#define RLIMIT_RTTIME     15
#define RLIMIT_NLIMITS    16
#define RLIM_NLIMITS      RLIMIT_NLIMITS
#define RLIMIT_OFILE      RLIMIT_NOFILE

struct rusage {
	struct timeval ru_utime, ru_stime;
	long ru_maxrss;         /* KiB */
	long ru_ixrss, ru_idrss, ru_isrss;
	long ru_minflt, ru_majflt;
	long ru_nswap;
	long ru_inblock, ru_oublock;
	long ru_msgsnd, ru_msgrcv;
	long ru_nsignals;
	long ru_nvcsw, ru_nivcsw;
};
#define RUSAGE_SELF     0
#define RUSAGE_CHILDREN (-1)
#define RUSAGE_THREAD   1

#define PRIO_PROCESS 0
#define PRIO_PGRP    1
#define PRIO_USER    2
#define PRIO_MIN     (-20)
#define PRIO_MAX     20

int getrlimit(int resource, struct rlimit *limit);
int setrlimit(int resource, const struct rlimit *limit);
int getrusage(int who, struct rusage *usage);
int getpriority(int which, id_t who);   /* -20 … 19: -1 may be one; look at errno */
int setpriority(int which, id_t who, int nice);

#ifdef __MINI_GNU
int prlimit(pid_t pid, int resource, const struct rlimit *limit, struct rlimit *former);
#endif

#if defined(_LARGEFILE64_SOURCE) || defined(__MINI_GNU)
#define RLIM64_INFINITY RLIM_INFINITY
#define rlim64_t    rlim_t
#define rlimit64    rlimit
#define getrlimit64 getrlimit
#define setrlimit64 setrlimit
#define prlimit64   prlimit
#endif

__END_DECLS

#endif
