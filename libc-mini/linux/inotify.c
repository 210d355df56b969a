#include <sys/inotify.h>
#include "syscall.h"

int inotify_init(void)
{
	return (int)sys_result(sys_call(SYS_inotify_init1, 0));
}

int inotify_init1(int flags)
{
	return (int)sys_result(sys_call(SYS_inotify_init1, flags));
}

int inotify_add_watch(int fd, const char *path, uint32_t mask)
{
	return (int)sys_result(sys_call(SYS_inotify_add_watch, fd, path, mask));
}

int inotify_rm_watch(int fd, int watch)
{
	return (int)sys_result(sys_call(SYS_inotify_rm_watch, fd, watch));
}
