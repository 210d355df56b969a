/* freopen.c: another file, or the same one in another mode, in a stream that stays where it is and
 * keeps its descriptor's number: freopen(path, "r", stdin) is descriptor 0 again. */
#include <errno.h>
#include <fcntl.h>
#include "file.h"
#include "number.h"
#include "syscall.h"

/* "/proc/self/fd/N" is how the kernel opens a file anew without its name. */
static const char *name_of(int fd, char path[40])
{
	static const char folder[] = "/proc/self/fd/";
	size_t n;

	for (n = 0; folder[n]; n++)
		path[n] = folder[n];
	n += number_digits(path + n, (uint64_t)fd, 10);
	path[n] = '\0';
	return path;
}

/* The new file under the old number. The new number stays if there was no old one. */
static int move(int fd, int old, int flags)
{
	long answer;

	if (old < 0 || old == fd)
		return fd;
	answer = sys_call(SYS_dup3, fd, old, flags & O_CLOEXEC);
	sys_call(SYS_close, fd);
	return (int)sys_result(answer);
}

static int open_new(const char *path, int flags, int old)
{
	char name[40];
	int fd;

	if (!path && old < 0) {
		errno = EBADF;
		return -1;
	}
	if (!path) {
		path = name_of(old, name);
		flags &= ~(O_CREAT | O_EXCL);
	}
	fd = (int)sys_result(sys_call(SYS_openat, AT_FDCWD, path, flags, 0666));
	return fd < 0 ? -1 : move(fd, old, flags);
}

/* The buffer and its mode stay, as setvbuf left them; all else is as of a new stream. */
static void renew(FILE *f, int flags, int fd)
{
	f->flags = __file_direction(flags) | (f->flags & (FILE_STATIC | FILE_BY_CALLER));
	f->fd = fd;
	f->wide = 0;
	f->shift = (__mbstate_t){ 0, 0 };
	if (f->mode == FILE_LINE)
		f->mode = FILE_UNDECIDED;
	f->read = __fd_read;
	f->write = __fd_write;
	f->seek = __fd_seek;
	f->close = __fd_close;
	file_forget(f);
	if (f->flags & FILE_APPEND && f->flags & FILE_NO_READ)
		f->seek(f, 0, SEEK_END);
}

FILE *freopen(const char *restrict path, const char *restrict mode, FILE *restrict f)
{
	int flags = __file_mode(mode), fd = -1;

	file_lock(f);
	__file_sync(f);         /* ISO C11 7.21.5.4p4: failing to write or close is ignored */
	if (flags >= 0)
		fd = open_new(path, flags, f->fd);
	if (fd < 0) {
		file_unlock(f);
		flags = errno;
		fclose(f);
		errno = flags;
		return NULL;
	}
	if (f->close && f->close != __fd_close)
		f->close(f);    /* a stream that was no descriptor's */
	renew(f, flags, fd);
	file_unlock(f);
	return f;
}

#undef freopen64
weak_alias(freopen, freopen64);
