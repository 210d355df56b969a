/* time: the calendar in both directions, its limits, clocks and timers as far as they are the same each
 * time, the times of files. */
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/timeb.h>
#include <sys/timerfd.h>
#include <sys/times.h>
#include <time.h>
#include <utime.h>
#include "show.h"

#if defined(__GLIBC__) || defined(__LIBC_MINI__)
#define NOT_MUSL 1
#endif

static void split(time_t t)
{
	struct tm tm = { .tm_sec = 0 };
	char name[60];

	errno = 0;
	snprintf(name, sizeof name, "gmtime %ld", (long)t);
	if (!gmtime_r(&t, &tm)) {
		show(name, "NULL %s", error_name(errno));
		return;
	}
	show(name, "%d-%d-%d %d.%d.%d w%d y%d", tm.tm_year, tm.tm_mon, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec,
		tm.tm_wday, tm.tm_yday);
	snprintf(name, sizeof name, "timegm %ld", (long)t);
	show(name, "%d", timegm(&tm) == t);
}

static void text(const char *what, struct tm *tm, const char *mark)
{
	char name[60];
	char buffer[100];

	snprintf(name, sizeof name, "asctime %s%s", what, mark);
	show(name, "%s", asctime_r(tm, buffer) ? buffer : "NULL");
}

static void result(const char *name, int value)
{
	show(name, "%d %s", value, value == -1 ? error_name(errno) : "");
}

static void times_are(const char *name)
{
	struct stat st;

	stat("f", &st);
	show(name, "%ld.%ld %ld.%ld", (long)st.st_atim.tv_sec, (long)st.st_atim.tv_nsec, (long)st.st_mtim.tv_sec,
		(long)st.st_mtim.tv_nsec);
}

static void files(void)
{
	struct timespec ts[2] = { { 1000, 5 }, { 2000, 6 } };
	struct timeval tv[2] = { { 3000, 7 }, { 4000, 8 } }, wrong[2] = { { 0, 1000000 }, { 0, 0 } };
	struct utimbuf ub = { 5000, 6000 };
	int fd = open("f", O_CREAT | O_RDWR, 0666);

	show("futimens", "%d", futimens(fd, ts));
	times_are("futimens set");
	show("utimes", "%d", utimes("f", tv));
	times_are("utimes set");
	show("utime", "%d", utime("f", &ub));
	times_are("utime set");
	ts[0].tv_nsec = UTIME_OMIT;
	show("utimensat omit", "%d", utimensat(AT_FDCWD, "f", ts, 0));
	times_are("utimensat omit set");
	show("futimes", "%d", futimes(fd, tv));
	times_are("futimes set");
	result("futimes wrong [glibc]", futimes(fd, wrong));
	symlink("f", "l");
	show("lutimes", "%d", lutimes("l", (struct timeval[2]){ { 1, 0 }, { 2, 0 } }));
	times_are("lutimes leaves");
	show("utimes now", "%d", utimes("f", NULL));
	result("utime none", utime("none", &ub));
	result("utimensat none", utimensat(AT_FDCWD, "none", ts, 0));
	result("futimens bad", futimens(-1, ts));
	close(fd);
}

static void clocks(void)
{
	struct timespec a, b, zero = { 0, 1 };
	struct timeval tv;
	struct itimerval it = { .it_value = { 100, 0 } }, old;
	struct itimerspec its = { .it_value = { 100, 0 } }, got;
	struct tms tms;
	struct timeb tb;
	timer_t timer;
	clockid_t id;
	time_t t, u;
	int fd;

	for (int clock = 0; clock < 8; clock++) {
		char name[40];

		snprintf(name, sizeof name, "clock_gettime %d", clock);
		show(name, "%d", clock_gettime(clock, &a) == 0 && clock_gettime(clock, &b) == 0
			&& (b.tv_sec > a.tv_sec || (b.tv_sec == a.tv_sec && b.tv_nsec >= a.tv_nsec)) && a.tv_nsec < 1000000000);
		snprintf(name, sizeof name, "clock_getres %d", clock);
		result(name, clock_getres(clock, &a));
		snprintf(name, sizeof name, "clock_getres %d value", clock);
		show(name, "%d", a.tv_sec == 0 && a.tv_nsec > 0);
	}
	result("clock_gettime bad", clock_gettime(1000, &a));
	result("clock_getres bad", clock_getres(1000, &a));
	show("clock_getres NULL", "%d", clock_getres(CLOCK_REALTIME, NULL));
	result("clock_settime bad", clock_settime(CLOCK_MONOTONIC, &zero));
	t = time(&u);
	clock_gettime(CLOCK_REALTIME, &a);
	gettimeofday(&tv, NULL);
	show("time", "%d %d %d", t == u, a.tv_sec - t >= 0 && a.tv_sec - t < 5, tv.tv_sec - t >= 0 && tv.tv_sec - t < 5);
	show("time NULL", "%d", time(NULL) - t < 5);
	show("timespec_get", "%d %d", timespec_get(&a, TIME_UTC), timespec_get(&a, 0));
	show("clock", "%d", clock() >= 0);
	show("times", "%d", times(&tms) != -1);
	result("ftime", ftime(&tb));
	show("ftime value", "%d", tb.time - t < 5 && tb.millitm < 1000);
	show("nanosleep", "%d", nanosleep(&zero, NULL));
	zero.tv_nsec = 1000000000;
	result("nanosleep bad", nanosleep(&zero, NULL));
	show("clock_nanosleep bad", "%s", error_name(clock_nanosleep(CLOCK_REALTIME, 0, &zero, NULL)));
	show("clock_nanosleep thread", "%s", error_name(clock_nanosleep(CLOCK_THREAD_CPUTIME_ID, 0, &zero, NULL)));
	zero.tv_nsec = 0;
	show("clock_nanosleep past", "%d", clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &zero, NULL));
	result("clock_getcpuclockid", clock_getcpuclockid(0, &id));
	result("clock_getcpuclockid clock", clock_gettime(id, &a));
	show("clock_getcpuclockid none [glibc]", "%s", error_name(clock_getcpuclockid(0x3fffff, &id)));
	show("setitimer", "%d", setitimer(ITIMER_REAL, &it, NULL));
	result("getitimer", getitimer(ITIMER_REAL, &old));
	show("getitimer value", "%d", old.it_value.tv_sec >= 95);
	memset(&it, 0, sizeof it);
	result("setitimer off", setitimer(ITIMER_REAL, &it, &old));
	show("setitimer off old", "%d", old.it_value.tv_sec >= 95);
	result("setitimer bad", setitimer(9, &it, NULL));
	fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
	show("timerfd", "%d %d", fd >= 0, timerfd_settime(fd, 0, &its, NULL));
	result("timerfd_gettime", timerfd_gettime(fd, &got));
	show("timerfd_gettime value", "%d", got.it_value.tv_sec >= 95);
	result("timerfd bad", timerfd_create(1000, 0));
	close(fd);
	struct sigevent event = { .sigev_notify = SIGEV_NONE };
	show("timer_create", "%d", timer_create(CLOCK_MONOTONIC, &event, &timer));
	show("timer_settime", "%d", timer_settime(timer, 0, &its, NULL));
	result("timer_gettime", timer_gettime(timer, &got));
	show("timer_gettime value", "%d", got.it_value.tv_sec >= 95);
	show("timer_getoverrun", "%d", timer_getoverrun(timer));
	show("timer_delete", "%d", timer_delete(timer));
	result("timer_create bad", timer_create(1000, &event, &timer));
}

