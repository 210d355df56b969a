/* request.h: what was asked: the command line of uload, or a call of uload_exec(), as a value.
 *
 * Strings are borrowed from the caller. The new program's arguments are `prefix` (what #! lines
 * put in front) followed by argv. */
#ifndef ULOAD_REQUEST_H
#define ULOAD_REQUEST_H

#include <stddef.h>
#include <stdint.h>

#include "fault.h"

#define REQUEST_SCRIPT_DEPTH 5 /* exec_binprm(): five interpreters, the sixth is ELOOP */
#define REQUEST_MAX_PREFIX (3 * (REQUEST_SCRIPT_DEPTH + 1))

enum request_mode { MODE_RUN, MODE_EXPLAIN, MODE_LINT };

/* --stop: one step before the entry point; --stop=steps: before the first step and after each. */
enum request_stop { STOP_NOWHERE, STOP_ENTRY, STOP_STEPS };

struct request {
	enum request_mode mode;
	const char *program;     /* as given, or as found in PATH: AT_EXECFN */
	const char *comm;        /* what the process is named after, or NULL: program */
	int fd;                  /* an open program (uload_fexec), or -1 */
	int fd_closes;           /* … whose own number is close-on-exec: a script cannot be read again */
	const char *prefix[REQUEST_MAX_PREFIX];
	size_t prefixes;
	char *const *argv;       /* argc strings; no NULL is looked for behind them */
	size_t argc;
	size_t given;            /* argc before a #! line changed it, if one did: E2BIG is judged by it */
	char *const *envp;       /* ends with NULL */
	size_t envc;
	int trace, json, no_exe_link;
	enum request_stop stop;
	const char *argv0;       /* --argv0, or NULL */
	int fixed;               /* --fixed: no chance anywhere */
	uint64_t seed;
	int has_load_base, has_brk, has_stack_size;
	uint64_t load_base, brk, stack_size; /* bytes, addresses */
	int restore_personality, restore_stack_limit; /* uload ran itself again: put these back */
	uint64_t personality, stack_soft, stack_hard;
	struct faults faults;    /* --fault */
	int stack_report, has_expect_exit;
	uint64_t expect_exit;    /* exit status; 128 + n: a signal */
	const char *expect_out;  /* FILE, or NULL */
	int tell;                /* where the parent that waits is told of the entry; 0: there is none */
	const char *events;      /* FILE or fd:N, or NULL */
	uint64_t page;           /* --lint: the page size to judge by; 0: the machine's */
};

/* Argument i of the new program: the prefix, then argv. */
static inline const char *request_argument(const struct request *rq, size_t i)
{
	if (i < rq->prefixes)
		return rq->prefix[i];
	return i - rq->prefixes < rq->argc ? rq->argv[i - rq->prefixes] : "one-more";
}

/* How many there are. 0 is what was asked; the program then gets one empty argument (stack.c), as
 * from the kernel (do_execveat_common(), since 5.18). */
static inline size_t request_arguments(const struct request *rq)
{
	return rq->prefixes + rq->argc + fault_value(&rq->faults, FAULT_MANY_ARGS);
}

/* Environment string i, and how many there are. */
static inline const char *request_environment(const struct request *rq, size_t i)
{
	return i < rq->envc ? rq->envp[i] : "ONE_MORE=one-more";
}

static inline size_t request_environments(const struct request *rq)
{
	return rq->envc + fault_value(&rq->faults, FAULT_MANY_ENV);
}

#endif
