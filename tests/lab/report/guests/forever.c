/* forever.c: usage: forever [deaf]: allocates without end; deaf: ignores SIGINT. */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	(void)argv;
	if (argc > 1)
		signal(SIGINT, SIG_IGN);
	for (;;) {
		char *volatile p = malloc(200000);

		p[100] = 1;
		free(p);
		usleep(500);
	}
}
