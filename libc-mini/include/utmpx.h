/* utmpx.h: POSIX.1-2017 <utmpx.h>: who is logged in. The records are those of glibc's
 * /var/run/utmp. Functions return NULL at the end or on failure. */
#ifndef _UTMPX_H
#define _UTMPX_H

#include <features.h>
#include <bits/types.h>
#include <bits/timeval.h>

typedef __pid_t pid_t;

__BEGIN_DECLS

#define __UT_LINESIZE 32
#define __UT_NAMESIZE 32
#define __UT_HOSTSIZE 256

struct utmpx {
	short ut_type;
	pid_t ut_pid;
	char ut_line[__UT_LINESIZE];
	char ut_id[4];
	char ut_user[__UT_NAMESIZE];
	char ut_host[__UT_HOSTSIZE];
	struct {
		short __e_termination, __e_exit;
	} ut_exit;
	int ut_session;
	struct {
		int tv_sec, tv_usec;    /* 32 bits in the file */
	} ut_tv;
	unsigned ut_addr_v6[4];
	char __unused[20];
};

#define EMPTY         0
#define RUN_LVL       1
#define BOOT_TIME     2
#define NEW_TIME      3
#define OLD_TIME      4
#define INIT_PROCESS  5
#define LOGIN_PROCESS 6
#define USER_PROCESS  7
#define DEAD_PROCESS  8
#define ACCOUNTING    9

void setutxent(void);
void endutxent(void);
struct utmpx *getutxent(void);
struct utmpx *getutxid(const struct utmpx *like);
struct utmpx *getutxline(const struct utmpx *like);
struct utmpx *pututxline(const struct utmpx *record);
#ifdef __MINI_DEFAULT
int utmpxname(const char *path);
void updwtmpx(const char *path, const struct utmpx *record);
#endif

__END_DECLS

#endif
