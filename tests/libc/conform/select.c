/* select, poll, epoll, descriptors of events. */
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/select.h>
#include <sys/sendfile.h>
#include <sys/signalfd.h>
#include <sys/time.h>
#include <fcntl.h>
#include "show.h"

#define TRY(name, call) do { errno = 0; long r_ = (long)(call); show(name, "%ld %s", r_, error_name(r_ < 0 ? errno : 0)); } while (0)

int main(void)
{
	struct timeval tv = { 0, 1000 };
	struct timespec ts = { 0, 1000 };
	struct pollfd fds[3];
	struct epoll_event event = { EPOLLIN, { .u64 = 0x123456789abcdefULL } }, got;
	struct signalfd_siginfo info;
	fd_set set;
	sigset_t signals;
	eventfd_t value = 0;
	int p[2], e, fd;
	char byte;

	if (pipe(p))
		return 1;
	FD_ZERO(&set);
	FD_SET(p[0], &set);
	show("select.FD_ISSET", "%d %d %d", !!FD_ISSET(p[0], &set), !!FD_ISSET(p[1], &set), (int)sizeof set);
	TRY("select.timeout", select(p[0] + 1, &set, 0, 0, &tv));
	show("select.cleared [glibc]", "%d %ld", !!FD_ISSET(p[0], &set), (long)tv.tv_usec);
	if (write(p[1], "x", 1) != 1)
		return 1;
	FD_SET(p[0], &set);
	TRY("select.ready", select(p[0] + 1, &set, 0, 0, 0));
	TRY("select.pselect", pselect(p[0] + 1, &set, 0, 0, &ts, 0));
	TRY("select.negative", select(-1, 0, 0, 0, &tv));
	FD_SET(200, &set);
	TRY("select.bad fd", select(201, &set, 0, 0, 0));
	tv.tv_sec = -1;
	TRY("select.bad time", select(0, 0, 0, 0, &tv));
	fds[0] = (struct pollfd){ p[0], POLLIN, 0 };
	fds[1] = (struct pollfd){ p[1], POLLOUT, 0 };
	fds[2] = (struct pollfd){ 200, POLLIN, 0 };
	TRY("select.poll", poll(fds, 3, 0));
	show("select.poll events", "%x %x %x", fds[0].revents, fds[1].revents, fds[2].revents);
	TRY("select.ppoll", ppoll(fds, 1, &ts, 0));
	TRY("select.poll none", poll(0, 0, 1));
	TRY("select.epoll_create", (e = epoll_create1(EPOLL_CLOEXEC)) >= 0);
	TRY("select.epoll_create 0 [glibc]", epoll_create(0));
	TRY("select.epoll_ctl", epoll_ctl(e, EPOLL_CTL_ADD, p[0], &event));
	TRY("select.epoll_ctl twice", epoll_ctl(e, EPOLL_CTL_ADD, p[0], &event));
	TRY("select.epoll_wait", epoll_wait(e, &got, 1, 0));
	show("select.epoll event", "%x %llx %d", got.events, (unsigned long long)got.data.u64, (int)sizeof got);
	TRY("select.epoll_wait 0", epoll_wait(e, &got, 0, 0));
	fd = eventfd(3, EFD_NONBLOCK);
	TRY("select.eventfd_write", eventfd_write(fd, 4));
	TRY("select.eventfd_read", eventfd_read(fd, &value));
	show("select.eventfd", "%d", (int)value);
	TRY("select.eventfd_read empty", eventfd_read(fd, &value));
	sigemptyset(&signals);
	sigaddset(&signals, SIGUSR1);
	sigprocmask(SIG_BLOCK, &signals, 0);
	fd = signalfd(-1, &signals, SFD_CLOEXEC);
	raise(SIGUSR1);
	TRY("select.signalfd", read(fd, &info, sizeof info));
	show("select.signalfd number", "%d", info.ssi_signo);
	fd = inotify_init1(IN_NONBLOCK);
	TRY("select.inotify", inotify_add_watch(fd, ".", IN_CREATE));
	TRY("select.inotify missing", inotify_add_watch(fd, "missing", IN_CREATE));
	TRY("select.inotify_rm_watch", inotify_rm_watch(fd, 77));
	fd = open("f", O_RDWR | O_CREAT, 0600);
	if (write(fd, "hello", 5) != 5)
		return 1;
	TRY("select.sendfile", sendfile(p[1], fd, (off_t[]){ 1 }, 9));
	TRY("select.copy_file_range", copy_file_range(fd, (off_t[]){ 0 }, fd, (off_t[]){ 10 }, 3, 0));
	TRY("select.splice", splice(p[0], 0, fd, 0, 2, 0));
	return 0;
}
