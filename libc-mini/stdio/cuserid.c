#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "libc.h"

/* The name of the effective user; "" (or NULL, into no buffer) if it has none. */
static char *user(char *name)
{
	static char own[L_cuserid];
	struct passwd *entry = getpwuid(geteuid());

	if (name)
		*name = '\0';
	if (!entry || strlen(entry->pw_name) >= L_cuserid)
		return name;
	return strcpy(name ? name : own, entry->pw_name);
}
weak_alias(user, cuserid);
