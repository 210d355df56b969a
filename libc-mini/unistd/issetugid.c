#include <unistd.h>
#include "libc.h"

int issetugid(void)
{
	return __libc.secure;
}
