#include <dirent.h>
#include <unistd.h>

ssize_t getdents(int fd, struct dirent *buffer, size_t size)
{
	return getdents64(fd, buffer, size);
}

ssize_t getdirentries(int fd, char *restrict buffer, size_t size, off_t *restrict place)
{
	*place = lseek(fd, 0, SEEK_CUR);
	return getdents64(fd, buffer, size);
}
