/* passwd.c: /etc/passwd: name:password:uid:gid:gecos:home:shell */
#include <errno.h>
#include <pwd.h>
#include <string.h>
#include "entries.h"

int __take_passwd(char *line, char *rest, char *end, void *record)
{
	struct passwd *user = record;
	char *field[7];
	unsigned long uid, gid;

	(void)rest;
	(void)end;
	if (__fields(line, field, 7) != 7 || !*field[0] || strchr(field[6], ':')
	 || __field_number(field[2], &uid) || __field_number(field[3], &gid))
		return -1;
	*user = (struct passwd){
		field[0], field[1], (uid_t)uid, (gid_t)gid, field[4], field[5], field[6]
	};
	return 0;
}

static int has_name(const void *record, const void *wanted)
{
	return !strcmp(((const struct passwd *)record)->pw_name, wanted);
}

static int has_id(const void *record, const void *wanted)
{
	return ((const struct passwd *)record)->pw_uid == *(const uid_t *)wanted;
}

static int find(is_record *is, const void *wanted, struct passwd *user, char *buffer, size_t size,
	struct passwd **result)
{
	int found, error = __find_record("/etc/passwd", __take_passwd, is, wanted, buffer, size,
		user, &found);

	*result = found ? user : 0;
	if (error)
		errno = error;
	return error;
}

int getpwnam_r(const char *name, struct passwd *user, char *buffer, size_t size,
	struct passwd **result)
{
	return find(has_name, name, user, buffer, size, result);
}

int getpwuid_r(uid_t id, struct passwd *user, char *buffer, size_t size, struct passwd **result)
{
	return find(has_id, &id, user, buffer, size, result);
}

static struct grown grown;
static struct passwd found_user;

static struct passwd *find_growing(is_record *is, const void *wanted)
{
	struct passwd *result;
	int saved = errno, error;

	do
		error = __grow(&grown);
	while (!error && (error = find(is, wanted, &found_user, grown.buffer, grown.size,
		&result)) == ERANGE);
	grown.size /= 2; /* the next call begins with the same size */
	errno = error ? error : saved;
	return error ? 0 : result;
}

struct passwd *getpwnam(const char *name)
{
	return find_growing(has_name, name);
}

struct passwd *getpwuid(uid_t user)
{
	return find_growing(has_id, &user);
}
