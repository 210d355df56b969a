#include <pwd.h>
#include <stdio.h>

int putpwent(const struct passwd *user, FILE *stream)
{
	return fprintf(stream, "%s:%s:%u:%u:%s:%s:%s\n", user->pw_name, user->pw_passwd,
		user->pw_uid, user->pw_gid, user->pw_gecos, user->pw_dir, user->pw_shell) < 0 ? -1 : 0;
}
