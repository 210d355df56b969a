#include <stdlib.h>
#include "env.h"

int clearenv(void)
{
	char **each = environ;

	lock_take(&__env_lock);
	environ = NULL;
	for (; each && *each; each++)
		__env_forget(*each);
	lock_give(&__env_lock);
	return 0;
}
