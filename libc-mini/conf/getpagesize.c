#include <unistd.h>
#include "libc.h"

int getpagesize(void)
{
	return (int)__libc.page_size;
}
