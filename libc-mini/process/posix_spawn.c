/* posix_spawn.c: a child that borrows the parent's memory (CLONE_VM) on a stack of its own, while
 * the parent sleeps (CLONE_VFORK) until it has become the program or has failed. What failed is
 * written into the parent's memory. The child may touch nothing else of it: system calls only, not
 * even errno. Every signal is blocked on the way, so that no handler of the parent's runs there. */
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include "process.h"
#include "spawn_.h"

#define STACK 20480     /* a path of PATH_MAX and NAME_MAX, and frames */

struct spawn {
	const char *path;
	const posix_spawn_file_actions_t *actions;
	const posix_spawnattr_t *attributes;
	char *const *argv, *const *envp;
	int search;             /* along PATH */
	unsigned long mask;     /* the parent's */
	volatile long error;    /* the child's, or 0 */
};

/* A handler's address means nothing to the program that is to come, and must not be called before;
 * what is ignored stays so, if it is not asked to be reset. */
static void reset_signals(const struct spawn *spawn, int flags)
{
	unsigned long asked = flags & POSIX_SPAWN_SETSIGDEF
		? spawn->attributes->__defaults.__bits[0] : 0;

	for (int number = 1; number < _NSIG; number++) {
		unsigned long action[4]; /* handler, flags, restorer, mask */

		if (sys_call(SYS_rt_sigaction, number, 0, action, KERNEL_SIGSET_SIZE))
			continue;
		if (action[0] == (unsigned long)SIG_DFL)
			continue;
		if (action[0] == (unsigned long)SIG_IGN && !(asked >> (number - 1) & 1))
			continue;
		action[0] = (unsigned long)SIG_DFL;
		action[1] = 0;
		action[3] = 0;
		sys_call(SYS_rt_sigaction, number, action, 0, KERNEL_SIGSET_SIZE);
	}
}

static long set_attributes(const posix_spawnattr_t *attributes, int flags)
{
	long answer = 0;

	if (flags & POSIX_SPAWN_SETSID)
		answer = sys_call(SYS_setsid);
	if (answer >= 0 && flags & POSIX_SPAWN_SETPGROUP)
		answer = sys_call(SYS_setpgid, 0, attributes->__group);
	if (answer >= 0 && flags & POSIX_SPAWN_SETSCHEDULER)
		answer = sys_call(SYS_sched_setscheduler, 0, attributes->__policy,
			&attributes->__priority);
	else if (answer >= 0 && flags & POSIX_SPAWN_SETSCHEDPARAM)
		answer = sys_call(SYS_sched_setparam, 0, &attributes->__priority);
	if (answer >= 0 && flags & POSIX_SPAWN_RESETIDS) {
		answer = sys_call(SYS_setgid, sys_call(SYS_getgid));
		if (answer >= 0)
			answer = sys_call(SYS_setuid, sys_call(SYS_getuid));
	}
	return answer < 0 ? answer : 0;
}

static long open_at(const struct __spawn_action *action)
{
	long fd, answer;

	sys_call(SYS_close, action->fd);
	fd = sys_call(SYS_open, action->path, action->flags, action->mode);
	if (fd < 0 || fd == action->fd)
		return fd;
	answer = sys_call(SYS_dup2, fd, action->fd);
	sys_call(SYS_close, fd);
	return answer;
}

/* One onto itself: it stays open in the program. */
static long keep_open(int fd)
{
	long flags = sys_call(SYS_fcntl, fd, F_GETFD);

	return flags < 0 ? flags : sys_call(SYS_fcntl, fd, F_SETFD, flags & ~FD_CLOEXEC);
}

static long act(const struct __spawn_action *action)
{
	switch (action->kind) {
	case SPAWN_OPEN:
		return open_at(action);
	case SPAWN_CLOSE:
		sys_call(SYS_close, action->fd); /* not open is no failure */
		return 0;
	case SPAWN_DUP2:
		return action->fd == action->from ? keep_open(action->fd)
			: sys_call(SYS_dup2, action->from, action->fd);
	case SPAWN_CHDIR:
		return sys_call(SYS_chdir, action->path);
	case SPAWN_FCHDIR:
		return sys_call(SYS_fchdir, action->fd);
	case SPAWN_CLOSEFROM:
		return sys_call(SYS_close_range, action->fd, ~0U, 0);
	}
	return -EINVAL;
}

static long exec(const char *path, char *const argv[], char *const envp[])
{
	return sys_call(SYS_execve, path, argv, envp);
}

static long become(struct spawn *spawn)
{
	int flags = spawn->attributes ? spawn->attributes->__flags : 0;
	const unsigned long *mask = &spawn->mask;
	const struct __spawn_action *each;
	long answer;

	reset_signals(spawn, flags);
	answer = set_attributes(spawn->attributes, flags);
	each = spawn->actions ? spawn->actions->__first : 0;
	for (; answer >= 0 && each; each = each->next)
		answer = act(each);
	if (answer < 0)
		return answer;
	if (flags & POSIX_SPAWN_SETSIGMASK)
		mask = spawn->attributes->__mask.__bits;
	signals_restore(mask);
	return spawn->search ? __exec_search(spawn->path, spawn->argv, spawn->envp, exec)
		: exec(spawn->path, spawn->argv, spawn->envp);
}

static int child(void *argument)
{
	struct spawn *spawn = argument;

	spawn->error = -become(spawn);
	return 127;
}

static int start(pid_t *pid, struct spawn *spawn)
{
	char stack[STACK] __attribute__((aligned(16)));
	long task;

	spawn->error = 0;
	signals_block(&spawn->mask);
	task = __clone_call(child, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, spawn, 0,
		0, 0);
	if (task > 0 && spawn->error)
		sys_call(SYS_wait4, task, 0, 0, 0);
	signals_restore(&spawn->mask);
	if (task < 0)
		return (int)-task;
	if (!spawn->error && pid)
		*pid = (pid_t)task;
	return (int)spawn->error;
}

int __posix_spawn(pid_t *restrict pid, const char *restrict path,
	const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *restrict attributes,
	char *const *restrict argv, char *const *restrict envp)
{
	struct spawn spawn = { path, actions, attributes, argv, envp, 0, 0, 0 };

	return start(pid, &spawn);
}

weak_alias(__posix_spawn, posix_spawn);

int posix_spawnp(pid_t *restrict pid, const char *restrict file,
	const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *restrict attributes,
	char *const *restrict argv, char *const *restrict envp)
{
	struct spawn spawn = { file, actions, attributes, argv, envp, 1, 0, 0 };

	return start(pid, &spawn);
}
