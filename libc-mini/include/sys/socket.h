/* sys/socket.h: POSIX.1-2017 <sys/socket.h>; numbers and layouts are Linux's (asm-generic/socket.h,
 * linux/socket.h). See socket(2), socket(7). Functions return -1 and errno on failure. */
#ifndef _SYS_SOCKET_H
#define _SYS_SOCKET_H

#include <features.h>
#include <bits/types.h>
#include <bits/timespec.h>
#include <bits/iovec.h>
#define __need_size_t
#define __need_NULL
#include <stddef.h>

typedef __socklen_t socklen_t;
typedef __sa_family_t sa_family_t;
typedef __ssize_t ssize_t;

struct sockaddr {
	sa_family_t sa_family;
	char sa_data[14];
};

/* As large and as aligned as any address. */
struct sockaddr_storage {
	sa_family_t ss_family;
	char __ss_padding[128 - sizeof(sa_family_t) - sizeof(unsigned long)];
	unsigned long __ss_align;
};

/* What sendmsg() and recvmsg() carry: address, data, control messages. */
struct msghdr {
	void *msg_name;
	socklen_t msg_namelen;
	struct iovec *msg_iov;
	size_t msg_iovlen;
	void *msg_control;
	size_t msg_controllen;
	int msg_flags;
};

struct cmsghdr {
	size_t cmsg_len;        /* with this header */
	int cmsg_level, cmsg_type;
};

struct linger {
	int l_onoff;
	int l_linger;           /* seconds */
};

#ifdef __MINI_GNU
struct ucred {
	__pid_t pid;
	__uid_t uid;
	__gid_t gid;
};

struct mmsghdr {
	struct msghdr msg_hdr;
	unsigned msg_len;       /* bytes sent or received */
};
#endif

/* socket()'s type, and flags for it and accept4(). */
#define SOCK_STREAM    1
#define SOCK_DGRAM     2
#define SOCK_RAW       3
#define SOCK_RDM       4
#define SOCK_SEQPACKET 5
#define SOCK_DCCP      6
#define SOCK_PACKET    10
#define SOCK_CLOEXEC   02000000
#define SOCK_NONBLOCK  04000

#define AF_UNSPEC     0
#define AF_UNIX       1
#define AF_LOCAL      1
#define AF_FILE       1
#define AF_INET       2
#define AF_AX25       3
#define AF_IPX        4
#define AF_APPLETALK  5
#define AF_NETROM     6
#define AF_BRIDGE     7
#define AF_ATMPVC     8
#define AF_X25        9
#define AF_INET6      10
#define AF_ROSE       11
#define AF_DECnet     12
#define AF_NETBEUI    13
#define AF_SECURITY   14
#define AF_KEY        15
#define AF_NETLINK    16
#define AF_ROUTE      16
#define AF_PACKET     17
#define AF_ASH        18
#define AF_ECONET     19
#define AF_ATMSVC     20
#define AF_RDS        21
#define AF_SNA        22
#define AF_IRDA       23
#define AF_PPPOX      24
#define AF_WANPIPE    25
#define AF_LLC        26
#define AF_IB         27
#define AF_MPLS       28
#define AF_CAN        29
#define AF_TIPC       30
#define AF_BLUETOOTH  31
#define AF_IUCV       32
#define AF_RXRPC      33
#define AF_ISDN       34
#define AF_PHONET     35
#define AF_IEEE802154 36
#define AF_CAIF       37
#define AF_ALG        38
#define AF_NFC        39
#define AF_VSOCK      40
#define AF_KCM        41
#define AF_QIPCRTR    42
#define AF_SMC        43
#define AF_XDP        44
#define AF_MAX        45

