/* filter.c: the seccomp filter of the watched program: calls that change memory stop for the tracer, all
 * others run as they would. It is passed on to children and stays over execve(2). Programs of
 * another architecture (i386, x32) are let alone. */
#include "trace.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "libc-mini/heap.h"
#include "trace_arch.h"
#include "ulab.h"

#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define LOW(n) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args) + 8 * (n))
#define RETURN(what) BPF_STMT(BPF_RET | BPF_K, what)
#define EQUAL(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), yes, no)
#define AT_LEAST(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, (uint32_t)(value), yes, no)
#define STOP_AT(number) EQUAL(number, 0, 1), RETURN(SECCOMP_RET_TRACE)

#define LOWEST_TRACE 10 /* libc-mini's trace never has a lower descriptor */

static int install(struct sock_filter *code, size_t words)
{
	struct sock_fprog program = {(unsigned short)words, code};
	unsigned flags = SECCOMP_FILTER_FLAG_SPEC_ALLOW;

	if (!syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program))
		return 0;
	if (errno == EACCES && !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
	    && !syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program))
		return 0;
	return errno;
}

int filter_install(int every_call, int heap)
{
	uint32_t others = every_call ? SECCOMP_RET_TRACE : SECCOMP_RET_ALLOW;
	uint32_t write_number = heap ? SYS_write : UINT32_MAX;
	struct sock_filter code[] = {
		LOAD(arch), EQUAL(TRACE_ARCH, 1, 0), RETURN(SECCOMP_RET_ALLOW),
		LOAD(nr), AT_LEAST(TRACE_ARCH_FOREIGN, 0, 1), RETURN(SECCOMP_RET_ALLOW),
		STOP_AT(SYS_brk), STOP_AT(SYS_mmap), STOP_AT(SYS_munmap), STOP_AT(SYS_mremap),
		STOP_AT(SYS_mprotect), STOP_AT(SYS_pkey_mprotect), STOP_AT(SYS_madvise),
		STOP_AT(SYS_shmat), STOP_AT(SYS_shmdt),
		EQUAL(SYS_prctl, 0, 3), LOW(0), EQUAL(ULAB_MARK, 0, 7), RETURN(SECCOMP_RET_TRACE),
		EQUAL(write_number, 0, 5), LOW(2), EQUAL(sizeof(struct heap_record), 0, 3),
		LOW(0), AT_LEAST(LOWEST_TRACE, 0, 1), RETURN(SECCOMP_RET_TRACE),
		RETURN(others),
	};

	return install(code, sizeof code / sizeof *code);
}
