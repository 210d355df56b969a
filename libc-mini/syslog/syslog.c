/* syslog.c: a message is one datagram to /dev/log, "<priority>Mon dd hh:mm:ss name[pid]: text"
 * (RFC 3164). Without a log, LOG_CONS writes to the console. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>
#include "libc.h"

#define LONGEST 1024    /* bytes: what RFC 3164 asks a log to take */

static struct lock lock;
static struct {
	const char *name;
	int options, facility, mask, fd;
} state = { .facility = LOG_USER, .mask = LOG_UPTO(LOG_DEBUG), .fd = -1 };

static void connect_log(void)
{
	static const struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = _PATH_LOG };

	if (state.fd < 0)
		state.fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (state.fd >= 0)
		connect(state.fd, (const struct sockaddr *)&address, sizeof address);
}

void openlog(const char *name, int options, int facility)
{
	lock_take(&lock);
	state.name = name;
	state.options = options;
	if (facility && !(facility & ~LOG_FACMASK))
		state.facility = facility;
	if (options & LOG_NDELAY && state.fd < 0)
		connect_log();
	lock_give(&lock);
}

void closelog(void)
{
	lock_take(&lock);
	if (state.fd >= 0)
		close(state.fd);
	state.fd = -1;
	lock_give(&lock);
}

int setlogmask(int mask)
{
	int old;

	lock_take(&lock);
	old = state.mask;
	if (mask)
		state.mask = mask;
	lock_give(&lock);
	return old;
}

static const char *name(void)
{
	const char *slash = strrchr(__libc.program, '/');

	return state.name ? state.name : slash ? slash + 1 : __libc.program;
}

/* A log that was started again has another socket under the same name. */
static void deliver(const char *message, size_t n)
{
	int console;

	if (state.fd < 0)
		connect_log();
	if (send(state.fd, message, n, MSG_NOSIGNAL) >= 0)
		return;
	connect_log();
	if (send(state.fd, message, n, MSG_NOSIGNAL) >= 0 || !(state.options & LOG_CONS))
		return;
	console = open("/dev/console", O_WRONLY | O_NOCTTY | O_CLOEXEC);
	if (console >= 0) {
		dprintf(console, "%s\r\n", message);
		close(console);
	}
}

void vsyslog(int priority, const char *format, va_list values)
{
	char message[LONGEST], stamp[32], id[32] = "";
	int error = errno, at, start, n;
	time_t now;
	struct tm tm;

	if (priority & ~(LOG_PRIMASK | LOG_FACMASK) || !(state.mask & LOG_MASK(LOG_PRI(priority))))
		return;
	lock_take(&lock);
	if (!(priority & LOG_FACMASK))
		priority |= state.facility;
	now = time(NULL);
	localtime_r(&now, &tm);
	strftime(stamp, sizeof stamp, "%b %e %T", &tm);
	if (state.options & LOG_PID)
		snprintf(id, sizeof id, "[%d]", (int)getpid());
	at = snprintf(message, sizeof message, "<%d>%s %n%.200s%s: ", priority, stamp, &start, name(), id);
	errno = error;
	n = vsnprintf(message + at, sizeof message - (size_t)at, format, values);
	if (n > 0)
		at += n;
	if (at > (int)sizeof message - 1)
		at = sizeof message - 1;
	if (state.options & LOG_PERROR)
		dprintf(2, "%s%s", message + start, message[at - 1] == '\n' ? "" : "\n");
	deliver(message, (size_t)at);
	lock_give(&lock);
	errno = error;
}

void syslog(int priority, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	vsyslog(priority, format, values);
	va_end(values);
}
