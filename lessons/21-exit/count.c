/* count.c: how much anonymous memory the system has in use (AnonPages in /proc/meminfo): before a
 * child takes 128 MiB, while it has it, after it has ended without a word about it. Others use
 * memory, too, at the same time: what they take or give back in these milliseconds is in the
 * numbers, so a round where it hides the child's share is done again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "ulab.h"

#define MIB (1024UL * 1024)
#define BYTES (128 * MIB)

static unsigned long in_use(void)
{
	char line[256];
	unsigned long kib = 0;
	FILE *info = fopen("/proc/meminfo", "r");

	while (info && fgets(line, sizeof line, info))
		if (sscanf(line, "AnonPages: %lu", &kib) == 1)
			break;
	if (info)
		fclose(info);
	return kib * 1024;
}

static void child(int to_parent, int from_parent)
{
	char *block = malloc(BYTES), byte = 0;

	memset(block, 1, BYTES);
	if (write(to_parent, "", 1) == 1 && read(from_parent, &byte, 1) < 0)
		_exit(1);
	_exit(0); /* without free */
}

static void count(unsigned long number[3])
{
	int up[2], down[2];
	char byte;
	pid_t pid;

	if (pipe(up) || pipe(down))
		exit(1);
	number[0] = in_use();
	pid = fork();
	if (!pid)
		child(up[1], down[0]);
	if (read(up[0], &byte, 1) != 1)
		exit(1);
	number[1] = in_use();
	if (write(down[1], "", 1) != 1)
		exit(1);
	waitpid(pid, NULL, 0);
	number[2] = in_use();
	for (int i = 0; i < 2; i++) {
		close(up[i]);
		close(down[i]);
	}
}

int main(void)
{
	unsigned long number[3] = {0, 0, 0};

	for (int i = 0; i < 50; i++) {
		count(number);
		if (number[1] > number[0] + BYTES / 2 && number[1] > number[2] + BYTES / 2)
			break;
	}
	ulab_mark("before", NULL, number[0]);
	ulab_mark("while", NULL, number[1]);
	ulab_mark("after", NULL, number[2]);
	return 0;
}
