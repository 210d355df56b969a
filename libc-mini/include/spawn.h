/* spawn.h: POSIX.1-2017 <spawn.h>, the addchdir of POSIX.1-2024. Each function returns 0 or the
 * error; posix_spawn() also the child's, if it could not become the program. */
#ifndef _SPAWN_H
#define _SPAWN_H

#include <features.h>
#include <bits/types.h>
#include <bits/sigset.h>

typedef __mode_t mode_t;
typedef __pid_t pid_t;
typedef __sigset_t sigset_t;

__BEGIN_DECLS

struct sched_param;

/* Sizes as in the x86-64 ABI's other C libraries. */
typedef struct {
	int __flags;
	pid_t __group;
	sigset_t __defaults, __mask;
	int __priority, __policy;
	void *__unused;
	char __rest[48];
} posix_spawnattr_t;

typedef struct {
	int __unused[2];
	struct __spawn_action *__first;
	int __rest[16];
} posix_spawn_file_actions_t;

#define POSIX_SPAWN_RESETIDS      1
#define POSIX_SPAWN_SETPGROUP     2
#define POSIX_SPAWN_SETSIGDEF     4
#define POSIX_SPAWN_SETSIGMASK    8
#define POSIX_SPAWN_SETSCHEDPARAM 16
#define POSIX_SPAWN_SETSCHEDULER  32
#ifdef __MINI_GNU
#define POSIX_SPAWN_USEVFORK      64
#endif
#define POSIX_SPAWN_SETSID        128

int posix_spawn(pid_t *__restrict pid, const char *__restrict path,
	const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *__restrict attributes,
	char *const *__restrict argv, char *const *__restrict envp);
/* … along PATH */
int posix_spawnp(pid_t *__restrict pid, const char *__restrict file,
	const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *__restrict attributes,
	char *const *__restrict argv, char *const *__restrict envp);

int posix_spawnattr_init(posix_spawnattr_t *attributes);
int posix_spawnattr_destroy(posix_spawnattr_t *attributes);
int posix_spawnattr_getflags(const posix_spawnattr_t *__restrict attributes, short *__restrict flags);
int posix_spawnattr_setflags(posix_spawnattr_t *attributes, short flags);
int posix_spawnattr_getpgroup(const posix_spawnattr_t *__restrict attributes, pid_t *__restrict group);
int posix_spawnattr_setpgroup(posix_spawnattr_t *attributes, pid_t group);
int posix_spawnattr_getsigmask(const posix_spawnattr_t *__restrict attributes,
	sigset_t *__restrict mask);
int posix_spawnattr_setsigmask(posix_spawnattr_t *__restrict attributes,
	const sigset_t *__restrict mask);
int posix_spawnattr_getsigdefault(const posix_spawnattr_t *__restrict attributes,
	sigset_t *__restrict set);
int posix_spawnattr_setsigdefault(posix_spawnattr_t *__restrict attributes,
	const sigset_t *__restrict set);
int posix_spawnattr_getschedparam(const posix_spawnattr_t *__restrict attributes,
	struct sched_param *__restrict parameters);
int posix_spawnattr_setschedparam(posix_spawnattr_t *__restrict attributes,
	const struct sched_param *__restrict parameters);
int posix_spawnattr_getschedpolicy(const posix_spawnattr_t *__restrict attributes,
	int *__restrict policy);
int posix_spawnattr_setschedpolicy(posix_spawnattr_t *attributes, int policy);

/* What the child does, in this order, before it becomes the program. */
int posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions);
int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *actions);
int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *__restrict actions, int fd,
	const char *__restrict path, int flags, mode_t mode);
int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *actions, int fd);
int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int fd, int new_fd);
#ifdef __MINI_DEFAULT
int posix_spawn_file_actions_addchdir(posix_spawn_file_actions_t *__restrict actions,
	const char *__restrict path);
int posix_spawn_file_actions_addfchdir(posix_spawn_file_actions_t *actions, int fd);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *__restrict actions,
	const char *__restrict path);
int posix_spawn_file_actions_addfchdir_np(posix_spawn_file_actions_t *actions, int fd);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);
#endif

__END_DECLS

#endif
