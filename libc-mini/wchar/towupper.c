#include <stdint.h>
#include <wctype.h>
#include "libc.h"

static const struct run {
	uint32_t first;
	uint16_t count, step;
	int32_t delta;
} runs[] = {
#include "towupper.def"
};
#include "case.h"

wint_t towupper(wint_t c)
{
	if (c < 0x80)
		return c - 'a' < 26 ? c & 0x5f : c;
	return mapped(c);
}

wint_t __towupper_l(wint_t c, locale_t locale)
{
	(void)locale;
	return towupper(c);
}
weak_alias(__towupper_l, towupper_l);
