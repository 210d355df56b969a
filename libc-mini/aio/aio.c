/* aio.c: an operation is carried out by the call that starts it. POSIX.1-2017 <aio.h> lets it be
 * complete by the time that call returns; a program that polls, suspends or waits for the signal
 * sees nothing else than a fast disk. */
#include <aio.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include "libc.h"
#include "syscall.h"

static void notify(const struct sigevent *event)
{
	if (event->sigev_notify == SIGEV_SIGNAL && event->sigev_signo)
		sigqueue((pid_t)sys_call(SYS_getpid), event->sigev_signo, event->sigev_value);
	else if (event->sigev_notify == SIGEV_THREAD)
		event->sigev_notify_function(event->sigev_value);
}

/* Files that have no offset (pipes, sockets, O_APPEND is the kernel's) are read and written in order. */
static void run(struct aiocb *operation, int writing)
{
	long number = writing ? SYS_pwrite64 : SYS_pread64;
	long answer = sys_call(number, operation->aio_fildes, operation->aio_buf, operation->aio_nbytes,
		operation->aio_offset);

	if (answer == -ESPIPE)
		answer = sys_call(writing ? SYS_write : SYS_read, operation->aio_fildes,
			operation->aio_buf, operation->aio_nbytes);
	operation->__error = answer < 0 ? (int)-answer : 0;
	operation->__result = answer < 0 ? -1 : answer;
}

static int start(struct aiocb *operation, int writing)
{
	run(operation, writing);
	notify(&operation->aio_sigevent);
	return 0;
}

int aio_read(struct aiocb *operation)
{
	return start(operation, 0);
}

int aio_write(struct aiocb *operation)
{
	return start(operation, 1);
}

int aio_fsync(int how, struct aiocb *operation)
{
	long answer;

	if (how != O_SYNC && how != O_DSYNC) {
		errno = EINVAL;
		return -1;
	}
	answer = sys_call(how == O_SYNC ? SYS_fsync : SYS_fdatasync, operation->aio_fildes);
	if (answer == -EBADF)
		return (int)sys_result(answer);
	operation->__error = (int)-answer;
	operation->__result = answer < 0 ? -1 : 0;
	notify(&operation->aio_sigevent);
	return 0;
}

int aio_error(const struct aiocb *operation)
{
	return operation->__error;
}

ssize_t aio_return(struct aiocb *operation)
{
	return operation->__result;
}

int aio_cancel(int fd, struct aiocb *operation)
{
	if (operation && operation->aio_fildes != fd) {
		errno = EINVAL;
		return -1;
	}
	if (sys_call(SYS_fcntl, fd, F_GETFD, 0) < 0) {
		errno = EBADF;
		return -1;
	}
	return AIO_ALLDONE;
}

int aio_suspend(const struct aiocb *const operations[], int count, const struct timespec *timeout)
{
	(void)operations, (void)timeout;
	if (count < 0) {
		errno = EINVAL;
		return -1;
	}
	return 0;
}

int lio_listio(int mode, struct aiocb *const operations[], int count, struct sigevent *event)
{
	int failed = 0;

	if (count < 0 || (mode != LIO_WAIT && mode != LIO_NOWAIT)) {
		errno = EINVAL;
		return -1;
	}
	for (int i = 0; i < count; i++) {
		if (!operations[i] || operations[i]->aio_lio_opcode == LIO_NOP)
			continue;
		start(operations[i], operations[i]->aio_lio_opcode == LIO_WRITE);
		failed |= operations[i]->__error;
	}
	if (mode == LIO_NOWAIT && event)
		notify(event);
	if (mode == LIO_WAIT && failed) {
		errno = EIO;
		return -1;
	}
	return 0;
}
