#include "file.h"

static int get_word(FILE *f)
{
	int word;

	return fread(&word, sizeof word, 1, f) == 1 ? word : EOF;
}
weak_alias(get_word, getw);
