/* start.c: a program that does next to nothing, so that what happens before main() can be seen.
 * Made twice: static, and dynamic (with ld.so and libc.so). */
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include "ulab.h"

int main(void)
{
	int (*volatile library)(const char *) = puts;   /* dynamic: ld.so finds the address */

	ulab_mark("main", (const void *)(uintptr_t)main, 0);
	ulab_mark("puts", (const void *)(uintptr_t)library, 0);
	return library("main() runs") < 0;
}
