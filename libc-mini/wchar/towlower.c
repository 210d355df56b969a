#include <stdint.h>
#include <wctype.h>
#include "libc.h"

static const struct run {
	uint32_t first;
	uint16_t count, step;
	int32_t delta;
} runs[] = {
#include "towlower.def"
};
#include "case.h"

wint_t towlower(wint_t c)
{
	if (c < 0x80)
		return c - 'A' < 26 ? c | 0x20 : c;
	return mapped(c);
}

wint_t __towlower_l(wint_t c, locale_t locale)
{
	(void)locale;
	return towlower(c);
}
weak_alias(__towlower_l, towlower_l);
