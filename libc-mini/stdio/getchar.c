#include "file.h"

int getchar(void)
{
	return fgetc(&__stdin_file);
}
