/* threads.c: a program with data, .bss and thread-local storage, both kinds; status 0 if they are
 * as they should be. */
#include <stdlib.h>
#include <string.h>

static _Thread_local int initialised = 42;
static _Thread_local char zeros[100];
static int data = 7;
static char bss[70000];

int main(void)
{
	char *memory = malloc(1000);

	return !memory || initialised != 42 || zeros[50] || data != 7 || bss[69999];
}
