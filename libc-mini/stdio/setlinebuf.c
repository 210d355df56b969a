#include "file.h"

static void set_linebuf(FILE *f)
{
	setvbuf(f, NULL, _IOLBF, 0);
}
weak_alias(set_linebuf, setlinebuf);
