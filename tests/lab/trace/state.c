/* state.c: prints what a program can see of what it was given: descriptors, signals, limits, environment,
 * arguments. With and without a tracer this has to be the same. */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

int main(int argc, char **argv)
{
	sigset_t mask, pending;
	struct rlimit limit;
	struct sigaction action;
	mode_t old = umask(022);

	for (int fd = 0; fd < 4096; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			printf("fd %d flags %d %x\n", fd, fcntl(fd, F_GETFD), fcntl(fd, F_GETFL));
	sigprocmask(SIG_BLOCK, NULL, &mask);
	sigpending(&pending);
	for (int s = 1; s < 65; s++) {
		if (s == 32 || s == 33 || sigaction(s, NULL, &action))
			continue;
		if (sigismember(&mask, s) || sigismember(&pending, s) || action.sa_handler != SIG_DFL)
			printf("signal %d blocked %d pending %d ignored %d\n", s, sigismember(&mask, s),
				sigismember(&pending, s), action.sa_handler == SIG_IGN);
	}
	for (int i = 0; i < RLIMIT_NLIMITS; i++)
		if (!getrlimit((unsigned)i, &limit))
			printf("limit %d %lx %lx\n", i, (long)limit.rlim_cur, (long)limit.rlim_max);
	printf("umask %o uid %d group %d\n", (unsigned)old, (int)getuid(), getpgid(0) == getpgid(getppid()));
	for (char **e = environ; *e; e++)
		puts(*e);
	for (int i = 0; i < argc; i++)
		puts(argv[i]);
	return argc;
}
