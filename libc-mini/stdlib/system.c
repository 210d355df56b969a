/* system.c: POSIX.1-2017 system(): while the command runs, the caller ignores SIGINT and SIGQUIT, and
 * does not see SIGCHLD, lest a handler of its own waits for the child first. */
#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>
#include "libc.h"
#include "process.h"

#define SHELL "/bin/sh"
#define COULD_NOT_EXECUTE (127 << 8)    /* a status, as of a shell that says exit 127 */

static sigset_t *set_of(sigset_t *set, unsigned long signals)
{
	*set = (sigset_t){ .__bits = { signals } };
	return set;
}

static unsigned long bit(int number)
{
	return 1UL << (number - 1);
}

/* Runs the command with the signals that the caller had: 0 or an errno value. */
static int start(const char *command, const sigset_t *mask, const struct sigaction *interrupt,
	const struct sigaction *quit, pid_t *pid)
{
	char *argv[] = { (char *)"sh", (char *)"-c", (char *)"--", (char *)command, NULL };
	posix_spawnattr_t attributes = { .__flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK };
	unsigned long defaults = 0;

	if (interrupt->sa_handler != SIG_IGN)
		defaults |= bit(SIGINT);
	if (quit->sa_handler != SIG_IGN)
		defaults |= bit(SIGQUIT);
	set_of(&attributes.__defaults, defaults);
	attributes.__mask = *mask;
	return __posix_spawn(pid, SHELL, NULL, &attributes, argv, environ);
}

int system(const char *command)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, interrupt, quit;
	sigset_t child, mask;
	int status = -1, error;
	pid_t pid;
	long answer;

	if (!command)
		return sys_call(SYS_access, SHELL, 1) == 0;
	__sigaction(SIGINT, &ignore, &interrupt);
	__sigaction(SIGQUIT, &ignore, &quit);
	__sigprocmask(SIG_BLOCK, set_of(&child, bit(SIGCHLD)), &mask);
	error = start(command, &mask, &interrupt, &quit, &pid);
	if (error == 0) {
		do
			answer = sys_call(SYS_wait4, pid, &status, 0, 0);
		while (answer == -EINTR);
		if (answer < 0) {
			error = (int)-answer;
			status = -1;
		}
	} else if (error != EAGAIN && error != ENOMEM) {
		error = 0;
		status = COULD_NOT_EXECUTE;
	}
	__sigaction(SIGINT, &interrupt, NULL);
	__sigaction(SIGQUIT, &quit, NULL);
	__sigprocmask(SIG_SETMASK, &mask, NULL);
	if (error)
		errno = error;
	return status;
}
