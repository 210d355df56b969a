#include "file.h"

wint_t getwchar(void)
{
	return fgetwc(&__stdin_file);
}
weak_alias(getwchar, getwchar_unlocked);
