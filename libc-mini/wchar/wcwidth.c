#include <wctype.h>
#include "wide.h"

int __wcwidth(wchar_t c)
{
	if (c == 0)
		return 0;
	if (!iswprint((wint_t)c))
		return -1;
	return __width0(c) ? 0 : 1 + __width2(c);
}
weak_alias(__wcwidth, wcwidth);
