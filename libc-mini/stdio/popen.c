/* popen.c: a shell at the other end of a pipe. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include "file.h"
#include "syscall.h"

/* POSIX: streams of earlier popen calls are closed in the new child: else the end of input of an
 * earlier one would never come. */
static int close_earlier(posix_spawn_file_actions_t *actions)
{
	int error = 0;

	lock_take(&__files_lock);
	for (FILE *f = __files; f && !error; f = f->next)
		if (f->pid && f->fd >= 0)
			error = posix_spawn_file_actions_addclose(actions, f->fd);
	lock_give(&__files_lock);
	return error;
}

/* fd is the child's end and becomes its standard input or output. 0 and *pid, or an errno. */
static int start(const char *command, int fd, int target, int *pid)
{
	char *argv[] = { "sh", "-c", (char *)command, NULL };
	posix_spawn_file_actions_t actions;
	int error = posix_spawn_file_actions_init(&actions);

	if (error)
		return error;
	error = close_earlier(&actions);
	/* The pipe closes itself on exec; the copy does not, even if it is the same number. */
	if (!error)
		error = posix_spawn_file_actions_adddup2(&actions, fd, target);
	if (!error)
		error = posix_spawn(pid, "/bin/sh", &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

static FILE *open_pipe(const char *command, const char *mode)
{
	int writes = *mode == 'w', fds[2], ours, theirs, error;
	FILE *f;

	if (*mode != 'r' && *mode != 'w') {
		errno = EINVAL;
		return NULL;
	}
	if (sys_result(sys_call(SYS_pipe2, fds, O_CLOEXEC)) < 0)
		return NULL;
	ours = fds[writes];
	theirs = fds[!writes];
	f = __file_new(writes ? O_WRONLY : O_RDONLY, ours);
	error = f ? start(command, theirs, !writes, &f->pid) : ENOMEM;
	sys_call(SYS_close, theirs);
	if (error) {
		sys_call(SYS_close, ours);
		if (f)
			__file_free(f);
		errno = error;
		return NULL;
	}
	if (!strchr(mode, 'e'))
		sys_call(SYS_fcntl, ours, F_SETFD, 0);
	return __file_publish(f);
}

static int close_pipe(FILE *f)
{
	int pid = f->pid, status;
	long answer;

	__file_end(f);
	__file_free(f);
	do
		answer = sys_call(SYS_wait4, pid, &status, 0, 0);
	while (answer == -EINTR);
	return sys_result(answer) < 0 ? -1 : status;
}
weak_alias(open_pipe, popen);
weak_alias(close_pipe, pclose);
