#include <sys/fanotify.h>
#include "syscall.h"

int fanotify_init(unsigned flags, unsigned event_flags)
{
	return (int)sys_result(sys_call(SYS_fanotify_init, flags, event_flags));
}

int fanotify_mark(int fd, unsigned flags, uint64_t mask, int dir, const char *path)
{
	return (int)sys_result(sys_call(SYS_fanotify_mark, fd, flags, mask, dir, path));
}
