/* The order of atexit's functions. */
#include <stdlib.h>
#include "show.h"

static void first(void) { show("exit.atexit first registered", "last run"); }
static void second(void) { show("exit.atexit second registered", "first run"); }

int main(void)
{
	atexit(first);
	atexit(second);
	return 0;
}
