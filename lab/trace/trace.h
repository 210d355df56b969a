/* trace.h: what the files of the tracer share. One line of work:
 *
 *   launch.c   starts the child, under filter.c's filter
 *   tracer.c   waits, resumes, hands out events           (the interface: tracer.h)
 *   stop.c     one stop of one task → events
 *   call.c     one system call → EVENT_CALL
 *   load.c     uload's plan; when the program is at its entry point
 *   perf.c     fault records of one task
 *   pages.c    which pages are present, and which of those were known: EVENT_FAULT, EVENT_RESIDENT
 *   pagemap.c  what the kernel says about pages
 *   program.c  where the program is, and whether it is on libc-mini
 *   known.c    a set of pages
 *   heap.c     libc-mini's records and marks
 *   task.c     tables of tasks and processes
 */
#ifndef LAB_TRACE_H
#define LAB_TRACE_H

#include <signal.h>
#include <sys/ptrace.h>
#include <sys/types.h>

#include "event.h"
#include "tracer.h"

#define call_info __ptrace_syscall_info

/* ---- known.c: a set of pages, 512 to a block ---- */

struct known_block { uint64_t address; uint64_t bits[8]; };
struct known { struct known_block *block; size_t room, used; };

int known_has(const struct known *, uint64_t page);
int known_add(struct known *, uint64_t page);      /* 1: it is new */
void known_drop(struct known *, uint64_t start, uint64_t end);
void known_clear(struct known *);
uint64_t known_count(const struct known *);

/* ---- tasks and processes ---- */

struct process {           /* one address space */
	pid_t pid;
	int tasks;             /* that live in it */
	int told;              /* its events are wanted */
	int pagemap;           /* descriptor, -1: not open */
	struct known known;
	uint64_t brk;          /* 0: not known */
	pid_t busy;            /* the task that is in a system call on memory, 0: none */
	uint64_t rested;       /* ns: no scan before this time */
};

struct sample { uint64_t time, address, ip; struct process *process; };

struct ring { int fd; void *map; size_t bytes; };

struct task {
	pid_t tid, pid;
	struct process *process;
	int followed;          /* it, and not just its memory, is to be told about */
	int stopped;           /* and waits for us */
	int resume;            /* PTRACE_CONT, PTRACE_SYSCALL, PTRACE_SINGLESTEP, PTRACE_LISTEN */
	int signal;            /* to be delivered on resuming */
	int in_call;           /* the exit stop of `call` is awaited */
	uint64_t held;         /* its call waits for another thread's, since then (ns); 0: it does not */
	struct event call;
	struct ring ring;
};

enum load_phase { LOAD_PLANNING, LOAD_COMMITTING, LOAD_OVER };

struct load {              /* of the first process */
	enum load_phase phase;
	int events;            /* memfd that uload writes to, -1: loaded by the kernel */
	uint64_t entry, sp;    /* step "leave" */
	uint64_t drop;         /* step "drop": from here in single steps if there are no breakpoints */
	int single;            /* they have begun */
	uint64_t stops;        /* of --stop=steps */
};

struct tracer {
	struct tracer_options options;
	struct task **task;
	size_t tasks, room, turn;
	pid_t pid;
	int status;            /* of the first process, -1: it runs */
	int ended;             /* EVENT_END was made */
	int poll, signals, timer;
	struct sigaction old_action;
	sigset_t old_mask;
	struct load load;
	int has_heap, has_perf;
	int watching;          /* EVENT_WATCH was made */
	uint64_t start;        /* CLOCK_MONOTONIC, ns, of EVENT_WATCH */
	struct event *queue;
	size_t first, queued, queue_room;
	struct sample *sample; /* drained, not told yet */
	size_t samples, sample_room;
	uint64_t count[EVENT_KINDS];
};

struct task *task_find(const struct tracer *, pid_t tid);
struct task *task_add(struct tracer *, pid_t tid, pid_t pid, struct process *);
void task_remove(struct tracer *, struct task *);
void process_leave(struct tracer *, struct process *);
struct process *process_new(pid_t pid, int told);

/* ---- tracer.c ---- */

uint64_t trace_clock(void);
/* Fills time and pid where they are 0, counts, and puts it into the queue. */
void trace_push(struct tracer *, const struct process *, struct event *);
/* EVENT_AREAS of this process; entry: the program is about to begin. */
void trace_areas(struct tracer *, struct process *, int entry);
void trace_watch(struct tracer *);
_Noreturn void trace_no_memory(void);

/* ---- launch.c, filter.c, program.c ---- */

/* Starts the child; it stands still behind its execve(2). As tracer_start(). */
int launch(struct tracer *, char *why, int *status);
/* In the child: 0 or errno. */
int filter_install(int every_call, int heap);
/* As execvp(3) finds it: a new string, or NULL with 127 or 126 in *status. */
char *program_find(const char *name, int *status);
/* Is the program (a script: its interpreter) linked with libc-mini's malloc? */
int program_has_heap(const char *name);
/* The path behind /proc/PID/exe, interned; NULL: not to be had. */
const char *program_running(pid_t pid);

/* ---- stop.c, call.c ---- */

void stop_handle(struct tracer *, struct task *, int status);
int call_look(const struct task *task, struct call_info *info);
/* Fills task->call; 1: its result is wanted (exit stop), 0: it is not. */
int call_enter(struct tracer *, struct task *, const struct call_info *);
/* May the stopped task go on now? */
int call_may_enter(struct task *);
void call_leave(struct tracer *, struct task *);

/* ---- load.c: before the program's entry point; only while load.phase is not LOAD_OVER ---- */

void load_call(struct tracer *, struct task *, const struct call_info *);
int load_signal(struct tracer *, struct task *, int signal); /* 1: it was the load's own */
void load_exec(struct tracer *, struct task *);
void load_failed(struct tracer *);   /* the process ended */

/* ---- perf.c, pages.c, heap.c ---- */

int perf_possible(void);
void perf_open(struct tracer *, struct task *);
void perf_close(struct tracer *, struct task *);
/* Moves records of all rings to t->sample, in order of time. */
void perf_drain(struct tracer *);

/* Tells the faults up to this time, and what became present with them. */
void pages_settle(struct tracer *, uint64_t until);
/* Tells everything that is present and was not known. */
void pages_scan(struct tracer *, struct process *);
/* The same, if the last time was not just now. */
void pages_look(struct tracer *, struct process *);
/* What a system call did to them. */
void pages_call(struct tracer *, struct process *, const struct event *);
void pages_begin(struct tracer *, struct task *);

void heap_record(struct tracer *, struct task *, const struct call_info *);
void heap_mark(struct tracer *, struct task *, const struct call_info *);
long tracer_read_of(pid_t pid, uint64_t address, void *to, size_t bytes);

#endif
