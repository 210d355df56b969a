/* utmpx.c: the file of who is logged in: records of 384 bytes. */
#include <errno.h>
#include <fcntl.h>
#include <paths.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#include <utmp.h>
#include <utmpx.h>
#include "libc.h"

static char file[256] = _PATH_UTMP;
static int fd = -1;
static struct utmpx record;

int utmpxname(const char *path)
{
	if (strlen(path) >= sizeof file) {
		errno = ENAMETOOLONG;
		return -1;
	}
	endutxent();
	strcpy(file, path);
	return 0;
}

void setutxent(void)
{
	if (fd >= 0)
		lseek(fd, 0, SEEK_SET);
}

void endutxent(void)
{
	if (fd >= 0)
		close(fd);
	fd = -1;
}

static int is_open(void)
{
	if (fd < 0 && (fd = open(file, O_RDWR | O_CLOEXEC)) < 0)
		fd = open(file, O_RDONLY | O_CLOEXEC);
	return fd >= 0;
}

struct utmpx *getutxent(void)
{
	return is_open() && read(fd, &record, sizeof record) == sizeof record ? &record : 0;
}

/* The same login: by type, or by id for those that have one. */
static int is_like(const struct utmpx *a, const struct utmpx *like)
{
	if (like->ut_type >= RUN_LVL && like->ut_type <= OLD_TIME)
		return a->ut_type == like->ut_type;
	return a->ut_type >= INIT_PROCESS && a->ut_type <= DEAD_PROCESS
		&& !strncmp(a->ut_id, like->ut_id, sizeof a->ut_id);
}

struct utmpx *getutxid(const struct utmpx *like)
{
	struct utmpx wanted = *like, *found;

	if (wanted.ut_type < RUN_LVL || wanted.ut_type > DEAD_PROCESS) {
		errno = EINVAL;
		return 0;
	}
	while ((found = getutxent()))
		if (is_like(found, &wanted))
			return found;
	errno = ESRCH;
	return 0;
}

struct utmpx *getutxline(const struct utmpx *like)
{
	struct utmpx wanted = *like, *found;

	while ((found = getutxent()))
		if ((found->ut_type == USER_PROCESS || found->ut_type == LOGIN_PROCESS)
		 && !strncmp(found->ut_line, wanted.ut_line, sizeof wanted.ut_line))
			return found;
	errno = ESRCH;
	return 0;
}

struct utmpx *pututxline(const struct utmpx *new)
{
	struct utmpx wanted = *new;
	off_t at;
	ssize_t n;

	if (!is_open())
		return 0;
	setutxent();
	if (getutxid(&wanted))
		at = lseek(fd, -(off_t)sizeof record, SEEK_CUR);
	else
		at = lseek(fd, 0, SEEK_END);
	flock(fd, LOCK_EX);
	n = pwrite(fd, &wanted, sizeof wanted, at - at % (off_t)sizeof record);
	flock(fd, LOCK_UN);
	if (n != sizeof wanted)
		return 0;
	record = wanted;
	return &record;
}

void updwtmpx(const char *path, const struct utmpx *new)
{
	int log = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);

	if (log < 0)
		return;
	if (write(log, new, sizeof *new) < 0)
		errno = EIO;
	close(log);
}

strong_alias(setutxent, setutent);
strong_alias(endutxent, endutent);
strong_alias(getutxent, getutent);
strong_alias(getutxid, getutid);
strong_alias(getutxline, getutline);
strong_alias(pututxline, pututline);
strong_alias(utmpxname, utmpname);
strong_alias(updwtmpx, updwtmp);
