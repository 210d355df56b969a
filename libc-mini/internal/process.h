/* process.h: signals and processes for the rest of the library, under names that no program has. */
#ifndef LIBC_MINI_PROCESS_H
#define LIBC_MINI_PROCESS_H

#include <signal.h>
#include <spawn.h>
#include <sys/types.h>
#include "libc.h"
#include "syscall.h"

/* What the kernel knows of a sigset_t: 8 bytes. */
#define KERNEL_SIGSET_SIZE 8

/* sigaction(), sigprocmask(), fork(), _Fork(), posix_spawn() for callers that are ISO C's. */
int __sigaction(int number, const struct sigaction *restrict action,
	struct sigaction *restrict former) hidden;
int __sigprocmask(int how, const sigset_t *restrict set, sigset_t *restrict former) hidden;
pid_t __fork(void) hidden;
int __posix_spawn(pid_t *restrict pid, const char *restrict path,
	const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *restrict attributes,
	char *const *restrict argv, char *const *restrict envp) hidden;

/* pthread_atfork()'s functions: -1 before the fork, 0 in the parent, 1 in the child. */
void __fork_hooks(int which) hidden weak;

/* Calls exec() with the path of the program `file`, in each folder of PATH until it succeeds or
 * fails otherwise than by not being there; -errno. */
typedef long exec_function(const char *path, char *const argv[], char *const envp[]);
long __exec_search(const char *file, char *const argv[], char *const envp[],
	exec_function *exec) hidden;
int __execvpe(const char *file, char *const argv[], char *const envp[]) hidden;

/* The name that /proc has for a descriptor. */
#define PROC_FD_SIZE 32
char *__proc_fd(char text[PROC_FD_SIZE], int fd) hidden;

/* arch: a new task on a stack of its own that calls function(argument) and exits with its result;
 * the child's id or -errno. */
long __clone_call(int (*function)(void *), void *stack, int flags, void *argument,
	pid_t *parent_tid, void *tls, pid_t *child_tid) hidden;
/* arch: where the kernel returns to from a handler. */
void __signal_return(void) hidden;

/* Blocks every signal, or restores what was blocked before. */
static inline void signals_block(unsigned long *former)
{
	unsigned long all = ~0UL;

	sys_call(SYS_rt_sigprocmask, SIG_BLOCK, &all, former, KERNEL_SIGSET_SIZE);
}

static inline void signals_restore(const unsigned long *former)
{
	sys_call(SYS_rt_sigprocmask, SIG_SETMASK, former, 0, KERNEL_SIGSET_SIZE);
}

#endif
