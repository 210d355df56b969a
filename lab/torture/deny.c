/* deny.c: "the break can move N times, then no more", "N calls of mmap succeed, then no more".
 *
 * A seccomp filter hands brk and mmap to ulab (SECCOMP_RET_USER_NOTIF), which lets a call pass or answers
 * it itself: ENOMEM for mmap, the old break for brk. No ptrace: signals, threads and debuggers of the
 * program are as ever. uload's own calls are let pass: it stops one step before the entry point
 * (--stop), and from there on calls count. Those of other processes do not. */
#include "torture.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "trace_arch.h"

#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define EQUAL(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), yes, no)
#define RETURN(what) BPF_STMT(BPF_RET | BPF_K, what)

/* ---- in the child ---- */

static int send_descriptor(int socket, int fd)
{
	union { char room[CMSG_SPACE(sizeof(int))]; struct cmsghdr align; } control = {{0}};
	char byte = 0;
	struct iovec iov = {&byte, 1};
	struct msghdr m = {.msg_iov = &iov, .msg_iovlen = 1, .msg_control = control.room,
		.msg_controllen = sizeof control.room};
	struct cmsghdr *head = CMSG_FIRSTHDR(&m);

	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(sizeof fd);
	memcpy(CMSG_DATA(head), &fd, sizeof fd);
	return sendmsg(socket, &m, 0) == 1 ? 0 : -1;
}

int deny_install(enum denial denial, int socket)
{
	struct sock_filter code[] = {
		LOAD(arch), EQUAL(TRACE_ARCH, 1, 0), RETURN(SECCOMP_RET_ALLOW),
		LOAD(nr), EQUAL(denial == DENY_BRK ? SYS_brk : SYS_mmap, 0, 1),
		RETURN(SECCOMP_RET_USER_NOTIF), RETURN(SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {sizeof code / sizeof *code, code};
	unsigned flags = SECCOMP_FILTER_FLAG_NEW_LISTENER;
	long fd = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);

	if (fd < 0 && errno == EACCES && !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		fd = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
	if (fd < 0 || send_descriptor(socket, (int)fd))
		return errno;
	close((int)fd);
	return 0;
}

/* ---- in ulab ---- */

int deny_receive(int socket)
{
	union { char room[CMSG_SPACE(sizeof(int))]; struct cmsghdr align; } control = {{0}};
	char byte;
	struct iovec iov = {&byte, 1};
	struct msghdr m = {.msg_iov = &iov, .msg_iovlen = 1, .msg_control = control.room,
		.msg_controllen = sizeof control.room};
	struct cmsghdr *head;
	int fd = -1;

	while (recvmsg(socket, &m, MSG_CMSG_CLOEXEC) < 0)
		if (errno != EINTR)
			return -1;
	head = CMSG_FIRSTHDR(&m);
	if (head && head->cmsg_type == SCM_RIGHTS)
		memcpy(&fd, CMSG_DATA(head), sizeof fd);
	return fd;
}

static int read_proc(pid_t pid, const char *name, char *text, size_t room)
{
	char path[64];
	ssize_t n;
	int fd;

	snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	n = fd < 0 ? -1 : read(fd, text, room - 1);
	if (fd >= 0)
		close(fd);
	text[n > 0 ? n : 0] = '\0';
	return n > 0 ? 0 : -1;
}

/* Is this task a thread of the process? */
static int is_thread(pid_t tid, pid_t pid)
{
	char name[32];

	if (tid == pid)
		return 1;
	snprintf(name, sizeof name, "/proc/%d/task/%d", pid, tid);
	return access(name, F_OK) == 0;
}

/* Where its break began: field 47 of /proc/PID/stat, counted behind the name's ')'. */
static uint64_t start_of_brk(pid_t pid)
{
	char text[2048], *at;

	if (read_proc(pid, "stat", text, sizeof text) || !(at = strrchr(text, ')')))
		return 0;
	for (int field = 2; at && field < 47; field++)
		at = strchr(at + 1, ' ');
	return at ? strtoull(at, NULL, 10) : 0;
}

/* 1: the call is to be denied; *value is what it returns, or *error. */
static int denies(struct child *c, const struct seccomp_data *call, long long *value, int *error)
{
	const struct fault *f = c->job->deny;
	uint64_t start, wish = call->args[0];

	if (f->denial == DENY_MMAP) {
		if (++c->calls <= f->count)
			return 0;
		*error = -ENOMEM;
		return 1;
	}
	start = start_of_brk(c->pid);
	if (start != c->start_brk) /* at first; and behind an execve(2) */
		c->brk = c->start_brk = start;
	if (wish < start || wish == c->brk)
		return 0; /* a question, or no change */
	if (++c->calls <= f->count) {
		c->brk = wish;
		return 0;
	}
	*value = (long long)c->brk;
	return 1;
}

void deny_answer(struct child *c)
{
	struct seccomp_notif call = {0};
	struct seccomp_notif_resp answer = {0};

	if (ioctl(c->listener, SECCOMP_IOCTL_NOTIF_RECV, &call))
		return; /* the task is gone */
	answer.id = call.id;
	if (c->begun && is_thread((pid_t)call.pid, c->pid)
	    && denies(c, &call.data, &answer.val, &answer.error))
		c->job->outcome.denied++;
	else
		answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
	ioctl(c->listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
}

void deny_look(struct child *c)
{
	siginfo_t info = {0};

	if (c->begun || waitid(P_PID, (id_t)c->pid, &info, WSTOPPED | WNOHANG) || !info.si_pid)
		return;
	c->begun = 1;
	kill(c->pid, SIGCONT);
}
