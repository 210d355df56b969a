#include "file.h"

static void set_buffer(FILE *f, char *buffer, size_t size)
{
	setvbuf(f, buffer, buffer ? _IOFBF : _IONBF, size);
}
weak_alias(set_buffer, setbuffer);
