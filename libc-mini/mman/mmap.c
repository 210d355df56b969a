#include <sys/mman.h>
#include <errno.h>
#include <stdint.h>
#include "syscall.h"

/* The kernel checks all but a length that no address space has: POSIX wants ENOMEM for it. */
void *mmap(void *p, size_t length, int protection, int flags, int fd, off_t offset)
{
	if (length >= PTRDIFF_MAX) {
		errno = ENOMEM;
		return MAP_FAILED;
	}
	return (void *)sys_result(sys_call(SYS_mmap, p, length, protection, flags, fd, offset));
}
