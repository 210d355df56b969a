/* aio.h: POSIX.1-2017 <aio.h>; aio(7). Operations are carried out at once, inside the call that
 * starts them (POSIX allows it); aio_error() and aio_return() tell the result afterwards. */
#ifndef _AIO_H
#define _AIO_H

#include <features.h>
#include <bits/types.h>
#include <bits/timespec.h>
#include <signal.h>
#define __need_size_t
#include <stddef.h>

typedef __off_t off_t;
typedef __ssize_t ssize_t;

struct aiocb {
	int aio_fildes;
	int aio_lio_opcode;             /* for lio_listio() */
	int aio_reqprio;
	volatile void *aio_buf;
	size_t aio_nbytes;
	struct sigevent aio_sigevent;
	ssize_t __result;
	int __error;
	off_t aio_offset;
};

#define AIO_CANCELED    0
#define AIO_NOTCANCELED 1
#define AIO_ALLDONE     2
#define LIO_READ        0
#define LIO_WRITE       1
#define LIO_NOP         2
#define LIO_WAIT        0
#define LIO_NOWAIT      1

__BEGIN_DECLS
int aio_read(struct aiocb *operation);
int aio_write(struct aiocb *operation);
int aio_fsync(int how, struct aiocb *operation);        /* O_SYNC, O_DSYNC */
int aio_error(const struct aiocb *operation);           /* 0 or an errno value */
ssize_t aio_return(struct aiocb *operation);
int aio_cancel(int fd, struct aiocb *operation);        /* AIO_ALLDONE */
int aio_suspend(const struct aiocb *const operations[], int count, const struct timespec *timeout);
int lio_listio(int mode, struct aiocb *const operations[], int count,
	struct sigevent *event);
__END_DECLS

#endif
