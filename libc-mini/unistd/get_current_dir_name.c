#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *get_current_dir_name(void)
{
	const char *named = getenv("PWD");
	struct stat here, there;

	if (named && *named == '/' && stat(".", &here) == 0 && stat(named, &there) == 0
	 && here.st_dev == there.st_dev && here.st_ino == there.st_ino)
		return strdup(named);
	return getcwd(0, 0);
}
