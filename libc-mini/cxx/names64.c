/* names64.c: what glibc calls the same functions, and libstdc++.a therefore asks for. off_t has 64
 * bits here anyway; in C programs these names are macros. */
#include <sys/stat.h>
#include <unistd.h>

#undef lseek64
#undef fstat64
off_t lseek64(int file, off_t offset, int whence);
int fstat64(int file, struct stat *status);

off_t lseek64(int file, off_t offset, int whence)
{
	return lseek(file, offset, whence);
}

int fstat64(int file, struct stat *status)
{
	return fstat(file, status);
}