#define PF_UNSPEC     AF_UNSPEC
#define PF_UNIX       AF_UNIX
#define PF_LOCAL      AF_LOCAL
#define PF_FILE       AF_FILE
#define PF_INET       AF_INET
#define PF_AX25       AF_AX25
#define PF_IPX        AF_IPX
#define PF_APPLETALK  AF_APPLETALK
#define PF_NETROM     AF_NETROM
#define PF_BRIDGE     AF_BRIDGE
#define PF_ATMPVC     AF_ATMPVC
#define PF_X25        AF_X25
#define PF_INET6      AF_INET6
#define PF_ROSE       AF_ROSE
#define PF_DECnet     AF_DECnet
#define PF_NETBEUI    AF_NETBEUI
#define PF_SECURITY   AF_SECURITY
#define PF_KEY        AF_KEY
#define PF_NETLINK    AF_NETLINK
#define PF_ROUTE      AF_ROUTE
#define PF_PACKET     AF_PACKET
#define PF_CAN        AF_CAN
#define PF_TIPC       AF_TIPC
#define PF_BLUETOOTH  AF_BLUETOOTH
#define PF_ALG        AF_ALG
#define PF_VSOCK      AF_VSOCK
#define PF_XDP        AF_XDP
#define PF_MAX        AF_MAX

#define SOMAXCONN 4096

#define SHUT_RD   0
#define SHUT_WR   1
#define SHUT_RDWR 2

/* Levels and options of getsockopt() and setsockopt(). */
#define SOL_SOCKET    1
#define SOL_IP        0
#define SOL_IPV6      41
#define SOL_ICMPV6    58
#define SOL_RAW       255
#define SOL_AX25      257
#define SOL_PACKET    263
#define SOL_NETLINK   270
#define SOL_CAN_BASE  100
#define SOL_BLUETOOTH 274
#define SOL_ALG       279

#define SO_DEBUG        1
#define SO_REUSEADDR    2
#define SO_TYPE         3
#define SO_ERROR        4
#define SO_DONTROUTE    5
#define SO_BROADCAST    6
#define SO_SNDBUF       7
#define SO_RCVBUF       8
#define SO_KEEPALIVE    9
#define SO_OOBINLINE    10
#define SO_NO_CHECK     11
#define SO_PRIORITY     12
#define SO_LINGER       13
#define SO_BSDCOMPAT    14
#define SO_REUSEPORT    15
#define SO_PASSCRED     16
#define SO_PEERCRED     17
#define SO_RCVLOWAT     18
#define SO_SNDLOWAT     19
#define SO_RCVTIMEO     20
#define SO_SNDTIMEO     21
#define SO_BINDTODEVICE 25
#define SO_ATTACH_FILTER 26
#define SO_DETACH_FILTER 27
#define SO_GET_FILTER   SO_ATTACH_FILTER
#define SO_PEERNAME     28
#define SO_TIMESTAMP    29
#define SO_ACCEPTCONN   30
#define SO_PEERSEC      31
#define SO_SNDBUFFORCE  32
#define SO_RCVBUFFORCE  33
#define SO_PASSSEC      34
#define SO_TIMESTAMPNS  35
#define SO_MARK         36
#define SO_TIMESTAMPING 37
#define SO_PROTOCOL     38
#define SO_DOMAIN       39
#define SO_RXQ_OVFL     40
#define SO_PEEK_OFF     42
#define SO_NOFCS        43
#define SO_LOCK_FILTER  44
#define SO_SELECT_ERR_QUEUE 45
#define SO_BUSY_POLL    46
#define SO_MAX_PACING_RATE 47
#define SO_BPF_EXTENSIONS 48
#define SO_INCOMING_CPU 49
#define SO_ATTACH_BPF   50
#define SO_DETACH_BPF   SO_DETACH_FILTER
#define SO_ATTACH_REUSEPORT_CBPF 51
#define SO_ATTACH_REUSEPORT_EBPF 52
#define SO_CNX_ADVICE   53
#define SO_MEMINFO      55
#define SO_INCOMING_NAPI_ID 56
#define SO_COOKIE       57
#define SO_PEERGROUPS   59
#define SO_ZEROCOPY     60
#define SO_TXTIME       61
#define SO_BINDTOIFINDEX 62
#define SCM_TIMESTAMP   SO_TIMESTAMP
#define SCM_TIMESTAMPNS SO_TIMESTAMPNS
#define SCM_TIMESTAMPING SO_TIMESTAMPING

