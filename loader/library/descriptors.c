/* descriptors.c: close-on-exec descriptors close, in a table of our own (do_close_on_exec(),
 * unshare_files()). */
#include <linux/types.h>
#include <sched.h>
#include <sys/resource.h>

#include "lines.h"
#include "reset.h"
#include "sys.h"

struct entry { /* struct linux_dirent64, getdents64(2) */
	uint64_t inode, offset;
	uint16_t length;
	uint8_t type;
	char name[];
};

#define ENTRIES_BYTES 4096
#define MAX_BLIND (1 << 20)

static void close_if_closing(int fd, const int keep[2])
{
	long flags = sys3(__NR_fcntl, fd, F_GETFD, 0);

	if (fd != keep[0] && fd != keep[1] && !sys_failed(flags) && flags & FD_CLOEXEC)
		sys_close(fd);
}

/* One batch of the numbers in /proc/self/fd. The listing is made anew after each batch, since
 * closing moves what is behind it; a batch without a descriptor to close is the last. */
static int batch(long listing, char *buffer, const int keep[2])
{
	long n = sys3(__NR_getdents64, listing, buffer, ENTRIES_BYTES);

	for (long at = 0; at < n;) {
		const struct entry *entry = (const void *)(buffer + at);
		char *name = (char *)entry->name;
		int fd = (int)lines_number(&name, 10);

		at += entry->length;
		if (entry->name[0] != '.' && fd != listing)
			close_if_closing(fd, keep);
	}
	return n > 0;
}

/* No descriptor is left for the listing: then the limit is small enough to try them all. */
static void close_blindly(const int keep[2])
{
	uint64_t limit = sys_limit(RLIMIT_NOFILE, MAX_BLIND).soft;

	for (int fd = 0; (uint64_t)fd < limit && fd < MAX_BLIND; fd++)
		close_if_closing(fd, keep);
}

void reset_descriptors(const int keep[2])
{
	char buffer[ENTRIES_BYTES] __attribute__((aligned(8)));
	long listing;

	sys1(__NR_unshare, CLONE_FILES);
	listing = sys_open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
	if (sys_failed(listing)) {
		close_blindly(keep);
		return;
	}
	while (batch(listing, buffer, keep))
		;
	sys_close((int)listing);
}
