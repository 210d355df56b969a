#include "file.h"

wint_t putwchar(wchar_t c)
{
	return fputwc(c, &__stdout_file);
}
weak_alias(putwchar, putwchar_unlocked);