/* Flags of send() and recv(). */
#define MSG_OOB          0x0001
#define MSG_PEEK         0x0002
#define MSG_DONTROUTE    0x0004
#define MSG_CTRUNC       0x0008
#define MSG_PROXY        0x0010
#define MSG_TRUNC        0x0020
#define MSG_DONTWAIT     0x0040
#define MSG_EOR          0x0080
#define MSG_WAITALL      0x0100
#define MSG_FIN          0x0200
#define MSG_SYN          0x0400
#define MSG_CONFIRM      0x0800
#define MSG_RST          0x1000
#define MSG_ERRQUEUE     0x2000
#define MSG_NOSIGNAL     0x4000
#define MSG_MORE         0x8000
#define MSG_WAITFORONE   0x10000
#define MSG_BATCH        0x40000
#define MSG_ZEROCOPY     0x4000000
#define MSG_FASTOPEN     0x20000000
#define MSG_CMSG_CLOEXEC 0x40000000

/* Control messages: a row of cmsghdr, each with its data, each aligned as a size_t. */
#define SCM_RIGHTS      1
#define SCM_CREDENTIALS 2

#define CMSG_ALIGN(length) (((length) + sizeof(size_t) - 1) & ~(sizeof(size_t) - 1))
#define CMSG_SPACE(length) (CMSG_ALIGN(sizeof(struct cmsghdr)) + CMSG_ALIGN(length))
#define CMSG_LEN(length)   (CMSG_ALIGN(sizeof(struct cmsghdr)) + (length))
#define CMSG_DATA(message) ((unsigned char *)((struct cmsghdr *)(message) + 1))
#define CMSG_FIRSTHDR(header) ((header)->msg_controllen >= sizeof(struct cmsghdr) \
	? (struct cmsghdr *)(header)->msg_control : (struct cmsghdr *)0)
/* The next one, if its header lies inside the buffer. */
#define CMSG_NXTHDR(header, message) ((message)->cmsg_len < sizeof(struct cmsghdr) \
	|| CMSG_ALIGN((message)->cmsg_len) + sizeof(struct cmsghdr) > (size_t) \
		((char *)(header)->msg_control + (header)->msg_controllen - (char *)(message)) \
	? (struct cmsghdr *)0 \
	: (struct cmsghdr *)((char *)(message) + CMSG_ALIGN((message)->cmsg_len)))

__BEGIN_DECLS

int socket(int family, int type, int protocol);
int socketpair(int family, int type, int protocol, int fds[2]);
int bind(int fd, const struct sockaddr *address, socklen_t length);
int connect(int fd, const struct sockaddr *address, socklen_t length);
int listen(int fd, int backlog);
int accept(int fd, struct sockaddr *__restrict address, socklen_t *__restrict length);
int accept4(int fd, struct sockaddr *__restrict address, socklen_t *__restrict length, int flags);
int shutdown(int fd, int how);

int getsockname(int fd, struct sockaddr *__restrict address, socklen_t *__restrict length);
int getpeername(int fd, struct sockaddr *__restrict address, socklen_t *__restrict length);
int getsockopt(int fd, int level, int option, void *__restrict value,
	socklen_t *__restrict length);
int setsockopt(int fd, int level, int option, const void *value, socklen_t length);

/* Bytes sent or received; 0 from recv*: the other side has shut down. */
ssize_t send(int fd, const void *data, size_t n, int flags);
ssize_t sendto(int fd, const void *data, size_t n, int flags, const struct sockaddr *address,
	socklen_t length);
ssize_t sendmsg(int fd, const struct msghdr *message, int flags);
ssize_t recv(int fd, void *data, size_t n, int flags);
ssize_t recvfrom(int fd, void *__restrict data, size_t n, int flags,
	struct sockaddr *__restrict address, socklen_t *__restrict length);
ssize_t recvmsg(int fd, struct msghdr *message, int flags);

int sockatmark(int fd);

#ifdef __MINI_GNU
/* Several messages: how many were sent or received. */
int sendmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags);
int recvmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags,
	struct timespec *timeout);
#endif
#ifdef __MINI_DEFAULT
/* Is fd of this S_IF* type? 1, 0, -1. */
int isfdtype(int fd, int type);
#endif

__END_DECLS

#endif
