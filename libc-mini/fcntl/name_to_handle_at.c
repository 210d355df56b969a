#include <fcntl.h>
#include "syscall.h"

int name_to_handle_at(int dir, const char *path, struct file_handle *handle, int *mount, int flags)
{
	return (int)sys_result(sys_call(SYS_name_to_handle_at, dir, path, handle, mount, flags));
}

int open_by_handle_at(int mount_fd, struct file_handle *handle, int flags)
{
	return (int)sys_result(sys_call(SYS_open_by_handle_at, mount_fd, handle, flags));
}
