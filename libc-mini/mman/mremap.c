#include <sys/mman.h>
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stddef.h>
#include <stdint.h>
#include "syscall.h"

void *mremap(void *p, size_t old_length, size_t length, int flags, ...)
{
	void *to = NULL;
	va_list arguments;

	if (length >= PTRDIFF_MAX) {
		errno = ENOMEM;
		return MAP_FAILED;
	}
	if (flags & MREMAP_FIXED) {
		va_start(arguments, flags);
		to = va_arg(arguments, void *);
		va_end(arguments);
	}
	return (void *)sys_result(sys_call(SYS_mremap, p, old_length, length, flags, to));
}
