/* utmp.h: System V's names for <utmpx.h>; BSD's login_tty(). */
#ifndef _UTMP_H
#define _UTMP_H

#include <features.h>
#include <paths.h>
#include <utmpx.h>

__BEGIN_DECLS

#define UT_LINESIZE  __UT_LINESIZE
#define UT_NAMESIZE  __UT_NAMESIZE
#define UT_HOSTSIZE  __UT_HOSTSIZE
#define UT_UNKNOWN   EMPTY
#define UTMP_FILE     _PATH_UTMP
#define UTMP_FILENAME _PATH_UTMP
#define WTMP_FILE     _PATH_WTMP
#define WTMP_FILENAME _PATH_WTMP

#define utmp    utmpx
#define ut_name ut_user
#define ut_time ut_tv.tv_sec
#define ut_addr ut_addr_v6[0]

struct lastlog {
	int ll_time;
	char ll_line[__UT_LINESIZE];
	char ll_host[__UT_HOSTSIZE];
};

void setutent(void);
void endutent(void);
struct utmp *getutent(void);
struct utmp *getutid(const struct utmp *like);
struct utmp *getutline(const struct utmp *like);
struct utmp *pututline(const struct utmp *record);
int utmpname(const char *path);
void updwtmp(const char *path, const struct utmp *record);
int login_tty(int fd);  /* a new session with fd as its terminal and as 0, 1 and 2 */

__END_DECLS

#endif
