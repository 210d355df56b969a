/* pty.h: a pair of terminals (BSD). Returns 0 (forkpty(): the pid, 0 in the child), or -1. */
#ifndef _PTY_H
#define _PTY_H

#include <features.h>
#include <bits/types.h>
#include <sys/ioctl.h>
#include <termios.h>

__BEGIN_DECLS

/* name: NULL, or room for the terminal's path; settings and size: NULL, or what it gets. */
int openpty(int *controller, int *terminal, char *name, const struct termios *settings,
	const struct winsize *size);
pid_t forkpty(int *controller, char *name, const struct termios *settings,
	const struct winsize *size);

__END_DECLS

#endif
