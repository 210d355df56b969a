#include <errno.h>
#include "file.h"

int __file_sync(FILE *f)
{
	long answer = 0;

	if (f->flags & FILE_WRITING)
		return __file_flush(f);
	if (f->flags & FILE_READING)
		answer = __file_give_back(f);
	/* POSIX: "if the file is one capable of seeking". */
	return answer < 0 && answer != -ESPIPE ? __file_fail(f, answer) : 0;
}

int fflush(FILE *f)
{
	int result;

	if (!f)
		return __file_each(fflush);
	file_lock(f);
	result = __file_sync(f);
	file_unlock(f);
	return result;
}
