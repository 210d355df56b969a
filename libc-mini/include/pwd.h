/* pwd.h: POSIX.1-2017 <pwd.h>: the users of /etc/passwd. */
#ifndef _PWD_H
#define _PWD_H

#include <features.h>
#include <bits/types.h>
#define __need_size_t
#define __need_NULL
#include <stddef.h>
#ifdef __MINI_DEFAULT
#include <bits/file.h>
#endif

typedef __uid_t uid_t;
typedef __gid_t gid_t;

__BEGIN_DECLS

struct passwd {
	char *pw_name, *pw_passwd;
	uid_t pw_uid;
	gid_t pw_gid;
	char *pw_gecos;         /* the full name and more */
	char *pw_dir, *pw_shell;
};

/* NULL: there is none (errno untouched), or with errno. The result is the library's and holds until
 * the next call. */
struct passwd *getpwnam(const char *name);
struct passwd *getpwuid(uid_t user);
/* … with the caller's memory; 0 (*result NULL: there is none) or the error: ERANGE, the buffer is
 * too small. */
int getpwnam_r(const char *name, struct passwd *user, char *buffer, size_t size,
	struct passwd **result);
int getpwuid_r(uid_t id, struct passwd *user, char *buffer, size_t size, struct passwd **result);

#ifdef __MINI_XSI
/* One after the other. */
void setpwent(void);
void endpwent(void);
struct passwd *getpwent(void);
#endif

#ifdef __MINI_DEFAULT
struct passwd *fgetpwent(FILE *stream);
int putpwent(const struct passwd *user, FILE *stream);
int getpwent_r(struct passwd *user, char *buffer, size_t size, struct passwd **result);
int fgetpwent_r(FILE *stream, struct passwd *user, char *buffer, size_t size,
	struct passwd **result);
#endif

__END_DECLS

#endif
