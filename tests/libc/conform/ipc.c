/* System V's and POSIX' ways between processes. */
#include <fcntl.h>
#include <mqueue.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include "show.h"

static void fails(const char *name, long result)
{
	show(name, "%ld %s", result, result < 0 ? error_name(errno) : "");
}

static void messages(void)
{
	struct { long type; char text[20]; } message = { 3, "three" }, got;
	struct msqid_ds data;
	int queue = msgget(IPC_PRIVATE, IPC_CREAT | 0600);
	ssize_t n;

	show("ipc.msgget", "%d", queue >= 0);
	fails("ipc.msgsnd", msgsnd(queue, &message, 6, 0));
	message.type = 5;
	strcpy(message.text, "five");
	fails("ipc.msgsnd 5", msgsnd(queue, &message, 5, 0));
	fails("ipc.msgctl", msgctl(queue, IPC_STAT, &data));
	show("ipc.msqid_ds", "%lu %lu %d %d %o", data.msg_qnum, data.msg_cbytes, data.msg_lspid == getpid(),
		data.msg_lrpid, data.msg_perm.mode);
	show("ipc.msqid_ds times", "%d %ld", labs(data.msg_stime - time(NULL)) < 5, (long)data.msg_rtime);
	n = msgrcv(queue, &got, sizeof got.text, 5, IPC_NOWAIT);
	show("ipc.msgrcv 5", "%zd %ld %s", n, got.type, got.text);
	errno = 0;
	n = msgrcv(queue, &got, sizeof got.text, 5, IPC_NOWAIT);
	show("ipc.msgrcv none", "%zd %d", n, errno == ENOMSG);
	fails("ipc.msgrcv too big", msgrcv(queue, &got, 2, 0, 0));
	n = msgrcv(queue, &got, 2, 0, MSG_NOERROR);
	show("ipc.msgrcv cut", "%zd %.2s", n, got.text);
	message.type = 0;
	fails("ipc.msgsnd type 0", msgsnd(queue, &message, 1, 0));
	if (fork() == 0) {
		message.type = 9;
		strcpy(message.text, "child");
		msgsnd(queue, &message, 6, 0);
		_exit(0);
	}
	n = msgrcv(queue, &got, sizeof got.text, 9, 0);
	wait(NULL);
	show("ipc.msgrcv from child", "%zd %s", n, got.text);
	fails("ipc.msgctl remove", msgctl(queue, IPC_RMID, NULL));
	fails("ipc.msgctl removed", msgctl(queue, IPC_STAT, &data));
}

static void semaphores(void)
{
	union { int value; struct semid_ds *data; unsigned short *array; } argument;
	struct sembuf up = { 0, 1, 0 }, down = { 0, -1, IPC_NOWAIT }, both[2] = { { 1, 2, 0 }, { 0, 1, SEM_UNDO } };
	struct timespec soon = { 0, 10000000 };
	unsigned short values[2] = { 7, 8 };
	struct semid_ds data;
	int set = semget(IPC_PRIVATE, 2, IPC_CREAT | 0600);

	show("ipc.semget", "%d", set >= 0);
	argument.value = 3;
	fails("ipc.semctl SETVAL", semctl(set, 0, SETVAL, argument));
	fails("ipc.semctl GETVAL", semctl(set, 0, GETVAL));
	fails("ipc.semop up", semop(set, &up, 1));
	fails("ipc.semctl GETVAL 4", semctl(set, 0, GETVAL));
	show("ipc.semctl GETPID", "%d", semctl(set, 0, GETPID) == getpid());
	argument.array = values;
	fails("ipc.semctl SETALL", semctl(set, 0, SETALL, argument));
	values[0] = values[1] = 0;
	semctl(set, 0, GETALL, argument);
	show("ipc.semctl GETALL", "%d %d", values[0], values[1]);
	fails("ipc.semop two", semop(set, both, 2));
	fails("ipc.semctl second", semctl(set, 1, GETVAL));
	argument.data = &data;
	semctl(set, 0, IPC_STAT, argument);
	show("ipc.semid_ds", "%lu %o %d", (long)data.sem_nsems, data.sem_perm.mode, labs(data.sem_otime - time(NULL)) < 5);
	argument.value = 0;
	semctl(set, 0, SETVAL, argument);
	fails("ipc.semop no wait", semop(set, &down, 1));
	down.sem_flg = 0;
	fails("ipc.semtimedop", semtimedop(set, &down, 1, &soon));
	if (fork() == 0) {
		semop(set, &up, 1);
		_exit(0);
	}
	fails("ipc.semop waits for child", semop(set, &down, 1));
	wait(NULL);
	if (fork() == 0) {
		struct sembuf undo = { 0, 5, SEM_UNDO };

		semop(set, &undo, 1);
		_exit(semctl(set, 0, GETVAL));
	}
	int status;
	wait(&status);
	show("ipc.SEM_UNDO", "%d %d", WEXITSTATUS(status), semctl(set, 0, GETVAL));
	fails("ipc.semctl bad", semctl(set, 5, GETVAL));
	fails("ipc.semctl remove", semctl(set, 0, IPC_RMID));
}

