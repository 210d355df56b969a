#include <errno.h>
#include "file.h"

/* Memory streams have none: EBADF. */
static int number_of(FILE *f)
{
	if (f->fd < 0)
		errno = EBADF;
	return f->fd;
}
weak_alias(number_of, fileno);
weak_alias(number_of, fileno_unlocked);
