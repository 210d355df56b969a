#include "file.h"

static int put_word(int word, FILE *f)
{
	return fwrite(&word, sizeof word, 1, f) == 1 ? 0 : EOF;
}
weak_alias(put_word, putw);