static void memory(void)
{
	struct shmid_ds data;
	int id = shmget(IPC_PRIVATE, 5000, IPC_CREAT | 0600);
	int *shared = shmat(id, NULL, 0);

	show("ipc.shmget", "%d", id >= 0);
	show("ipc.shmat", "%d %d", shared != (void *)-1, *shared);
	if (fork() == 0) {
		shared[0] = 42;
		_exit(0);
	}
	wait(NULL);
	show("ipc.shared", "%d", shared[0]);
	fails("ipc.shmctl", shmctl(id, IPC_STAT, &data));
	show("ipc.shmid_ds", "%zu %lu %d %o", data.shm_segsz, (long)data.shm_nattch, data.shm_cpid == getpid(), data.shm_perm.mode);
	show("ipc.shmid_ds times", "%d %d", labs(data.shm_atime - time(NULL)) < 5, labs(data.shm_ctime - time(NULL)) < 5);
	fails("ipc.shmdt", shmdt(shared));
	fails("ipc.shmdt again", shmdt(shared));
	fails("ipc.shmctl remove", shmctl(id, IPC_RMID, NULL));
	fails("ipc.shmat removed", (long)shmat(id, NULL, 0));
	fails("ipc.shmget too big", shmget(IPC_PRIVATE, (size_t)-1, IPC_CREAT | 0600));
	show("ipc.SHMLBA", "%d", SHMLBA);
	close(open("file", O_CREAT | O_RDWR, 0600));
	struct stat status;
	stat("file", &status);
	show("ipc.ftok", "%d %d", ftok("file", 'A') == (key_t)((unsigned)'A' << 24 | (status.st_dev & 0xff) << 16 | (status.st_ino & 0xffff)),
		ftok("file", 1) == ftok("./file", 0x101));
	fails("ipc.ftok none", ftok("no such file", 1));
}

static void queues(void)
{
	struct mq_attr attributes = { .mq_maxmsg = 3, .mq_msgsize = 16 }, is;
	struct timespec soon;
	char text[16];
	unsigned priority = 0;
	mqd_t queue;
	ssize_t n;

	mq_unlink("/mini-test");
	queue = mq_open("/mini-test", O_CREAT | O_EXCL | O_RDWR | O_NONBLOCK, 0600, &attributes);
	if (queue < 0 && (errno == ENOSYS || errno == EACCES || errno == EMFILE)) {
		show("ipc.mq", "not on this kernel");
		return;
	}
	show("ipc.mq_open", "%d", queue >= 0);
	fails("ipc.mq_open again", mq_open("/mini-test", O_CREAT | O_EXCL | O_RDWR, 0600, &attributes));
	mq_getattr(queue, &is);
	show("ipc.mq_getattr", "%d %ld %ld %ld", is.mq_flags == O_NONBLOCK, is.mq_maxmsg, is.mq_msgsize, is.mq_curmsgs);
	fails("ipc.mq_send", mq_send(queue, "low", 3, 1));
	fails("ipc.mq_send high", mq_send(queue, "high", 4, 9));
	fails("ipc.mq_send again", mq_send(queue, "low2", 4, 1));
	fails("ipc.mq_send full", mq_send(queue, "x", 1, 1));
	n = mq_receive(queue, text, sizeof text, &priority);
	show("ipc.mq_receive", "%zd %.4s %u", n, text, priority);
	n = mq_receive(queue, text, sizeof text, NULL);
	show("ipc.mq_receive order", "%zd %.3s", n, text);
	show("ipc.mq_receive small", "%d %d", (int)mq_receive(queue, text, 3, NULL), errno == EMSGSIZE);
	mq_receive(queue, text, sizeof text, NULL);
	fails("ipc.mq_receive empty", mq_receive(queue, text, sizeof text, NULL));
	is.mq_flags = 0;
	struct mq_attr old;
	mq_setattr(queue, &is, &old);
	show("ipc.mq_setattr", "%d", old.mq_flags == O_NONBLOCK);
	clock_gettime(CLOCK_REALTIME, &soon);
	show("ipc.mq_timedreceive", "%d %d", (int)mq_timedreceive(queue, text, sizeof text, NULL, &soon), errno == ETIMEDOUT);
	fails("ipc.mq_close", mq_close(queue));
	fails("ipc.mq_close again", mq_close(queue));
	fails("ipc.mq_unlink", mq_unlink("/mini-test"));
	fails("ipc.mq_unlink again", mq_unlink("/mini-test"));
}

int main(void)
{
	messages();
	semaphores();
	memory();
	queues();
	return 0;
}
