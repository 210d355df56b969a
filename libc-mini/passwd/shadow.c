/* shadow.c: /etc/shadow: name:password:lastchange:min:max:warn:inactive:expire:flag */
#include <errno.h>
#include <shadow.h>
#include <string.h>
#include "entries.h"

int __take_shadow(char *line, char *rest, char *end, void *record)
{
	struct spwd *user = record;
	char *field[9];
	long days[7];

	(void)rest;
	(void)end;
	if (__fields(line, field, 9) != 9 || !*field[0])
		return -1;
	for (int i = 0; i < 7; i++) {
		unsigned long value;

		if (!*field[i + 2])
			days[i] = -1;
		else if (__field_number(field[i + 2], &value))
			return -1;
		else
			days[i] = (long)value;
	}
	*user = (struct spwd){
		field[0], field[1], days[0], days[1], days[2], days[3], days[4], days[5],
		(unsigned long)days[6]
	};
	return 0;
}

static int has_name(const void *record, const void *wanted)
{
	return !strcmp(((const struct spwd *)record)->sp_namp, wanted);
}

int getspnam_r(const char *name, struct spwd *user, char *buffer, size_t size, struct spwd **result)
{
	int found, error = __find_record(SHADOW, __take_shadow, has_name, name, buffer, size, user,
		&found);

	*result = found ? user : 0;
	if (error)
		errno = error;
	return error;
}

static struct grown grown;
static struct spwd found_user;
static FILE *users;

struct spwd *getspnam(const char *name)
{
	struct spwd *result;
	int saved = errno, error = grown.size ? 0 : __grow(&grown);

	while (!error
	 && (error = getspnam_r(name, &found_user, grown.buffer, grown.size, &result)) == ERANGE)
		error = __grow(&grown);
	errno = error ? error : saved;
	return error ? 0 : result;
}

struct spwd *fgetspent(FILE *stream)
{
	int error = grown.size ? 0 : __grow(&grown);

	while (!error
	 && (error = __next_record(stream, __take_shadow, grown.buffer, grown.size,
		&found_user)) == ERANGE)
		error = __grow(&grown);
	if (error && error != ENOENT)
		errno = error;
	return error ? 0 : &found_user;
}

void setspent(void)
{
	if (users)
		fclose(users);
	users = 0;
}

void endspent(void)
{
	setspent();
}

struct spwd *getspent(void)
{
	if (!users && !(users = fopen(SHADOW, "rbe")))
		return 0;
	return fgetspent(users);
}

struct spwd *sgetspent(const char *line)
{
	size_t n = strlen(line) + 1;
	int error = 0;

	while (!error && grown.size < n)
		error = __grow(&grown);
	if (error)
		return 0;
	memcpy(grown.buffer, line, n);
	return __take_shadow(grown.buffer, 0, 0, &found_user) ? 0 : &found_user;
}
