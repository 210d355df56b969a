#include <stdint.h>
#include "wide.h"
#include "width2.def"
#include "set.h"

int __width2(wchar_t c)
{
	return in_set((unsigned)c);
}
