/* runner.c: see runner.h.
 *
 * A native start is traced: a process that stops at the end of execve(2) was started, one that
 * dies without that stop was killed past the kernel's point of no return. */
#define _GNU_SOURCE
#include "runner.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECONDS 2
#define NOBODY 65534
#define MEMORY UINT64_MAX

struct child {
	pid_t pid;
	int out, err, failed; /* memory files, and the end of a pipe that says why execve failed */
	int started;          /* the stop at the end of execve was seen */
	uint64_t ip;
};

static volatile sig_atomic_t running, timed_out;

static void on_alarm(int signal)
{
	(void)signal;
	timed_out = 1;
	kill(running, SIGKILL);
}

/* ---- in the child ---- */

static void limit(int what, uint64_t soft)
{
	struct rlimit r;

	getrlimit((__rlimit_resource_t)what, &r);
	r.rlim_cur = soft < r.rlim_max ? soft : r.rlim_max;
	setrlimit((__rlimit_resource_t)what, &r);
}

static void become_nobody(void)
{
	if (geteuid() != 0)
		return;
	if (setgroups(0, NULL) || setgid(NOBODY) || setuid(NOBODY))
		_exit(98);
}

static void start(const struct runner *r, char *const argv[], const struct child *c, int traced,
	int report)
{
	static char *const environment[] = {(char *)"PATH=/usr/bin:/bin", NULL};
	int null = open("/dev/null", O_RDONLY), error;

	if (!r->aslr)
		personality(ADDR_NO_RANDOMIZE);
	dup2(null, 0);
	dup2(c->out, 1);
	dup2(c->err, 2);
	close(null);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, SECONDS);
	become_nobody();
	if (traced)
		ptrace(PTRACE_TRACEME, 0, 0, 0);
	limit(RLIMIT_AS, r->limit_as ? r->limit_as : MEMORY);
	if (r->limit_stack)
		limit(RLIMIT_STACK, r->limit_stack);
	execve(argv[0], argv, environment);
	error = errno;
	if (write(report, &error, sizeof error) < 0)
		_exit(97);
	_exit(99);
}

/* ---- in the parent ---- */

static int memory_file(void)
{
	int fd = memfd_create("output", MFD_CLOEXEC);

	if (fd < 0) {
		perror("memfd_create");
		exit(2);
	}
	return fd;
}

static void spawn(const struct runner *r, char *const argv[], int traced, struct child *c)
{
	int ends[2];

	*c = (struct child){.out = memory_file(), .err = memory_file()};
	if (pipe2(ends, O_CLOEXEC)) {
		perror("pipe2");
		exit(2);
	}
	c->pid = fork();
	if (c->pid == 0)
		start(r, argv, c, traced, ends[1]);
	close(ends[1]);
	c->failed = ends[0];
}

/* The signal that the stopped process is to get. */
static int look_at_stop(struct child *c, int status)
{
	struct user_regs_struct regs;
	int signal = WSTOPSIG(status);

	if (status >> 16 == PTRACE_EVENT_EXEC)
		return 0;
	if (!c->started && signal == SIGTRAP) {
		c->started = 1;
		ptrace(PTRACE_SETOPTIONS, c->pid, 0, PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL);
		return 0;
	}
	if (!ptrace(PTRACE_GETREGS, c->pid, 0, &regs))
		c->ip = regs.rip;
	return signal;
}

static int wait_for(struct child *c)
{
	struct itimerval time = {.it_value = {SECONDS, 0}}, none = {.it_value = {0, 0}};
	struct sigaction action = {.sa_handler = on_alarm, .sa_flags = SA_RESTART};
	int status = 0;

	running = c->pid;
	timed_out = 0;
	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &time, NULL);
	while (waitpid(c->pid, &status, 0) == c->pid && WIFSTOPPED(status))
		ptrace(PTRACE_CONT, c->pid, 0, (void *)(long)look_at_stop(c, status));
	setitimer(ITIMER_REAL, &none, NULL);
	return status;
}

static size_t slurp(int fd, char *to, size_t room)
{
	off_t size = lseek(fd, 0, SEEK_END);
	ssize_t n = pread(fd, to, room - 1, 0);

	to[n > 0 ? n : 0] = '\0';
	close(fd);
	return size > 0 ? (size_t)size : 0;
}

static void finish(struct child *c, int status, int traced, struct result *result)
{
	int error = 0;
	int refused = read(c->failed, &error, sizeof error) == sizeof error;

	close(c->failed);
	*result = (struct result){.ip = c->ip};
	result->out_bytes = slurp(c->out, result->out, sizeof result->out);
	result->err_bytes = slurp(c->err, result->err, sizeof result->err);
	if (timed_out) {
		result->how = TIMED_OUT;
	} else if (refused) {
		result->how = REFUSED;
		result->code = error;
	} else if (WIFEXITED(status)) {
		result->how = EXITED;
		result->code = WEXITSTATUS(status);
	} else {
		result->how = traced && !c->started ? KILLED : SIGNALED;
		result->code = WTERMSIG(status);
	}
}

static void run(const struct runner *r, char *const argv[], int traced, struct result *result)
{
	struct child c;
	int status;

	spawn(r, argv, traced, &c);
	status = wait_for(&c);
	finish(&c, status, traced, result);
}

void run_native(const struct runner *r, const char *path, struct result *result)
{
	char *const argv[] = {(char *)path, (char *)"x", NULL};

	run(r, argv, 1, result);
}

void run_uload(const struct runner *r, const char *path, struct result *result)
{
	char *const argv[] = {(char *)r->uload, (char *)path, (char *)"x", NULL};

	run(r, argv, r->traced, result);
}

void run_command(const struct runner *r, char *const argv[], struct result *result)
{
	run(r, argv, r->traced, result);
}

/* ---- judging ---- */

const char *result_rule(const struct result *r)
{
	static char ids[4][64];
	static unsigned next;
	char *id = ids[next++ % 4];
	const char *open = strrchr(r->err, '['), *end = open ? strchr(open, ']') : NULL;

	if (!end || end[1] != '\n' || end[2] || end - open > 60)
		return "";
	memcpy(id, open + 1, (size_t)(end - open - 1));
	id[end - open - 1] = '\0';
	return id;
}

int is_refusal(const struct result *r, int status, const char *rule)
{
	const char *newline = strchr(r->err, '\n');

	return r->how == EXITED && r->code == status && r->out_bytes == 0
		&& r->err_bytes < sizeof r->err && newline && newline[1] == '\0'
		&& !strncmp(r->err, "uload: ", 7) && *result_rule(r)
		&& (!rule || !strcmp(result_rule(r), rule));
}

const char *result_text(const struct result *r)
{
	static const char *const words[] = {"refused with errno", "killed by execve, signal", "exit",
		"signal", "timed out"};
	static char texts[4][512];
	static unsigned next;
	char *text = texts[next++ % 4];

	snprintf(text, sizeof texts[0], "%s %d%s%.300s", words[r->how], r->code,
		r->err_bytes ? ", " : "", r->err);
	text[strcspn(text, "\n")] = '\0';
	return text;
}
