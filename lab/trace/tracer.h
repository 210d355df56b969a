/* tracer.h: run a program and get what happens to its memory, one event after another.
 *
 * The program is loaded by uload (`--events`, so that the plan comes first, and `--stop=steps`
 * where each step is wanted) in a child that is watched by ptrace(2) with a seccomp filter: only the calls
 * that change memory stop. First touches come from perf_event_open(2), completed by pagemap; where
 * perf is refused, from pagemap alone.
 *
 *   tracer_start()   → tracer_next() …  → tracer_close()
 *
 * The process runs on only inside tracer_next() when there is no event left to hand out: between
 * two calls it stands still where the last event was, if that event is one that stops it (DONE,
 * ENTRY, CALL, HEAP, MARK, FORK, EXEC, SIGNAL, EXIT), so memory and maps can be read. Of several threads
 * the one that did it stands still; the others run on, but not into a call on memory before it has left
 * its own: the order of calls is the kernel's.
 *
 * What the program sees of it: TracerPid, Seccomp and, unless ulab has CAP_SYS_ADMIN, NoNewPrivs in
 * /proc/self/status (so set-id programs that it starts keep its ids); it cannot be traced by others,
 * nor trace; a signal that it ignores may still interrupt a call that is not restarted, as under
 * strace(1). A program on libc-mini whose heap is wanted has LIBC_MINI_TRACE in its environment and
 * two more descriptors. Programs of another architecture (i386, x32) run, and are not seen.
 *
 * The filter cannot be taken off, so there is no detaching: the tracer goes on until the last child has
 * ended, and if ulab is killed, all are. While one is open SIGCHLD is blocked in ulab; it waits for its
 * own tasks only. It has to be used by the thread that started it. */
#ifndef LAB_TRACER_H
#define LAB_TRACER_H

#include "event.h"

struct tracer_options {
	char **argv;               /* the program and its arguments, NULL at the end; argv[0] is looked up by uload */
	char **envp;               /* NULL: ours */
	char **load_options;       /* more options for uload, NULL at the end, or NULL */
	const char *uload;         /* path, NULL: beside ulab, then in PATH */
	int by_kernel;             /* execve(2) loads it, not uload: there are no load events */
	int steps;                 /* stop after each step of the load: EVENT_DONE */
	int faults;                /* first touches are wanted */
	int no_perf;               /* as if perf were refused: for tests */
	int heap;                  /* libc-mini's malloc calls are wanted (if the program is on libc-mini) */
	int every_call;            /* every system call, not just those on memory */
	int follow;                /* events of children, too (they are always let run undisturbed) */
	int terminal;              /* descriptor for its 0, 1, 2 and controlling terminal, or -1 */
};

struct tracer;

/* 0, or -1 with one line in why[512] and the exit status in *status (127, 126, 125 as uload's; uload's
 * refusal of the program is no error here: it is an EVENT_REFUSAL and an EVENT_EXIT). */
int tracer_start(struct tracer **, const struct tracer_options *, char *why, int *status);

/* 1: *e is filled; 0: nothing within `milliseconds` (-1: wait), or ulab got a signal; -1: the last process has
 * ended and all was told. */
int tracer_next(struct tracer *, struct event *e, int milliseconds);

/* Readable when tracer_next(…, 0), which returned 0 before, may have something: for poll(2). */
int tracer_fd(const struct tracer *);

int tracer_pid(const struct tracer *);      /* of the program */
/* Its memory, while it stands still or not: bytes read, or -1. */
long tracer_read(const struct tracer *, uint64_t address, void *to, size_t bytes);
/* wait(2)'s status of the program, once it has ended, else -1. */
int tracer_status(const struct tracer *);
int tracer_has_perf(const struct tracer *);
/* The stderr line(s) uload wrote before a refusal pass through untouched. */

void tracer_signal(struct tracer *, int signal);  /* to the program */
void tracer_close(struct tracer *);               /* kills what still runs */

#endif
