#include <sys/ipc.h>
#include <sys/stat.h>

key_t ftok(const char *path, int id)
{
	struct stat status;

	if (stat(path, &status))
		return -1;
	return (key_t)((unsigned)id << 24 | (unsigned)(status.st_dev & 0xff) << 16
		| (unsigned)(status.st_ino & 0xffff));
}
