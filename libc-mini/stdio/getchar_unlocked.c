#include "file.h"

static int get_stdin(void)
{
	return __file_getc(&__stdin_file);
}
weak_alias(get_stdin, getchar_unlocked);
