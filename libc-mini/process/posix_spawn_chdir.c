#include <errno.h>
#include "spawn_.h"

int posix_spawn_file_actions_addchdir(posix_spawn_file_actions_t *restrict actions,
	const char *restrict path)
{
	const struct __spawn_action action = { .kind = SPAWN_CHDIR };

	return __spawn_add(actions, &action, path);
}

int posix_spawn_file_actions_addfchdir(posix_spawn_file_actions_t *actions, int fd)
{
	const struct __spawn_action action = { .kind = SPAWN_FCHDIR, .fd = fd };

	return fd < 0 ? EBADF : __spawn_add(actions, &action, 0);
}

int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first)
{
	const struct __spawn_action action = { .kind = SPAWN_CLOSEFROM, .fd = first };

	return first < 0 ? EBADF : __spawn_add(actions, &action, 0);
}

strong_alias(posix_spawn_file_actions_addchdir, posix_spawn_file_actions_addchdir_np);
strong_alias(posix_spawn_file_actions_addfchdir, posix_spawn_file_actions_addfchdir_np);
