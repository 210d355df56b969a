/* call.c: a system call that changes memory, from its two stops: arguments when it is entered, the
 * result when it is left. What the arguments do not say (the file behind a descriptor, the length
 * of shared memory) is asked for when it is entered. */
#include "trace.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "space.h"

#define ERRNO_RESTART_FIRST 512 /* never seen by programs: the call is made again, or EINTR */
#define ERRNO_RESTART_LAST 516
#define EINTR_NUMBER 4
#define PATIENCE_NS 100000000UL

int call_look(const struct task *task, struct call_info *info)
{
	return ptrace(PTRACE_GET_SYSCALL_INFO, task->tid, sizeof *info, info) > 0 ? 0 : -1;
}

static enum event_call kind_of(uint64_t number)
{
	switch (number) {
	case SYS_brk: return CALL_BRK;
	case SYS_mmap: return CALL_MMAP;
	case SYS_munmap: return CALL_MUNMAP;
	case SYS_mremap: return CALL_MREMAP;
	case SYS_mprotect:
	case SYS_pkey_mprotect: return CALL_MPROTECT;
	case SYS_madvise: return CALL_MADVISE;
	case SYS_shmat: return CALL_SHMAT;
	case SYS_shmdt: return CALL_SHMDT;
	default: return CALL_OTHER;
	}
}

static const char *path_of(pid_t tid, int fd)
{
	char link[64], path[PATH_MAX];
	ssize_t n;

	snprintf(link, sizeof link, "/proc/%d/fd/%d", tid, fd);
	n = readlink(link, path, sizeof path - 1);
	if (n < 0)
		return NULL;
	path[n] = '\0';
	return event_intern(path);
}

static uint64_t page_rounded(uint64_t n)
{
	return (n + PAGE - 1) & ~(PAGE - 1);
}

static void enter_mmap(const struct task *task, const uint64_t *a, struct event *e)
{
	e->prot = (uint8_t)(a[2] & 7);
	e->flags = a[3];
	e->offset = a[5];
	if (a[3] & MAP_ANONYMOUS)
		return;
	e->fd = (int32_t)a[4];
	e->name = path_of(task->tid, e->fd);
}

static void enter_shmat(const uint64_t *a, struct event *e)
{
	struct shmid_ds about;
	char name[32];

	e->address = a[1];
	e->number = a[0];
	e->flags = a[2];
	e->prot = (uint8_t)(PROT_READ | (a[2] & SHM_RDONLY ? 0 : PROT_WRITE)
		| (a[2] & SHM_EXEC ? PROT_EXEC : 0));
	e->length = 0;
	if (shmctl((int)a[0], IPC_STAT, &about))
		return;
	e->length = page_rounded(about.shm_segsz);
	snprintf(name, sizeof name, "/SYSV%08x (deleted)", (unsigned)about.shm_perm.__key);
	e->name = event_intern(name);
}

static void enter_shmdt(const struct task *task, struct event *e)
{
	struct space s;
	const struct area *a;

	e->length = 0;
	if (space_from_maps(&s, task->pid))
		return;
	a = space_find(&s, e->address);
	if (a && a->start == e->address)
		e->length = a->end - a->start;
	space_free(&s);
}

int call_enter(struct tracer *t, struct task *task, const struct call_info *info)
{
	const uint64_t *a = (const uint64_t *)info->entry.args;
	struct event *e = &task->call;

	*e = (struct event){.kind = EVENT_CALL, .call = (uint8_t)kind_of(info->entry.nr), .phdr = -1,
		.fd = -1, .pid = task->process->pid, .address = a[0], .length = a[1],
		.ip = info->instruction_pointer, .number = info->entry.nr};
	switch ((enum event_call)e->call) {
	case CALL_MUNMAP: break;
	case CALL_MMAP: enter_mmap(task, a, e); break;
	case CALL_SHMAT: enter_shmat(a, e); break;
	case CALL_SHMDT: enter_shmdt(task, e); break;
	case CALL_BRK: e->length = 0; break;
	case CALL_MPROTECT:
		e->prot = (uint8_t)(a[2] & 7);
		e->flags = a[2] & ~7UL;
		break;
	case CALL_MADVISE: e->flags = a[2]; break;
	case CALL_MREMAP:
		e->offset = a[2];
		e->flags = a[3];
		e->to = a[3] & MREMAP_FIXED ? a[4] : 0;
		break;
	default:
		if (!t->options.every_call)
			return 0;
		e->flags = a[2];
		if (info->entry.nr == SYS_exit || info->entry.nr == SYS_exit_group) {
			trace_push(t, task->process, e); /* never left */
			return 0;
		}
	}
	return 1;
}

/* Calls of threads on the memory that they share are let in one after another: so their order in the
 * stream is the kernel's. A call that lasts (a page from a slow file) delays the others a while. */
int call_may_enter(struct task *task)
{
	struct process *p = task->process;

	if (!task->in_call || task->call.call == CALL_OTHER)
		return 1;
	if (p->busy && p->busy != task->tid) {
		if (!task->held)
			task->held = trace_clock();
		if (trace_clock() - task->held < PATIENCE_NS)
			return 0;
	}
	task->held = 0;
	p->busy = task->tid;
	return 1;
}

void call_leave(struct tracer *t, struct task *task)
{
	struct call_info info;
	struct event *e = &task->call;
	uint64_t now = trace_clock();

	task->in_call = 0;
	if (task->process->busy == task->tid)
		task->process->busy = 0;
	if (call_look(task, &info) || info.op != PTRACE_SYSCALL_INFO_EXIT)
		return;
	if (info.exit.is_error) {
		e->error = (uint16_t)-info.exit.rval;
		if (e->error >= ERRNO_RESTART_FIRST && e->error <= ERRNO_RESTART_LAST)
			e->error = EINTR_NUMBER;
	} else {
		e->result = (uint64_t)info.exit.rval;
	}
	e->time = now - t->start;
	if (task->process->told) {
		pages_settle(t, now);
		trace_push(t, task->process, e);
		pages_call(t, task->process, e);
	}
}
