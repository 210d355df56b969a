#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include "spawn_.h"
#include "syscall.h"

int __spawn_add(posix_spawn_file_actions_t *actions, const struct __spawn_action *action,
	const char *path)
{
	size_t n = path ? strlen(path) + 1 : 0;
	struct __spawn_action *new = malloc(sizeof *new + n), *last = actions->__first;

	if (!new)
		return ENOMEM;
	*new = *action;
	if (n)
		memcpy(new->path, path, n);
	new->next = 0;
	while (last && last->next)
		last = last->next;
	if (last)
		last->next = new;
	else
		actions->__first = new;
	return 0;
}

int posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions)
{
	actions->__first = 0;
	return 0;
}

int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *actions)
{
	struct __spawn_action *next;

	for (struct __spawn_action *each = actions->__first; each; each = next) {
		next = each->next;
		free(each);
	}
	actions->__first = 0;
	return 0;
}

/* As glibc: what can never be a descriptor here is refused now, not in the child. */
static int no_descriptor(int fd)
{
	struct rlimit limit;

	return fd < 0 || (sys_call(SYS_prlimit64, 0, RLIMIT_NOFILE, 0, &limit) == 0
		&& limit.rlim_cur <= (rlim_t)fd);
}

int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *restrict actions, int fd,
	const char *restrict path, int flags, mode_t mode)
{
	const struct __spawn_action action = {
		.kind = SPAWN_OPEN, .fd = fd, .flags = flags, .mode = mode
	};

	return no_descriptor(fd) ? EBADF : __spawn_add(actions, &action, path);
}

int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *actions, int fd)
{
	const struct __spawn_action action = { .kind = SPAWN_CLOSE, .fd = fd };

	return no_descriptor(fd) ? EBADF : __spawn_add(actions, &action, 0);
}

int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int fd, int new_fd)
{
	const struct __spawn_action action = { .kind = SPAWN_DUP2, .fd = new_fd, .from = fd };

	return no_descriptor(fd) || no_descriptor(new_fd) ? EBADF : __spawn_add(actions, &action, 0);
}
