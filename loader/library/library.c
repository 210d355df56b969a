/* library.c: the functions of uload.h. */
#include "uload.h"

#include <errno.h>
#include <string.h>

#include "exec.h"
#include "explain.h"
#include "output.h"
#include "process.h"
#include "reset.h"
#include "sections.h"
#include "sys.h"
#include "text.h"

#define EXPORT __attribute__((visibility("default")))
#define OUTPUT_BYTES 4096

int *__errno_location(void) __attribute__((visibility("default"))); /* the host's C library */

static int fail(const struct refusal *refusal, const char *path, struct uload_refusal *why)
{
	struct text t;

	*__errno_location() = refusal_errno(refusal);
	if (!why)
		return -1;
	memset(why, 0, sizeof *why);
	why->error = refusal_errno(refusal);
	why->status = rule_status(refusal->rule);
	why->rule = rule_id(refusal->rule);
	why->index = refusal->index;
	why->a = refusal->a;
	why->b = refusal->b;
	t = (struct text){.buffer = why->message, .size = sizeof why->message - 1};
	refusal_print(refusal, path, &t);
	if (t.length && why->message[t.length - 1] == '\n')
		why->message[t.length - 1] = '\0';
	return -1;
}

/* ---- planning ---- */

static char *const nothing[] = {NULL};

static void request_make(struct request *rq, const char *path, int fd, char *const argv[],
	char *const envp[])
{
	*rq = (struct request){.program = path, .fd = fd, .argv = argv ? argv : nothing,
		.envp = envp ? envp : nothing};
	while (rq->argv[rq->argc])
		rq->argc++;
	while (rq->envp[rq->envc])
		rq->envc++;
}

static void free_memory(struct exec *x)
{
	for (size_t i = 0; i < x->host.owns; i++)
		sys_munmap(x->host.own[i].start, x->host.own[i].end - x->host.own[i].start);
	x->host.owns = 0;
}

static int plan_living(struct exec *x, struct refusal *why)
{
	x->file.fd = x->rq.fd;
	x->interp_file.fd = -1;
	x->memory.host = &x->host;
	if (!process_probe(&x->rq, &x->host, &x->memory, why) && !exec_plan(x, why))
		return 0;
	exec_undo(x);
	return -1;
}

/* ---- running ---- */

/* Under mlockall(MCL_FUTURE) a small RLIMIT_MEMLOCK refuses every new mapping. The locks are the
 * first thing that execve resets; here they go a step early. */
static int bridge(struct exec *x, struct refusal *why)
{
	if (!exec_prepare(x, why))
		return 0;
	if (why->error != EAGAIN)
		return -1;
	sys0(__NR_munlockall);
	return exec_prepare(x, why);
}

static int prepare(struct exec *x, struct refusal *why)
{
	if (!bridge(x, why) && !reset_rseq(&x->host, why))
		return 0;
	exec_undo(x);
	if (x->bridge.first)
		sys_munmap(x->at.bridge.start, x->at.bridge.end - x->at.bridge.start);
	return -1;
}

static int run(const char *path, int fd, int fd_closes, const char *comm, char *const argv[],
	char *const envp[], struct uload_refusal *why)
{
	struct refusal refusal = {0};
	struct exec x;

	memset(&x, 0, sizeof x);
	request_make(&x.rq, path, fd, argv, envp);
	x.rq.fd_closes = fd_closes;
	x.rq.comm = comm;
	if (!plan_living(&x, &refusal) && !prepare(&x, &refusal)) {
		const int keep[2] = {x.file.fd, x.interp_file.fd};

		exec_write(&x);
		reset_process(&x.host, keep);
		commit_run(&x.bridge);
	}
	fail(&refusal, path, why);
	free_memory(&x);
	return -1;
}

EXPORT int uload_exec(const char *path, char *const argv[], char *const envp[],
	struct uload_refusal *why)
{
	return run(path, -1, 0, NULL, argv, envp, why);
}

/* ---- by descriptor ---- */

static void descriptor_name(char *to, size_t size, const char *directory, int fd)
{
	struct text t = {.buffer = to, .size = size - 1};

	text_format(&t, "%s%u", directory, (uint64_t)fd);
	to[t.length] = '\0';
}

/* The name that the file had when it was opened, without " (deleted)". */
static const char *file_name(const char *link, char *name, size_t size)
{
	static const char deleted[] = " (deleted)";
	long n = sys4(__NR_readlinkat, AT_FDCWD, link, name, size - 1);
	size_t tail = sizeof deleted - 1;

	if (sys_failed(n))
		return NULL;
	name[n] = '\0';
	if ((size_t)n > tail && !memcmp(name + n - tail, deleted, tail))
		name[(size_t)n - tail] = '\0';
	return name;
}

EXPORT int uload_fexec(int fd, char *const argv[], char *const envp[], struct uload_refusal *why)
{
	char path[32], link[40], name[4096];
	long flags = sys3(__NR_fcntl, fd, F_GETFD, 0), mine;
	struct refusal refusal;

	descriptor_name(path, sizeof path, "/dev/fd/", fd < 0 ? 0 : fd);
	descriptor_name(link, sizeof link, "/proc/self/fd/", fd < 0 ? 0 : fd);
	if (fd < 0 || sys_failed(flags)) {
		refuse_named(&refusal, OPEN_FAILED, NULL, EBADF);
		return fail(&refusal, path, why);
	}
	/* A descriptor of our own: the caller's may be O_PATH, and is not ours to close. */
	mine = sys_open(link, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
	if (sys_failed(mine)) {
		refuse_named(&refusal, mine == -EACCES ? UNREADABLE : OPEN_FAILED, NULL, (int)-mine);
		return fail(&refusal, path, why);
	}
	return run(path, (int)mine, (int)flags & FD_CLOEXEC, file_name(link, name, sizeof name), argv,
		envp, why);
}

/* ---- looking ---- */

struct uload_plan {
	struct exec x;
};

EXPORT struct uload_plan *uload_plan(const char *path, char *const argv[], char *const envp[],
	struct uload_refusal *why)
{
	long at = sys_mmap(0, sizeof(struct uload_plan), PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct uload_plan *plan = (struct uload_plan *)at;
	struct refusal refusal = {0};

	if (sys_failed(at)) {
		refuse_named(&refusal, NO_MEMORY, NULL, (int)-at);
		fail(&refusal, path, why);
		return NULL;
	}
	request_make(&plan->x.rq, path, -1, argv, envp);
	plan->x.rq.mode = MODE_EXPLAIN;
	if (!plan_living(&plan->x, &refusal))
		return plan;
	fail(&refusal, path, why);
	plan->x.file.fd = plan->x.interp_file.fd = -1;
	uload_plan_free(plan);
	return NULL;
}

EXPORT int uload_plan_print(const struct uload_plan *plan, int fd, enum uload_format format)
{
	static const struct sections none;
	char buffer[OUTPUT_BYTES];
	struct text out;
	int failed;

	output_open(&out, fd, buffer, sizeof buffer);
	(format == ULOAD_JSON ? explain_json : explain_print)(&plan->x.plan, &none, &none, &out);
	failed = output_close(&out);
	if (!failed)
		return 0;
	*__errno_location() = failed;
	return -1;
}

EXPORT void uload_plan_free(struct uload_plan *plan)
{
	if (!plan)
		return;
	exec_undo(&plan->x);
	free_memory(&plan->x);
	sys_munmap((uint64_t)plan, sizeof *plan);
}
