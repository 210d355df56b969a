/* signals.c: catch N: ends with N at SIGINT or SIGTERM; deaf: ignores SIGINT; kill N: kills itself by
 * signal N; wait: ends by whatever comes. Says "ready" when it is. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int status;

static void leave(int signal)
{
	(void)signal;
	_exit(status);
}

int main(int argc, char **argv)
{
	if (argc > 2 && !strcmp(argv[1], "catch")) {
		status = atoi(argv[2]);
		signal(SIGINT, leave);
		signal(SIGTERM, leave);
	} else if (argc > 1 && !strcmp(argv[1], "deaf")) {
		signal(SIGINT, SIG_IGN);
	} else if (argc > 2 && !strcmp(argv[1], "kill")) {
		raise(atoi(argv[2]));
	}
	puts("ready");
	fflush(stdout);
	for (int i = 0; i < 200; i++)
		usleep(100000);
	return 99;
}
