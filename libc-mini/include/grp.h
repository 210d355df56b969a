/* grp.h: POSIX.1-2017 <grp.h>: the groups of /etc/group; as <pwd.h>. */
#ifndef _GRP_H
#define _GRP_H

#include <features.h>
#include <bits/types.h>
#define __need_size_t
#define __need_NULL
#include <stddef.h>
#ifdef __MINI_DEFAULT
#include <bits/file.h>
#endif

typedef __gid_t gid_t;

__BEGIN_DECLS

struct group {
	char *gr_name, *gr_passwd;
	gid_t gr_gid;
	char **gr_mem;          /* names of users, ended by NULL */
};

struct group *getgrnam(const char *name);
struct group *getgrgid(gid_t group);
int getgrnam_r(const char *name, struct group *group, char *buffer, size_t size,
	struct group **result);
int getgrgid_r(gid_t id, struct group *group, char *buffer, size_t size, struct group **result);

#ifdef __MINI_XSI
void setgrent(void);
void endgrent(void);
struct group *getgrent(void);
#endif

#ifdef __MINI_DEFAULT
struct group *fgetgrent(FILE *stream);
int putgrent(const struct group *group, FILE *stream);
int getgrent_r(struct group *group, char *buffer, size_t size, struct group **result);
int fgetgrent_r(FILE *stream, struct group *group, char *buffer, size_t size,
	struct group **result);
/* The groups of a user, `group` first. *n: room in groups, then how many there are; returns that,
 * or -1 if the room was too small. */
int getgrouplist(const char *user, gid_t group, gid_t *groups, int *n);
int initgroups(const char *user, gid_t group);
int setgroups(size_t n, const gid_t *groups);
#endif

__END_DECLS

#endif
