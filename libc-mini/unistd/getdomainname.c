#include <errno.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

int getdomainname(char *name, size_t size)
{
	struct utsname names;
	size_t n;

	if (uname(&names))
		return -1;
	n = strlen(names.domainname) + 1;
	if (!size || n > size) {
		errno = EINVAL;
		return -1;
	}
	memcpy(name, names.domainname, n);
	return 0;
}
