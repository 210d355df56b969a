#include "file.h"
#include "syscall.h"

int __file_fail(FILE *f, long answer)
{
	f->flags |= FILE_ERROR;
	errno = (int)-answer;
	return -1;
}
