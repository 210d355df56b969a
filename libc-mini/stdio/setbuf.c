#include "file.h"

void setbuf(FILE *restrict f, char *restrict buffer)
{
	setvbuf(f, buffer, buffer ? _IOFBF : _IONBF, BUFSIZ);
}
