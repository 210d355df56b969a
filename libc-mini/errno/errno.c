#include <errno.h>
#include "thread.h"

int *__errno_location(void)
{
	return &thread_self()->error;
}
