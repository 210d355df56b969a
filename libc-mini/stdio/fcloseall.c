#include "file.h"

static int close_all(void)
{
	return __file_each(__file_sync);
}
weak_alias(close_all, fcloseall);
