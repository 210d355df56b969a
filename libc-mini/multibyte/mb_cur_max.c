#include <stdlib.h>
#include "locale_.h"

size_t __ctype_get_mb_cur_max(void)
{
	return locale_utf8() ? 4 : 1;
}
