/* bits/siginfo.h: siginfo_t of <signal.h> and <sys/wait.h>, as the kernel lays it out. */
#ifndef _BITS_SIGINFO_H
#define _BITS_SIGINFO_H

#include <bits/types.h>

typedef __pid_t pid_t;
typedef __uid_t uid_t;

union sigval {
	int sival_int;
	void *sival_ptr;
};

/* Who sent a signal and why. Which member of the union holds depends on the signal and si_code. */
typedef struct siginfo {
	int si_signo, si_errno, si_code;
	union {
		char __size[128 - 4 * sizeof(int)];
		struct {
			pid_t pid;
			uid_t uid;
			union {
				union sigval value;                      /* sigqueue() */
				struct {
					int status;                      /* SIGCHLD */
					long utime, stime;
				} child;
			} more;
		} __sender;
		struct {
			int id, overrun;
			union sigval value;
		} __timer;
		struct {
			void *address;                                   /* SIGSEGV, SIGILL … */
			short lsb;
			union {
				struct { void *lower, *upper; } bounds;
				unsigned key;
			} more;
		} __fault;
		struct {
			long band;
			int fd;
		} __poll;
		struct {
			void *address;
			int number;
			unsigned arch;
		} __sys;
	} __union __attribute__((__aligned__(sizeof(void *))));
} siginfo_t;

#define si_pid       __union.__sender.pid
#define si_uid       __union.__sender.uid
#define si_value     __union.__sender.more.value
#define si_int       si_value.sival_int
#define si_ptr       si_value.sival_ptr
#define si_status    __union.__sender.more.child.status
#define si_utime     __union.__sender.more.child.utime
#define si_stime     __union.__sender.more.child.stime
#define si_timerid   __union.__timer.id
#define si_overrun   __union.__timer.overrun
#define si_addr      __union.__fault.address
#define si_addr_lsb  __union.__fault.lsb
#define si_lower     __union.__fault.more.bounds.lower
#define si_upper     __union.__fault.more.bounds.upper
#define si_pkey      __union.__fault.more.key
#define si_band      __union.__poll.band
#define si_fd        __union.__poll.fd
#define si_call_addr __union.__sys.address
#define si_syscall   __union.__sys.number
#define si_arch      __union.__sys.arch

/* si_code of any signal */
#define SI_ASYNCNL (-60)
#define SI_TKILL   (-6)
#define SI_SIGIO   (-5)
#define SI_ASYNCIO (-4)
#define SI_MESGQ   (-3)
#define SI_TIMER   (-2)
#define SI_QUEUE   (-1)
#define SI_USER    0
#define SI_KERNEL  0x80
/* … of SIGILL, SIGFPE, SIGSEGV, SIGBUS, SIGTRAP, SIGCHLD, SIGPOLL */
#define ILL_ILLOPC 1
#define ILL_ILLOPN 2
#define ILL_ILLADR 3
#define ILL_ILLTRP 4
#define ILL_PRVOPC 5
#define ILL_PRVREG 6
#define ILL_COPROC 7
#define ILL_BADSTK 8
#define FPE_INTDIV 1
#define FPE_INTOVF 2
#define FPE_FLTDIV 3
#define FPE_FLTOVF 4
#define FPE_FLTUND 5
#define FPE_FLTRES 6
#define FPE_FLTINV 7
#define FPE_FLTSUB 8
#define SEGV_MAPERR 1
#define SEGV_ACCERR 2
#define SEGV_BNDERR 3
#define SEGV_PKUERR 4
#define BUS_ADRALN 1
#define BUS_ADRERR 2
#define BUS_OBJERR 3
#define BUS_MCEERR_AR 4
#define BUS_MCEERR_AO 5
#define TRAP_BRKPT 1
#define TRAP_TRACE 2
#define TRAP_BRANCH 3
#define TRAP_HWBKPT 4
#define CLD_EXITED    1
#define CLD_KILLED    2
#define CLD_DUMPED    3
#define CLD_TRAPPED   4
#define CLD_STOPPED   5
#define CLD_CONTINUED 6
#define POLL_IN  1
#define POLL_OUT 2
#define POLL_MSG 3
#define POLL_ERR 4
#define POLL_PRI 5
#define POLL_HUP 6

#endif
