/* Sockets on this machine alone. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include "show.h"

static void fails(const char *name, long result)
{
	show(name, "%ld %s", result, result < 0 ? error_name(errno) : "");
}

static void local(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX }, other;
	struct ucred peer;
	socklen_t length = sizeof other, size = sizeof peer;
	char text[40] = "";
	int fds[2], listener, client, server, type;
	ssize_t n;

	fails("socket.socketpair", socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds));
	show("socket.close on exec", "%d %d", fcntl(fds[0], F_GETFD), fcntl(fds[0], F_GETFL) & O_NONBLOCK);
	n = send(fds[0], "hello", 5, 0);
	show("socket.send", "%zd", n);
	n = recv(fds[1], text, sizeof text, MSG_PEEK);
	show("socket.recv peek", "%zd %.5s", n, text);
	n = recv(fds[1], text, 2, 0);
	show("socket.recv", "%zd %.2s", n, text);
	n = recv(fds[1], text, sizeof text, MSG_DONTWAIT);
	show("socket.recv rest", "%zd %.3s", n, text);
	fails("socket.recv nothing", recv(fds[1], text, sizeof text, MSG_DONTWAIT));
	fails("socket.shutdown", shutdown(fds[0], SHUT_WR));
	n = recv(fds[1], text, sizeof text, 0);
	show("socket.recv end", "%zd", n);
	fails("socket.send after shutdown", send(fds[0], "x", 1, MSG_NOSIGNAL));
	length = sizeof type;
	getsockopt(fds[0], SOL_SOCKET, SO_TYPE, &type, &length);
	show("socket.SO_TYPE", "%d %d", type, length);
	getsockopt(fds[0], SOL_SOCKET, SO_PEERCRED, &peer, &size);
	show("socket.SO_PEERCRED", "%d", peer.pid == getpid());
	close(fds[0]);
	close(fds[1]);

	listener = socket(AF_UNIX, SOCK_STREAM, 0);
	strcpy(address.sun_path, "socket");
	fails("socket.bind", bind(listener, (struct sockaddr *)&address, SUN_LEN(&address)));
	fails("socket.bind again", bind(listener, (struct sockaddr *)&address, SUN_LEN(&address)));
	client = socket(AF_UNIX, SOCK_STREAM, 0);
	show("socket.connect too early", "%d %d", connect(client, (struct sockaddr *)&address, sizeof address),
		errno == ECONNREFUSED);
	fails("socket.listen", listen(listener, 5));
	fails("socket.connect", connect(client, (struct sockaddr *)&address, sizeof address));
	server = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
	show("socket.accept4", "%d %d %d", server >= 0, fcntl(server, F_GETFD), !!(fcntl(server, F_GETFL) & O_NONBLOCK));
	fails("socket.accept4's recv", recv(server, text, 1, 0));
	length = sizeof other;
	memset(&other, 0, sizeof other);
	getpeername(client, (struct sockaddr *)&other, &length);
	show("socket.getpeername", "%d %s %d", other.sun_family, other.sun_path, length);
	close(client);
	close(server);
	close(listener);
	unlink("socket");
}

static void descriptors(void)
{
	union { struct cmsghdr align; char bytes[CMSG_SPACE(2 * sizeof(int)) + CMSG_SPACE(4)]; } control;
	char text[10] = "", other[10] = "";
	struct iovec pieces[2] = { { "ab", 2 }, { "cde", 3 } }, in[2] = { { text, 3 }, { other, 9 } };
	struct msghdr message = { .msg_iov = pieces, .msg_iovlen = 2, .msg_control = control.bytes,
		.msg_controllen = CMSG_SPACE(2 * sizeof(int)) };
	struct cmsghdr *each;
	int fds[2], sent[2], got[2] = { -1, -1 };
	ssize_t n;

	show("socket.CMSG", "%zu %zu %zu", CMSG_SPACE(4), CMSG_LEN(4), CMSG_ALIGN(9));
	socketpair(AF_UNIX, SOCK_DGRAM, 0, fds);
	pipe(sent);
	memset(&control, 0, sizeof control);
	each = CMSG_FIRSTHDR(&message);
	each->cmsg_level = SOL_SOCKET;
	each->cmsg_type = SCM_RIGHTS;
	each->cmsg_len = CMSG_LEN(sizeof sent);
	memcpy(CMSG_DATA(each), sent, sizeof sent);
	show("socket.CMSG_NXTHDR none", "%d", CMSG_NXTHDR(&message, each) == NULL);
	n = sendmsg(fds[0], &message, 0);
	show("socket.sendmsg", "%zd", n);
	memset(&control, 0, sizeof control);
	message.msg_iov = in;
	message.msg_controllen = sizeof control.bytes;
	n = recvmsg(fds[1], &message, MSG_CMSG_CLOEXEC);
	show("socket.recvmsg", "%zd %s %s %x", n, text, other, message.msg_flags & ~MSG_CMSG_CLOEXEC);
	for (each = CMSG_FIRSTHDR(&message); each; each = CMSG_NXTHDR(&message, each)) {
		memcpy(got, CMSG_DATA(each), sizeof got);
		show("socket.control", "%d %d %zu", each->cmsg_level, each->cmsg_type, (size_t)each->cmsg_len);
	}
	write(got[1], "via", 3);
	n = read(sent[0], text, 10);
	show("socket.SCM_RIGHTS", "%zd %.3s %d", n, text, fcntl(got[0], F_GETFD));
	message.msg_controllen = 0;
	send(fds[0], "longer than room", 16, 0);
	n = recvmsg(fds[1], &message, 0);
	show("socket.MSG_TRUNC", "%zd %d", n, !!(message.msg_flags & MSG_TRUNC));

	struct iovec piece[2] = { { "one", 3 }, { "four", 4 } };
	struct mmsghdr many[3] = { { { .msg_iov = &piece[0], .msg_iovlen = 1 }, 0 }, { { .msg_iov = &piece[1], .msg_iovlen = 1 }, 0 } };
	int count = sendmmsg(fds[0], many, 2, 0);
	show("socket.sendmmsg", "%d %u %u", count, many[0].msg_len, many[1].msg_len);
	char a[8] = "", b[8] = "", c[8];
	struct iovec room[3] = { { a, 8 }, { b, 8 }, { c, 8 } };
	struct mmsghdr back[3] = { { { .msg_iov = &room[0], .msg_iovlen = 1 }, 0 }, { { .msg_iov = &room[1], .msg_iovlen = 1 }, 0 }, { { .msg_iov = &room[2], .msg_iovlen = 1 }, 0 } };
	count = recvmmsg(fds[1], back, 3, MSG_DONTWAIT, NULL);
	show("socket.recvmmsg", "%d %s %s", count, a, b);
}

static void internet(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) }, from;
	socklen_t length = sizeof address;
	struct timeval timeout = { 0, 50000 }, now = { 9, 9 };
	char text[40] = "";
	int receiver = socket(AF_INET, SOCK_DGRAM, 0), sender = socket(AF_INET, SOCK_DGRAM, IPPROTO_UDP);
	int listener, client, server, on = 1, value = 0;
	ssize_t n;

	fails("socket.udp bind", bind(receiver, (struct sockaddr *)&address, sizeof address));
	fails("socket.getsockname", getsockname(receiver, (struct sockaddr *)&address, &length));
	show("socket.port", "%d %d", address.sin_port != 0, length);
	n = sendto(sender, "datagram", 8, 0, (struct sockaddr *)&address, sizeof address);
	show("socket.sendto", "%zd", n);
	length = sizeof from;
	n = recvfrom(receiver, text, sizeof text, 0, (struct sockaddr *)&from, &length);
	show("socket.recvfrom", "%zd %s %s %d", n, text, inet_ntoa(from.sin_addr), length);
	setsockopt(receiver, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
	length = sizeof now;
	getsockopt(receiver, SOL_SOCKET, SO_RCVTIMEO, &now, &length);
	show("socket.SO_RCVTIMEO", "%ld %d", (long)now.tv_sec, now.tv_usec >= 50000 && now.tv_usec < 60000);
	fails("socket.timeout", recv(receiver, text, sizeof text, 0));
	close(receiver);
	close(sender);

	listener = socket(AF_INET, SOCK_STREAM, 0);
	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	address.sin_port = 0;
	bind(listener, (struct sockaddr *)&address, sizeof address);
	listen(listener, 1);
	length = sizeof address;
	getsockname(listener, (struct sockaddr *)&address, &length);
	client = socket(AF_INET, SOCK_STREAM, 0);
	fails("socket.tcp connect", connect(client, (struct sockaddr *)&address, sizeof address));
	length = sizeof from;
	server = accept(listener, (struct sockaddr *)&from, &length);
	show("socket.accept", "%d %d %s", server >= 0, length, inet_ntoa(from.sin_addr));
	fails("socket.TCP_NODELAY", setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
	length = sizeof value;
	getsockopt(client, IPPROTO_TCP, TCP_NODELAY, &value, &length);
	show("socket.TCP_NODELAY is", "%d", value != 0);
	struct tcp_info info;
	length = sizeof info;
	getsockopt(client, IPPROTO_TCP, TCP_INFO, &info, &length);
	show("socket.TCP_INFO", "%d", info.tcpi_state == TCP_ESTABLISHED);
	send(client, "ab", 2, 0);
	send(client, "!", 1, MSG_OOB);
	struct pollfd urgent = { server, POLLPRI, 0 };
	poll(&urgent, 1, 2000);
	show("socket.sockatmark before", "%d", sockatmark(server));
	n = recv(server, text, 2, MSG_WAITALL);
	show("socket.sockatmark at", "%zd %d", n, sockatmark(server));
	close(client);
	close(server);
	close(listener);
	fails("socket.sockatmark bad", sockatmark(-1));
}

static void errors(void)
{
	int fds[2];

	pipe(fds);
	show("socket.family", "%d %d", socket(99, SOCK_STREAM, 0), errno == EAFNOSUPPORT);
	show("socket.type", "%d %d", socket(AF_UNIX, 77, 0), errno == EINVAL || errno == ESOCKTNOSUPPORT);
	fails("socket.bad fd", listen(-1, 1));
	show("socket.not a socket", "%d %d", listen(fds[0], 1), errno == ENOTSOCK);
	show("socket.not connected", "%d %d", getpeername(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *)&(struct sockaddr_in){ 0 }, &(socklen_t){ 16 }), errno == ENOTCONN);
	show("socket.sizes", "%zu %zu %zu %zu %zu %zu", sizeof(struct sockaddr_storage), sizeof(struct sockaddr_un),
		sizeof(struct msghdr), sizeof(struct cmsghdr), sizeof(struct sockaddr_in6), sizeof(struct linger));
}

int main(void)
{
	local();
	descriptors();
	internet();
	errors();
	return 0;
}
