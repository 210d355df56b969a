/* sys/signalfd.h: signalfd(2): signals read from a descriptor. */
#ifndef _SYS_SIGNALFD_H
#define _SYS_SIGNALFD_H

#include <features.h>
#include <bits/sigset.h>
#include <fcntl.h>
#include <stdint.h>

typedef __sigset_t sigset_t;

__BEGIN_DECLS

#define SFD_CLOEXEC  O_CLOEXEC
#define SFD_NONBLOCK O_NONBLOCK

struct signalfd_siginfo {
	__UINT32_TYPE__ ssi_signo;
	__INT32_TYPE__ ssi_errno, ssi_code;
	__UINT32_TYPE__ ssi_pid, ssi_uid;
	__INT32_TYPE__ ssi_fd;
	__UINT32_TYPE__ ssi_tid, ssi_band, ssi_overrun, ssi_trapno;
	__INT32_TYPE__ ssi_status, ssi_int;
	__UINT64_TYPE__ ssi_ptr, ssi_utime, ssi_stime, ssi_addr;
	__UINT16_TYPE__ ssi_addr_lsb, __pad2;
	__INT32_TYPE__ ssi_syscall;
	__UINT64_TYPE__ ssi_call_addr;
	__UINT32_TYPE__ ssi_arch;
	unsigned char __pad[128 - 14 * 4 - 5 * 8 - 2 * 2 - 4];
};

int signalfd(int fd /* -1: a new one */, const sigset_t *set, int flags);

__END_DECLS

#endif
