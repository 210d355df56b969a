/* host.h: what is there before the load: the process, the kernel's answers, chance. A value.
 *
 * act/probe.c fills it on a live system; tests and fuzzers use a canned one, so that layout, plan
 * and --explain are functions of image, request and host alone. */
#ifndef ULOAD_HOST_H
#define ULOAD_HOST_H

#include <elf.h>
#include <stddef.h>
#include <stdint.h>

#define HOST_MAX_OWN 8
#define HOST_MAX_VDSO 6

struct range {
	uint64_t start, end;
};

/* How /proc/PID/exe can be made to name the program (prctl(2), PR_SET_MM_MAP, exe_fd). */
enum exe_link {
	EXE_LINK_DIRECT,    /* CAP_CHECKPOINT_RESTORE or CAP_SYS_ADMIN is there */
	EXE_LINK_CHILD,     /* by a short-lived task in a user namespace of its own */
	EXE_LINK_UNWANTED,  /* --no-exe-link */
};

/* How the task of EXE_LINK_CHILD can go without leaving a trace in the program's account of its
 * children (getrusage(2)): it is, if SIGCHLD is ignored when it dies. That must not be for a moment
 * if another child could die in it, or if a SIGCHLD is pending, which it would throw away. */
enum helper_death {
	HELPER_COUNTED,      /* it is waited for, and counted */
	HELPER_IGNORED,      /* SIGCHLD is ignored already */
	HELPER_IGNORE,       /* it may be ignored for a moment: no children, none pending */
};

/* Where the vDSO has `syscall; …; ret`: what that tail does to the stack and the registers. */
struct vdso_tail {
	uint64_t offset;   /* from the start of [vdso]; 0: no tail was found */
	unsigned pops;     /* words taken off the stack before ret */
	unsigned skip;     /* bytes added to sp before them */
	int clears_all;    /* every register is zero afterwards (Linux 6.18 does that) */
};

/* The kernel's answers to "where would you put it": 0 where it was not asked. */
struct where {
	uint64_t program, interp, vdso;
};

struct limit {
	uint64_t soft, hard; /* bytes or tasks, RLIM_INFINITY as all ones (setrlimit(2)) */
};

enum { LIMIT_STACK, LIMIT_FILES, LIMIT_SPACE, LIMITS }; /* RLIMIT_STACK, NOFILE, AS */

struct host {
	const Elf64_auxv_t *auxv;   /* uload's own, ends with AT_NULL */
	size_t auxc;                /* entries, AT_NULL included */
	struct range own[HOST_MAX_OWN]; /* mappings that go: uload's image, scratch memory */
	size_t owns;
	int living;                 /* uload_exec(): a whole process is to be replaced, not just uload */
	const struct range *busy;   /* … all its mappings, and how many; free space is none of them */
	size_t busys;
	int has_aio;                /* … asynchronous I/O contexts among them */
	uint64_t mmap_top;          /* … where its mmap area ends (grows down from) */
	uint64_t mmap_bottom;       /* … or, in the legacy layout, where it begins (grows up from); else 0 */
	int in_place;               /* what uload planned lies on its stack, below the new one, and may
	                               stay there to the end */

	struct range stack;         /* [stack] as it is now */
	uint64_t stack_low;         /* uload's own frames may have grown it down to here; 0: they have not */
	unsigned stack_prot;        /* PROT_… of it */
	uint64_t stack_limit;       /* RLIMIT_STACK, soft, bytes */

	struct range vdso[HOST_MAX_VDSO]; /* [vvar]… then [vdso], where they are now */
	struct range vdso_home[HOST_MAX_VDSO]; /* where they were when uload started */
	size_t vdsos;               /* 0: there is no vDSO, or its extent is unknown (left alone) */
	int vdso_parked;            /* they have been moved out of the way */
	uint64_t parking;           /* the plan's first steps are to move them here, or 0 */
	int vdso_fixed;             /* this kernel does not let them move */
	uint64_t vdso_base;         /* AT_SYSINFO_EHDR at home, 0 if none */
	struct vdso_tail tail;

	struct where where;
	int randomize;              /* ASLR is on: stack, mmap area, PIE base, stack gap */
	int randomize_brk;          /* … and the initial break (randomize_va_space 2) */
	uint64_t chance_base, chance_brk, chance_gap; /* 64 random bits each */
	unsigned char random[16];   /* the bytes behind AT_RANDOM */

	struct limit data_limit;    /* RLIMIT_DATA: prctl(2) holds the program's data against it */
	const struct limit *limits; /* for --fault: LIMIT_…, or NULL */
	struct limit task_limit;    /* RLIMIT_NPROC: EXE_LINK_CHILD needs one more task */
	enum helper_death helper_death;
	enum exe_link exe_link;
	int exe_link_doubtful;      /* --explain found out that the way above does not work here */
	uint64_t min_address;       /* vm.mmap_min_addr */
	uint64_t uid, euid, gid, egid;
	uint64_t secure;            /* AT_SECURE: the ids differ */
	int no_proc;                /* /proc is not there (asked by --explain only) */
	uint64_t pid;
};

/* One number out of the auxiliary vector, or 0. */
static inline uint64_t host_auxv(const struct host *host, uint64_t type)
{
	for (size_t i = 0; i < host->auxc; i++)
		if (host->auxv[i].a_type == type)
			return host->auxv[i].a_un.a_val;
	return 0;
}

#endif
