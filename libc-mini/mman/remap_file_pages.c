#include <sys/mman.h>
#include "syscall.h"

int remap_file_pages(void *p, size_t length, int protection, size_t page, int flags)
{
	return (int)sys_result(sys_call(SYS_remap_file_pages, p, length, protection, page, flags));
}
