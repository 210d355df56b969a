/* runner.h: starts a program, by execve(2) or under uload, and says how that ended. */
#ifndef REFUSALS_RUNNER_H
#define REFUSALS_RUNNER_H

#include <stddef.h>
#include <stdint.h>

enum how {
	REFUSED,   /* execve(2) failed; code: errno */
	KILLED,    /* execve(2) killed the process past its point of no return; code: the signal */
	EXITED,    /* code: exit status */
	SIGNALED,  /* the program ran, and died; code: the signal */
	TIMED_OUT,
};

struct result {
	enum how how;
	int code;
	char out[256], err[1024];   /* the beginning of what was written, NUL-terminated */
	size_t out_bytes, err_bytes; /* all of it */
	uint64_t ip;                /* of the last SIGSEGV, SIGBUS, SIGILL or SIGFPE, if traced */
};

struct runner {
	const char *uload;
	int traced;          /* watch uload too, so that `ip` is known */
	uint64_t limit_as;   /* RLIMIT_AS, 0: none */
	uint64_t limit_stack; /* RLIMIT_STACK, 0: as it is */
	int aslr;            /* leave it on */
};

/* As an unprivileged user if we are root, without core dumps, for two seconds at most. `path` is
 * started with the arguments `path`, "x". */
void run_native(const struct runner *, const char *path, struct result *);
void run_uload(const struct runner *, const char *path, struct result *);

/* Any command line, argv[0] is the file; traced if asked for by the runner. */
void run_command(const struct runner *, char *const argv[], struct result *);

/* One line of uload's on stderr, nothing on stdout, the status, and the rule (NULL: any rule). */
int is_refusal(const struct result *, int status, const char *rule);

/* "exit 42", "signal 11", "refused 8" … in a buffer of its own per call (four of them). */
const char *result_text(const struct result *);

/* The rule id in the brackets at the end of stderr, or "". In a buffer of its own per call. */
const char *result_rule(const struct result *);

#endif
