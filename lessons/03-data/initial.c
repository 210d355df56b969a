/* initial.c: a global variable, a static local one and a static array, each with an initial value.
 * Says where they are and what they hold before anything was assigned; then assigns. */
#include <stdio.h>

#include "ulab.h"

int global = 1001;
static char text[] = "from the file";

static int *next(void)
{
	static int local = 2002;      /* lives as long as the program; only its name is local */

	local++;
	return &local;
}

int main(void)
{
	int *volatile local;
	volatile int *there = &global;
	volatile char *letters = text;

	ulab_mark("global", there, (unsigned long)*there);
	ulab_mark("text", letters, (unsigned char)letters[0]);
	local = next();
	ulab_mark("local", local, (unsigned long)*local);
	local = next();
	ulab_mark("local again", local, (unsigned long)*local);
	*there = 1234;
	ulab_mark("global changed", there, (unsigned long)*there);
	printf("global       %p was 1001 and is %d\n", (void *)&global, *there);
	printf("static local %p is %d after two calls\n", (void *)local, *local);
	printf("text         %p \"%s\"\n", (void *)text, text);
	return 0;
}
