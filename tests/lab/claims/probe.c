/* probe.c: does one thing of each kind that claims can be about, so that right and wrong claims can be
 * tried on it. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>
#include "ulab.h"

#define MIB (1024UL * 1024)
#define PAGE 4096UL

static char zeros[2 * PAGE];
static char filled[PAGE] = "filled";
static const char constant[] = "constant";
static char *volatile block;
static char *volatile mapped;
static void *volatile small;

static void handler(int signal)
{
	(void)signal;
	ulab_mark("handled", NULL, 0);
	fputs("to stderr\n", stderr);
	puts("to stdout");
	fflush(NULL);
	_exit(7);
}

int main(void)
{
	prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
	signal(SIGSEGV, handler);
	small = malloc(100);
	free(small);
	ulab_mark("zeros", zeros, sizeof zeros);
	ulab_mark("filled", filled, sizeof filled);
	ulab_mark("constant", constant, sizeof constant);
	ulab_mark("local", __builtin_frame_address(0), 16);
	ulab_mark("start", NULL, 0);
	mapped = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	ulab_mark("mapped", mapped, 4 * PAGE);
	mapped[0] = mapped[PAGE] = 1;
	ulab_mark("touched", mapped, 2);
	block = malloc(MIB);
	ulab_mark("block", block, MIB);
	free(block);
	ulab_mark("freed", block, MIB);
	small = malloc(64 * 1024);
	ulab_mark("small", small, 64 * 1024);
	small = malloc(100 * 1024);
	ulab_mark("again", small, 1);
	ulab_mark("again", small, 2);
	ulab_mark("again", small, 3);
	*(volatile char *)(unsigned long)constant = 1;
	return 0;
}
