#include <fcntl.h>
#include <unistd.h>
#include "syscall.h"

/* faccessat2(2) knows the flags; the old call none. A kernel without the new one (before 5.8)
 * still answers where the effective ids are the real ones. */
static long access_call(int dir, const char *path, int mode, int flags)
{
	long answer;

	if (!flags)
		return sys_call(SYS_faccessat, dir, path, mode);
	answer = sys_call(SYS_faccessat2, dir, path, mode, flags);
	if (answer != -ENOSYS)
		return answer;
	if (flags & ~AT_EACCESS)
		return -EINVAL;
	if (sys_call(SYS_getuid) != sys_call(SYS_geteuid)
		|| sys_call(SYS_getgid) != sys_call(SYS_getegid))
		return -ENOSYS;
	return sys_call(SYS_faccessat, dir, path, mode);
}

int faccessat(int dir, const char *path, int mode, int flags)
{
	return (int)sys_result(access_call(dir, path, mode, flags));
}
