#include <errno.h>
#include <string.h>
#include <unistd.h>

size_t confstr(int name, char *buffer, size_t size)
{
	const char *value = "";
	size_t n;

	switch (name) {
	case _CS_PATH:
		value = "/bin:/usr/bin";
		break;
	case _CS_V7_WIDTH_RESTRICTED_ENVS:
		value = "POSIX_V7_LP64_OFF64";
		break;
	default:
		if (name < 1116
			|| name > 1147) { /* the compiler's flags for _POSIX_V6_ and V7_: none */
			errno = EINVAL;
			return 0;
		}
	}
	n = strlen(value) + 1;
	if (buffer && size) {
		memcpy(buffer, value, n < size ? n : size);
		buffer[(n < size ? n : size) - 1] = 0;
	}
	return n;
}