int main(void)
{
	static const time_t times[] = { 0, 1, -1, 86399, 86400, -86400, -86401, 951782399, 951782400, 951868800, 1e9,
		2147483647, 2147483648, -2147483648L, -2147483649L, 4107542400, -2203891200, 253402300799, 253402300800,
		-62135596800, -62135596801, -62167219200, -62167219201, 67767976233532799, 67767976233532800, 67768036191676799,
		67768036191676800, -67768040609740800, -67768040609740801, INT64_MAX, INT64_MIN, 1700000000, 946684799 };
	struct tm tm, early = { .tm_sec = 1, .tm_min = 2, .tm_hour = 3, .tm_mday = 4, .tm_mon = 5, .tm_year = 6, .tm_wday = 0 };
	struct tm over = { .tm_year = INT_MAX, .tm_mon = 12, .tm_mday = 1 };
	unsigned long hash = 0;
	time_t t;

	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		split(times[i]);
	for (long i = -200000; i < 200000; i += 7) {
		t = i * 86400 + 12345;
		gmtime_r(&t, &tm);
		hash = hash * 31 + (unsigned long)(tm.tm_mday + 100 * tm.tm_mon + tm.tm_yday * 5 + tm.tm_wday * 3 + tm.tm_year);
	}
	show("gmtime days of 1000 years", "%lx", hash);
	tm = (struct tm){ .tm_sec = 100000, .tm_min = -100000, .tm_hour = 1000, .tm_mday = -400, .tm_mon = 50, .tm_year = 70 };
	show("timegm normalises", "%ld", (long)timegm(&tm));
	show("timegm normalised", "%d-%d-%d %d.%d.%d w%d y%d", tm.tm_year, tm.tm_mon, tm.tm_mday, tm.tm_hour, tm.tm_min,
		tm.tm_sec, tm.tm_wday, tm.tm_yday);
	errno = 0;
	result("timegm overflow", (int)timegm(&over));
	over = (struct tm){ .tm_year = INT_MAX, .tm_mon = 12, .tm_mday = 1 };
	errno = 0;
	result("mktime overflow", (int)mktime(&over));
	show("mktime overflow leaves", "%d %d", over.tm_mon, over.tm_mday);
	text("plain", &early, "");
	early.tm_year = 8099;
	text("9999", &early, "");
	early.tm_year = -1900;
	text("year 0", &early, " [glibc]");
#ifdef NOT_MUSL         /* musl stops the program for what has no place in 26 bytes */
	early.tm_year = 8100;
	text("10000", &early, " [glibc]");
	early.tm_year = -2899;
	text("-999", &early, " [glibc]");
	early = (struct tm){ .tm_mday = 1, .tm_mon = 12, .tm_wday = 7, .tm_year = 70 };
	text("bad names", &early, " [glibc]");
#endif
	t = 0;
	show("ctime", "%s", ctime(&t));
	show("difftime", "%g %g", difftime(5, 3), difftime(3, 5));
	show("difftime ends [glibc]", "%g", difftime(INT64_MAX, INT64_MIN));    /* musl overflows */
	show("gmtime zone [glibc]", "%s %ld %d", gmtime(&t)->tm_zone, gmtime(&t)->tm_gmtoff, gmtime(&t)->tm_isdst);
	files();
	clocks();
	return 0;
}
