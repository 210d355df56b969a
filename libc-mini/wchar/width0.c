#include <stdint.h>
#include "wide.h"
#include "width0.def"
#include "set.h"

int __width0(wchar_t c)
{
	return in_set((unsigned)c);
}
