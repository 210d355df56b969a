/* shadow.h: the passwords of /etc/shadow (System V). Numbers are days; -1: the field is empty. */
#ifndef _SHADOW_H
#define _SHADOW_H

#include <features.h>
#include <paths.h>
#include <bits/file.h>
#define __need_size_t
#define __need_NULL
#include <stddef.h>

__BEGIN_DECLS

#define SHADOW "/etc/shadow"

struct spwd {
	char *sp_namp, *sp_pwdp;
	long sp_lstchg;         /* last change, in days since 1970 */
	long sp_min, sp_max;    /* days between changes */
	long sp_warn, sp_inact;
	long sp_expire;
	unsigned long sp_flag;
};

void setspent(void);
void endspent(void);
struct spwd *getspent(void);
struct spwd *getspnam(const char *name);
int getspnam_r(const char *name, struct spwd *user, char *buffer, size_t size,
	struct spwd **result);
struct spwd *fgetspent(FILE *stream);
struct spwd *sgetspent(const char *line);
int putspent(const struct spwd *user, FILE *stream);
int lckpwdf(void);
int ulckpwdf(void);

__END_DECLS

#endif
