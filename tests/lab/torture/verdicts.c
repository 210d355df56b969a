/* verdicts.c KIND [FILE]: does what KIND, a letter, stands for as soon as its environment is empty
 * (--fault=no-env) or there is no memory (no-heap); else it prints two lines. Every run makes FILE a byte
 * longer, and some kinds look at how long it is: they do something else every other time. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

static void fill(void)
{
	for (;;) {
		char *block = malloc(1 << 20);

		if (block)
			memset(block, 1, 1 << 20);
	}
}

static int length_of(const char *file)
{
	int fd = open(file, O_RDWR | O_CREAT | O_APPEND, 0666);
	long n;

	if (fd < 0 || write(fd, "x", 1) != 1)
		exit(99);
	n = (long)lseek(fd, 0, SEEK_END);
	close(fd);
	return (int)n;
}

static int act(char kind)
{
	switch (kind) {
	case 'h':
		for (;;)
			;
	case 'a': abort();
	case 'o': puts("one\n\033[2Jt\"wo"); return 0;
	case 'x': puts("one\ntwo"); return 7;
	case 'w': return 7; /* without a word */
	case 'g': fputs("out of memory\n", stderr); return 7;
	case 'e': puts("one\ntwo"); fputs("warning\n", stderr); return 0;
	case 'q': puts("one"); return 0; /* a line less */
	case 'm': fill(); return 0;
	case 'l':
		for (;;)
			puts("a line that goes on and on and on");
	case 'c': /* leaves a child behind that holds its outputs */
		if (!fork()) {
			setsid();
			for (;;)
				pause();
		}
		break;
	}
	puts("one\ntwo");
	return 0;
}

int main(int argc, char **argv)
{
	char kind = argc > 1 ? argv[1][0] : '-';
	int runs = argc > 2 ? length_of(argv[2]) : 0, other = runs % 2;
	char *volatile block = malloc(5000000);

	if (kind == 'v') /* a line differs from run to run */
		printf("%d\n", other);
	if (kind == 't') /* … slowly */
		printf("%d\n", runs > 8);
	if (kind == 'n') /* their number */
		puts(other ? "again\nagain" : "again");
	if (kind == 's') /* the status */
		return other;
	if (kind == 'd') /* it dies without a fault, too */
		abort();
	if (kind == 'f') /* it takes for ever, without a fault, too */
		kind = 'h', block = NULL;
	if (environ[0] && block) {
		puts("one\ntwo");
		return kind == 'z' ? 9 : 0;
	}
	return act(kind);
}
