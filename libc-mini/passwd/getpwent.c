#include <errno.h>
#include <pwd.h>
#include "entries.h"

static FILE *users;
static struct grown grown;

void setpwent(void)
{
	if (users)
		fclose(users);
	users = 0;
}

void endpwent(void)
{
	setpwent();
}

int fgetpwent_r(FILE *stream, struct passwd *user, char *buffer, size_t size,
	struct passwd **result)
{
	int error = __next_record(stream, __take_passwd, buffer, size, user);

	*result = error ? 0 : user;
	return error;
}

int getpwent_r(struct passwd *user, char *buffer, size_t size, struct passwd **result)
{
	*result = 0;
	if (!users && !(users = fopen("/etc/passwd", "rbe")))
		return errno;
	return fgetpwent_r(users, user, buffer, size, result);
}

struct passwd *fgetpwent(FILE *stream)
{
	static struct passwd user;
	struct passwd *result;
	int error = grown.size ? 0 : __grow(&grown);

	while (!error && (error = fgetpwent_r(stream, &user, grown.buffer, grown.size,
		&result)) == ERANGE)
		error = __grow(&grown);
	if (error && error != ENOENT)
		errno = error;
	return error ? 0 : result;
}

struct passwd *getpwent(void)
{
	if (!users && !(users = fopen("/etc/passwd", "rbe")))
		return 0;
	return fgetpwent(users);
}
