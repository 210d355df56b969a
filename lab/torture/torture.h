/* torture.h: run a program under every fault that uload can make, and say what became of it.
 *
 *   torture_main.c  options; the order of things
 *   table.c         the faults, as uload lists them, and which of them are wanted
 *   child.c         one child: its descriptors, limits and arguments
 *   deny.c          brk-after, mmap-after: system calls are answered by ulab
 *   run.c           several children at a time, each until it ends or must be ended
 *   given.c         what the children get
 *   clean.c         the runs without a fault
 *   judge.c         what came out, beside what comes out without a fault → verdict
 *   show.c          the table, TAP, JSON
 *   quote.c         a program's bytes for a person's eyes
 */
#ifndef LAB_TORTURE_H
#define LAB_TORTURE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* ---- faults ---- */

enum class { CLASS_ALLOWED, CLASS_BROKEN, CLASS_SCARCITY, CLASSES };

extern const char *const class_names[CLASSES];

enum denial { DENY_NOTHING, DENY_BRK, DENY_MMAP };

struct fault {
	char *name;
	char *spec;           /* NAME or NAME=VALUE, as --fault takes it */
	enum class class;
	int by_ulab;
	enum denial denial;   /* of those by ulab; DENY_NOTHING: it knows no such thing */
	uint64_t count;       /* … so many calls are let pass */
	int wanted;
};

struct faults { struct fault *fault; size_t count; };

/* ---- what becomes of a child ---- */

struct output { char *bytes; size_t size; };

enum ending { ENDED, TOO_LONG, TOO_LARGE, TOO_LOUD, NOT_STARTED };

struct outcome {
	enum ending ending;
	int status;            /* of wait(2) */
	double seconds;
	struct output out[2];  /* standard output, standard error */
	unsigned denied;       /* system calls */
	char why[96];          /* NOT_STARTED */
};

struct job {
	const char *name;
	char **argv;           /* of uload */
	const struct fault *deny; /* with a filter on system calls, or NULL */
	struct outcome outcome;
};

struct limits {
	double seconds;
	uint64_t memory;       /* resident bytes of the child and its children */
	size_t output;         /* bytes of each of its two outputs */
	int input;             /* descriptor of a file, or -1: /dev/null */
	const char *uload;     /* path */
	unsigned jobs;
	int progress;          /* tell on stderr which one is running */
};

/* Runs them all. Ends ulab if a signal says so. */
void run_jobs(struct job *jobs, size_t count, const struct limits *);
double run_clock(void);

/* ---- one child: child.c, deny.c ---- */

struct child {
	struct job *job;       /* NULL: this place is free */
	pid_t pid;
	int pidfd, out[2];     /* descriptors, -1: none */
	int listener;          /* of the filter */
	int begun;             /* the program's own code runs: now system calls count */
	uint64_t calls;        /* that counted */
	uint64_t start_brk, brk;
	double start;
};

/* 0, or -1 and job->outcome says why not. */
int child_start(struct child *, struct job *, const struct limits *);

/* In the child: 0, or errno. Sends the filter's descriptor to `socket`. */
int deny_install(enum denial, int socket);
int deny_receive(int socket);
/* A call waits for an answer. */
void deny_answer(struct child *);
/* Is the load over? Then the program is let go, and calls count. */
void deny_look(struct child *);

/* ---- verdicts: judge.c ---- */

enum verdict {
	SAME, GRACEFUL, OUTPUT, STATUS, SIGNAL, HANG, MEMORY, FLOOD, NOT_HERE, REFUSED, VERDICTS
};

extern const char *const verdict_names[VERDICTS];

enum stability { STABLE, SOME_LINES, UNSTABLE };

/* Lines that differ; got or clean: NULL if there are no more lines. */
struct difference {
	int stream;            /* 0: none */
	size_t line;           /* from 1 */
	const char *clean, *got;
	size_t clean_size, got_size;
};

struct expectation {
	int status;
	double seconds;
	struct output out[2];
	enum stability stability[2];
	unsigned char *varies[2]; /* SOME_LINES: of each line, whether it differs from run to run */
	struct difference differs[2]; /* the first that was found */
};

struct result {
	const struct fault *fault;
	struct outcome *outcome;
	enum verdict verdict;
	int counts;            /* for the exit status */
	int pass;
	struct difference difference;
	const char *message;   /* a line of the program's (or of uload's), or NULL */
	size_t message_size;
};

/* Of a run without a fault; its output is borrowed. Of another one: what differs is no part of it any
 * more. -1: it ended differently. */
void judge_first(struct expectation *, const struct outcome *);
int judge_again(struct expectation *, const struct outcome *);
void judge(const struct expectation *, struct result *);

/* ---- table.c ---- */

/* Asks uload. An exit status: 0, or it was said on stderr what is wrong. */
int table_read(struct faults *, const struct limits *);
/* Marks those that the list names (classes, "all", names of faults with a value or without). */
int table_choose(struct faults *, const char *list, const char *except);

/* ---- all of it ---- */

struct torture {
	struct limits limits;
	struct faults faults;
	struct expectation expectation;
	struct result *result;
	size_t count;
	char **argv;           /* of the program */
	char **load;           /* options of uload, or NULL */
	double seconds;        /* --time, 0: not given */
	int failed;            /* results that count and are no pass */
};

/* ---- given.c ---- */

/* What is opened next shall not be taken for a standard stream. */
void given_streams(void);
/* The file of this name ("-": standard input; NULL: that, if it is a file) becomes limits->input. An exit
 * status: 0, or it was said on stderr what is wrong. */
int given_input(struct limits *, const char *name);
/* It lies beside ulab, or in PATH: a new string, or NULL. */
char *given_uload(void);
/* uload [--fault=SPEC | --stop] options -- program arguments: a new list. */
char **given_argv(const struct torture *, const struct fault *);

/* ---- clean.c: exit statuses: 0, or it was said on stderr why there is nothing to compare with ---- */

/* Fills t->expectation by two runs, and the time limit. */
int clean_learn(struct torture *);
/* Another run. */
int clean_again(struct torture *, const char *name);

/* ---- show.c, quote.c ---- */

void show_table(const struct torture *);
void show_tap(const struct torture *);
int show_json(const struct torture *);

/* UTF-8 without control characters, other bytes as \xNN, quotes and backslashes escaped; what does not
 * fit is left out and "…" stands for it. Returns text. */
char *quote(const char *bytes, size_t size, char *text, size_t room);
#define QUOTE_ROOM 200

#endif
