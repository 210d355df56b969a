/* spawn_.h: what posix_spawn_file_actions_add…() leave for posix_spawn(): a list. */
#ifndef LIBC_MINI_SPAWN_H
#define LIBC_MINI_SPAWN_H

#include <spawn.h>
#include "libc.h"

enum spawn_kind { SPAWN_OPEN, SPAWN_CLOSE, SPAWN_DUP2, SPAWN_CHDIR, SPAWN_FCHDIR, SPAWN_CLOSEFROM };

struct __spawn_action {
	struct __spawn_action *next;
	enum spawn_kind kind;
	int fd, from, flags;
	mode_t mode;
	char path[];
};

/* Adds an action; 0 or ENOMEM. */
int __spawn_add(posix_spawn_file_actions_t *actions, const struct __spawn_action *action,
	const char *path) hidden;

#endif
