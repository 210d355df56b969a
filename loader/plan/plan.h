/* plan.h: what will be done, as a list of steps. Pure.
 *
 * The plan is a value: --explain prints it, --events writes it, commit() carries it out, and what
 * is printed is what is carried out. */
#ifndef ULOAD_PLAN_H
#define ULOAD_PLAN_H

#include "host.h"
#include "image.h"
#include "layout.h"
#include "request.h"
#include "stack.h"

enum step_op {
	STEP_UNMAP,       /* munmap(address, length) */
	STEP_MAP_FILE,    /* mmap(address, length, prot, PRIVATE|FIXED…, file, offset) */
	STEP_MAP_ZERO,    /* mmap(address, length, prot, PRIVATE|FIXED|ANONYMOUS) */
	STEP_WIPE,        /* memset(address, 0, length); a read-only page is left as it is */
	STEP_MOVE,        /* mremap(address, length → to) */
	STEP_PROTECT,     /* mprotect(address, length, prot, GROWSDOWN) */
	STEP_GROW,        /* touch address: the stack grows down to it */
	STEP_FILL,        /* memset(address, FAULT_BYTE, length): --fault, --stack-report */
	STEP_STACK,       /* copy the initial stack to address */
	STEP_DROP,        /* madvise(address, length, DONTNEED) */
	STEP_NAME,        /* prctl(PR_SET_NAME, text) */
	STEP_MM,          /* prctl(PR_SET_MM, PR_SET_MM_MAP, …) */
	STEP_EXE,         /* the same with exe_fd */
	STEP_CLOSE,       /* close the file of `role` */
	STEP_PERSONALITY, /* personality(to) */
	STEP_LIMIT,       /* setrlimit(address, soft = to, hard = length) */
	STEP_STOP,        /* kill(self, SIGSTOP) */
	STEP_WRITE,       /* write(2, text) */
	STEP_LEAVE,       /* sp = address, jump to `to` */
	STEP_OPS
};

enum reason {
#define REASON(name, text, source) name,
#include "reasons.def"
#undef REASON
	REASON_COUNT
};

enum step_role { OF_NONE, OF_PROGRAM, OF_INTERP };

struct step {
	uint8_t op;         /* enum step_op */
	uint8_t role;       /* enum step_role: whose segment, whose file */
	uint8_t reason;     /* enum reason */
	uint8_t prot;       /* PROT_… */
	uint8_t may_fail;   /* a failure is not the end: natively it is ignored, or the load is degraded */
	uint8_t noreplace;  /* MAP_FIXED_NOREPLACE rather than MAP_FIXED */
	int16_t index;      /* program header, or -1 */
	uint64_t address, length;
	uint64_t offset;    /* in the file */
	uint64_t to;        /* MOVE: new address; LEAVE: entry point; PERSONALITY, LIMIT: value; WRITE,
	                       CLOSE without a role: descriptor, 0: standard error */
	const char *text;   /* NAME, WRITE */
	uint64_t text_bytes;
};

/* How the program is entered, where not through the vDSO's tail: rt_sigreturn(2) sets every register from
 * a frame in a page of uload, which stays. The rest is what --fault puts into it. */
#define ENTRY_BY_FRAME 1u
#define ENTRY_JUNK 2u      /* in every register that the ABI leaves open */
#define ENTRY_EXIT_JUNK 4u /* in the one that names a function to call at exit */
#define ENTRY_BACKWARDS 8u /* string instructions run downwards */

struct plan {
	const struct image *program, *interp; /* interp: NULL without PT_INTERP */
	const char *program_path, *interp_path;
	const struct layout *at;
	const struct stack *stack;
	const struct host *host;
	const struct request *request;
	struct step *step;
	size_t steps, room;
};

/* How the program is entered: ENTRY_…, 0: through the vDSO's tail. */
static inline unsigned plan_entry(const struct plan *plan)
{
	return plan->request->faults.on ? fault_entry(&plan->request->faults) : 0;
}

/* Upper bound of the number of steps. */
size_t plan_room(const struct image *program, const struct image *interp, const struct host *);

/* Fills plan->step (which has plan_room() entries) from the values that plan points to. */
void plan_make(struct plan *);

/* --trace: a line of text behind every step that can still be told. `texts` has room for
 * PLAN_TRACE_LINE bytes per step. plan->step must have room for twice the steps. */
#define PLAN_TRACE_LINE 160
void plan_trace(struct plan *, char *texts);

/* --stop=steps: a stop before the first step and behind every one but LEAVE. plan->step must have
 * room for twice the steps. Done last: what is shown of the plan counts the steps without them. */
void plan_stops(struct plan *);

/* For a parent that waits for the program's end (runner.h): where its stack was when it was entered. What is
 * painted holds FAULT_BYTE; bytes between `high` and sp are zero, or the entry address. */
struct painting {
	uint64_t sp, bottom; /* of [stack] */
	uint64_t low, high;  /* painted */
	uint64_t entry;
};

#define PAINT_MOST (16UL << 20)

/* The paint of --stack-report, and the word to request->tell that all went well. plan->step must have
 * room for PLAN_RUNNER_STEPS more, and *painting lie where texts of steps do. */
#define PLAN_RUNNER_STEPS 3
void plan_runner(struct plan *, struct painting *);

/* The file name behind the last slash, as the process is named: at most 15 bytes are used. */
const char *plan_comm(const char *path);

const char *reason_text(enum reason);
const char *reason_source(enum reason);

#endif
