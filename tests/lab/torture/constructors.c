/* constructors.c: what runs around main(), and initial values: .data, .bss, thread-local, relocated. */
#include <stdio.h>
#include <stdlib.h>

static int order;
static int in_data = 7, in_bss[2000];
static int *volatile relocated = &in_data;
#ifndef NO_THREAD_LOCAL
static __thread int local_data = 5, local_bss;
#else
static int local_data = 5, local_bss;
#endif

__attribute__((constructor(101))) static void first(void) { order = order * 10 + 1; }
__attribute__((constructor(102))) static void second(void) { order = order * 10 + 2; }
__attribute__((destructor)) static void last(void) { puts("destructor"); }
static void at_exit(void) { puts("atexit"); }

int main(void)
{
	int dirty = 0;

	for (int i = 0; i < 2000; i++)
		dirty += in_bss[i] != 0;
	atexit(at_exit);
	printf("order %d, data %d, dirty %d, local %d %d\n", order, *relocated, dirty, local_data,
		local_bss);
	return 3;
}
