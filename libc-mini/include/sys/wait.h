/* sys/wait.h: POSIX.1-2017 <sys/wait.h>; BSD's wait3() and wait4(). */
#ifndef _SYS_WAIT_H
#define _SYS_WAIT_H

#include <features.h>
#include <bits/types.h>
#include <bits/siginfo.h>
#ifdef __MINI_XSI
#include <signal.h>
#endif

typedef __pid_t pid_t;
typedef __id_t id_t;

__BEGIN_DECLS

typedef enum { P_ALL = 0, P_PID = 1, P_PGID = 2, P_PIDFD = 3 } idtype_t;

#define WNOHANG    1
#define WUNTRACED  2
#define WSTOPPED   2
#define WEXITED    4
#define WCONTINUED 8
#define WNOWAIT    0x01000000
#define __WNOTHREAD 0x20000000
#define __WALL     0x40000000
#define __WCLONE   0x80000000

/* A status:   15      8 7   6     0
 *             | status | c | signal |     signal 0: exited; 0x7f: stopped by `status`;
 *             +--------+---+--------+     else killed, c: with a core; 0xffff: continued       */
#define WEXITSTATUS(status)  (((status) & 0xff00) >> 8)
#define WTERMSIG(status)     ((status) & 0x7f)
#define WSTOPSIG(status)     WEXITSTATUS(status)
#define WCOREDUMP(status)    ((status) & 0x80)
#define WIFEXITED(status)    (!WTERMSIG(status))
#define WIFSIGNALED(status)  (((status) & 0xffff) - 1U < 0xffU)
#define WIFSTOPPED(status)   (((status) & 0xff) == 0x7f)
#define WIFCONTINUED(status) ((status) == 0xffff)
#define W_EXITCODE(status, number) ((status) << 8 | (number))
#define W_STOPCODE(number)   ((number) << 8 | 0x7f)

/* The child's pid, 0 (WNOHANG, none ready) or -1: ECHILD, EINTR, EINVAL. */
pid_t wait(int *status);
pid_t waitpid(pid_t pid, int *status, int options);
int waitid(idtype_t type, id_t id, siginfo_t *info, int options);

#ifdef __MINI_DEFAULT
struct rusage;
pid_t wait3(int *status, int options, struct rusage *usage);
pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage);
#endif

__END_DECLS

#endif
