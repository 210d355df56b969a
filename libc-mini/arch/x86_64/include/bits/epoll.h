/* bits/epoll.h (x86_64): the kernel keeps its 32-bit layout of struct epoll_event here. */
#ifndef _BITS_EPOLL_H
#define _BITS_EPOLL_H

#define __EPOLL_PACKED __attribute__((__packed__))

#endif
