/* signal.h: ISO C11 7.14, POSIX.1-2017 <signal.h>; BSD's, System V's and GNU's additions. */
#ifndef _SIGNAL_H
#define _SIGNAL_H

#include <features.h>
#include <bits/types.h>
#include <bits/signal.h>

__BEGIN_DECLS

/* At most one thread's one datum that a handler may set (ISO C11 7.14). */
typedef int sig_atomic_t;

#define SIG_ERR ((void (*)(int))-1)
#define SIG_DFL ((void (*)(int))0)
#define SIG_IGN ((void (*)(int))1)

/* Sets what a signal does, BSD's way: the handler stays, calls are restarted. The former one, or
 * SIG_ERR and EINVAL. */
void (*signal(int number, void (*handler)(int)))(int);
int raise(int number);  /* to the calling thread; 0, or -1 and EINVAL */

#ifdef __MINI_POSIX
#include <bits/pthreadtypes.h>
#include <bits/sigset.h>
#include <bits/timespec.h>
#define __need_size_t
#include <stddef.h>

typedef __pid_t pid_t;
typedef __uid_t uid_t;
typedef __sigset_t sigset_t;

#define SIG_HOLD ((void (*)(int))2)

/* sigprocmask(), pthread_sigmask() */
#define SIG_BLOCK   0
#define SIG_UNBLOCK 1
#define SIG_SETMASK 2

#include <bits/siginfo.h>

struct sigaction {
	union {
		void (*sa_handler)(int);
		void (*sa_sigaction)(int, siginfo_t *, void *);         /* with SA_SIGINFO */
	} __handler;
	sigset_t sa_mask;               /* blocked too while the handler runs */
	int sa_flags;                   /* SA_ of bits/signal.h */
	void (*sa_restorer)(void);      /* the library's own */
};
#define sa_handler   __handler.sa_handler
#define sa_sigaction __handler.sa_sigaction

/* How a timer or a message queue tells of an event. */
struct sigevent {
	union sigval sigev_value;
	int sigev_signo;
	int sigev_notify;
	union {
		char __size[64 - 2 * sizeof(int) - sizeof(union sigval)];
		pid_t sigev_notify_thread_id;
		struct {
			void (*function)(union sigval);
			pthread_attr_t *attributes;
		} __thread_;
	} __notify;
};
#define sigev_notify_thread_id  __notify.sigev_notify_thread_id
#define sigev_notify_function   __notify.__thread_.function
#define sigev_notify_attributes __notify.__thread_.attributes
#define SIGEV_SIGNAL    0
#define SIGEV_NONE      1
#define SIGEV_THREAD    2
#define SIGEV_THREAD_ID 4

/* The first and the last signal of the realtime range that a program may use. */
int __libc_current_sigrtmin(void);
int __libc_current_sigrtmax(void);
#define SIGRTMIN (__libc_current_sigrtmin())
#define SIGRTMAX (__libc_current_sigrtmax())

/* Sets of signals. EINVAL: no such signal. */
int sigemptyset(sigset_t *set);
int sigfillset(sigset_t *set);
int sigaddset(sigset_t *set, int number);
int sigdelset(sigset_t *set, int number);
int sigismember(const sigset_t *set, int number);       /* 1, 0 or -1 */

int sigaction(int number, const struct sigaction *__restrict action,
	struct sigaction *__restrict former);
int sigprocmask(int how, const sigset_t *__restrict set, sigset_t *__restrict former);
int pthread_sigmask(int how, const sigset_t *__restrict set, sigset_t *__restrict former);
int sigpending(sigset_t *set);
int sigsuspend(const sigset_t *mask);                   /* -1 and EINTR */
/* Take a pending signal of the set; sigwait() returns 0 or the error, the others its number or -1;
 * sigtimedwait() gives up after the timeout with EAGAIN. */
int sigwait(const sigset_t *__restrict set, int *__restrict number);
int sigwaitinfo(const sigset_t *__restrict set, siginfo_t *__restrict info);
int sigtimedwait(const sigset_t *__restrict set, siginfo_t *__restrict info,
	const struct timespec *__restrict timeout);
int sigqueue(pid_t pid, int number, union sigval value);
int kill(pid_t pid, int number);
int pthread_kill(pthread_t thread, int number);

/* Say on stderr which signal it is. */
void psignal(int number, const char *text);
void psiginfo(const siginfo_t *info, const char *text);
#endif

#ifdef __MINI_XSI
#include <bits/ucontext.h>

int killpg(pid_t group, int number);
/* The stack of handlers with SA_ONSTACK. ENOMEM: smaller than MINSIGSTKSZ; EINVAL: flags; EPERM. */
int sigaltstack(const stack_t *__restrict stack, stack_t *__restrict former);
int siginterrupt(int number, int interrupts);
/* System V's, obsolescent. */
int sighold(int number);
int sigignore(int number);
int sigpause(int number);
int sigrelse(int number);
void (*sigset(int number, void (*handler)(int)))(int);
void (*bsd_signal(int number, void (*handler)(int)))(int);
#endif

#ifdef __MINI_DEFAULT
typedef void (*sig_t)(int);
#define NSIG _NSIG
#endif

#ifdef __MINI_GNU
typedef void (*sighandler_t)(int);
typedef union sigval sigval_t;
typedef struct sigevent sigevent_t;
void (*sysv_signal(int number, void (*handler)(int)))(int);
int sigisemptyset(const sigset_t *set);
int sigorset(sigset_t *to, const sigset_t *a, const sigset_t *b);
int sigandset(sigset_t *to, const sigset_t *a, const sigset_t *b);
int tgkill(pid_t process, pid_t thread, int number);
int pthread_sigqueue(pthread_t thread, int number, union sigval value);
/* "INT" for SIGINT; "Interrupt"; NULL for no signal. */
const char *sigabbrev_np(int number);
const char *sigdescr_np(int number);
#endif

__END_DECLS

#endif
