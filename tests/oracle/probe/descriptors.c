/* Open file descriptors: number, what it leads to, flags, offset; and which number comes next. */
#include <fcntl.h>

#include "probe.h"

struct dirent64 {
	uint64_t ino, off;
	uint16_t length;
	uint8_t type;
	char name[];
};

/* "pipe:[1234]" becomes "pipe": the number differs from run to run. */
static const char *target(uint64_t fd)
{
	static char name[256];
	char path[40];
	long n = sys(SYS_readlink, numbered(path, "/proc/self/fd/", fd), name, sizeof name - 1);

	name[n < 0 ? 0 : n] = 0;
	if (name[0] != '/')
		for (char *c = name; *c; c++)
			if (*c == ':')
				*c = 0;
	return name;
}

static void show_one(uint64_t fd)
{
	say("fd.%d %q status %x flags %x offset %d", (long)fd, target(fd),
	    (uint64_t)sys(SYS_fcntl, fd, F_GETFL), (uint64_t)sys(SYS_fcntl, fd, F_GETFD),
	    sys(SYS_lseek, fd, 0, 1));
}

void descriptors_show(void)
{
	static _Alignas(8) char buffer[4096];
	long directory, n, next = sys(SYS_dup, 1);

	say("fd.next %d", next);
	sys(SYS_close, next);
	directory = sys(SYS_open, "/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	while (directory >= 0 && (n = sys(SYS_getdents64, directory, buffer, sizeof buffer)) > 0) {
		for (long at = 0; at < n;) {
			struct dirent64 *entry = (struct dirent64 *)(buffer + at);
			const char *digits = entry->name;
			uint64_t fd = number(&digits, 10);

			if (*digits == 0 && (long)fd != directory)
				show_one(fd);
			at += entry->length;
		}
	}
	sys(SYS_close, directory);
}
