#include <stdlib.h>
#include "file.h"

static void unlink_file(FILE *f)
{
	lock_take(&__files_lock);
	if (f->next)
		f->next->previous = f->previous;
	if (f->previous)
		f->previous->next = f->next;
	else if (__files == f)
		__files = f->next;
	lock_give(&__files_lock);
}

int __file_end(FILE *f)
{
	int result;
	long answer;

	if (!(f->flags & FILE_STATIC))
		unlink_file(f);
	file_lock(f);
	result = __file_sync(f);
	answer = f->close ? f->close(f) : 0;
	if (answer < 0)
		result = __file_fail(f, answer);
	f->fd = -1;
	f->close = NULL;
	f->flags |= FILE_NO_READ | FILE_NO_WRITE;
	file_forget(f);
	file_unlock(f);
	return result;
}

void __file_free(FILE *f)
{
	free(f->line);
	f->line = NULL;
	if (!(f->flags & FILE_STATIC))
		free(f);
}

int fclose(FILE *f)
{
	int result = __file_end(f);

	__file_free(f);
	return result;
}
