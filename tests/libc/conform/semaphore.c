/* POSIX semaphores, inside a process and between processes. */
#include <fcntl.h>
#include <limits.h>
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include "show.h"

static void fails(const char *name, long result)
{
	show(name, "%ld %s", result, result < 0 ? error_name(errno) : "");
}

static struct timespec in_ms(int ms)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	t.tv_nsec += ms * 1000000L;
	if (t.tv_nsec >= 1000000000) {
		t.tv_nsec -= 1000000000;
		t.tv_sec++;
	}
	return t;
}

static sem_t in_handler;
static void on_alarm(int number) { (void)number; }
static void on_usr(int number) { (void)number; sem_post(&in_handler); }

static void unnamed(void)
{
	struct timespec until, bad = { 0, 1000000000 }, past = { 1, 0 }, before;
	sem_t semaphore;
	int value;

	fails("semaphore.init", sem_init(&semaphore, 0, 2));
	fails("semaphore.init too large", sem_init(&semaphore, 0, (unsigned)INT_MAX + 1));
	fails("semaphore.wait", sem_wait(&semaphore));
	fails("semaphore.trywait", sem_trywait(&semaphore));
	fails("semaphore.trywait 0", sem_trywait(&semaphore));
	sem_getvalue(&semaphore, &value);
	show("semaphore.value", "%d", value);
	fails("semaphore.post", sem_post(&semaphore));
	fails("semaphore.timedwait past, but free", sem_timedwait(&semaphore, &past));
	show("semaphore.timedwait past", "%d %d", sem_timedwait(&semaphore, &past), errno == ETIMEDOUT);
	fails("semaphore.timedwait bad time", sem_timedwait(&semaphore, &bad));
	clock_gettime(CLOCK_REALTIME, &before);
	until = in_ms(30);
	value = sem_timedwait(&semaphore, &until);
	show("semaphore.timedwait", "%d %d", value, errno == ETIMEDOUT);
	clock_gettime(CLOCK_REALTIME, &past);
	show("semaphore.timedwait waits", "%d", (past.tv_sec - before.tv_sec) * 1000 + (past.tv_nsec - before.tv_nsec) / 1000000 >= 29);
	fails("semaphore.destroy", sem_destroy(&semaphore));
	sem_init(&semaphore, 0, INT_MAX);
	show("semaphore.post overflow", "%d %d", sem_post(&semaphore), errno == EOVERFLOW);

	struct sigaction action = { .sa_handler = on_alarm };
	sigaction(SIGALRM, &action, NULL);
	sem_init(&semaphore, 0, 0);
	ualarm(20000, 0);
	fails("semaphore.EINTR", sem_wait(&semaphore));
	action.sa_handler = on_usr;
	action.sa_flags = SA_RESTART;
	sigaction(SIGALRM, &action, NULL);
	sem_init(&in_handler, 0, 0);
	ualarm(20000, 0);
	fails("semaphore.post in a handler", sem_wait(&in_handler));
}

/* Two processes hand a turn to and fro. */
static void shared(void)
{
	struct both { sem_t ping, pong; int count; } *both = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int status;

	sem_init(&both->ping, 1, 0);
	sem_init(&both->pong, 1, 0);
	if (fork() == 0) {
		for (int i = 0; i < 2000; i++) {
			sem_wait(&both->ping);
			both->count++;
			sem_post(&both->pong);
		}
		_exit(0);
	}
	for (int i = 0; i < 2000; i++) {
		sem_post(&both->ping);
		sem_wait(&both->pong);
	}
	wait(&status);
	show("semaphore.ping-pong", "%d %d", both->count, status);
	/* Four at a time take and give: the value is what it was. */
	sem_init(&both->ping, 1, 2);
	for (int child = 0; child < 4; child++)
		if (fork() == 0) {
			for (int i = 0; i < 1000; i++) {
				sem_wait(&both->ping);
				if (i % 100 == 0)
					sched_yield();
				sem_post(&both->ping);
			}
			_exit(0);
		}
	for (int child = 0; child < 4; child++)
		wait(&status);
	sem_getvalue(&both->ping, &status);
	show("semaphore.crowd", "%d", status);
}

static void named(void)
{
	sem_t *a, *b, *c;
	int value, status;

	sem_unlink("/mini-sem");
	errno = 0;
	a = sem_open("/mini-sem", 0);
	show("semaphore.open none", "%d %s", a == SEM_FAILED, error_name(errno));
	a = sem_open("/mini-sem", O_CREAT | O_EXCL, 0600, 3);
	show("semaphore.open", "%d", a != SEM_FAILED);
	sem_getvalue(a, &value);
	show("semaphore.open value", "%d", value);
	b = sem_open("/mini-sem", O_CREAT, 0600, 9);
	show("semaphore.open again", "%d", a == b);
	c = sem_open("/mini-sem", O_CREAT | O_EXCL, 0600, 1);
	show("semaphore.open O_EXCL", "%d %s", c == SEM_FAILED, error_name(errno));
	fails("semaphore.close", sem_close(b));
	/* sem_close-unmap: it was opened twice. */
	fails("semaphore.close-unmap", sem_wait(a));
	if (fork() == 0) {
		b = sem_open("/mini-sem", 0);
		sem_wait(b);
		sem_wait(b);
		sem_post(b);
		_exit(b == SEM_FAILED);
	}
	wait(&status);
	sem_getvalue(a, &value);
	show("semaphore.in another process", "%d %d", value, status);
	fails("semaphore.unlink", sem_unlink("/mini-sem"));
	fails("semaphore.unlink again", sem_unlink("/mini-sem"));
	c = sem_open("/mini-sem", O_CREAT, 0600, 7);
	sem_getvalue(c, &value);
	show("semaphore.new one of that name", "%d %d", c != a, value);
	sem_getvalue(a, &value);
	show("semaphore.unlinked lives", "%d", value);
	sem_close(a);
	sem_close(c);
	sem_unlink("/mini-sem");
	a = sem_open("/a/b", O_CREAT, 0600, 1);
	show("semaphore.open slash", "%d %s", a == SEM_FAILED, error_name(errno));
	a = sem_open("/", O_CREAT, 0600, 1);
	show("semaphore.open no name", "%d %s", a == SEM_FAILED, error_name(errno));
	char longest[400];
	memset(longest, 'x', 399);
	longest[0] = '/';
	longest[399] = 0;
	a = sem_open(longest, O_CREAT, 0600, 1);
	show("semaphore.open long", "%d %d", a == SEM_FAILED, errno == ENAMETOOLONG || errno == EINVAL);
	a = sem_open("/mini-sem2", O_CREAT, 0600, (unsigned)INT_MAX + 1);
	show("semaphore.open value too large", "%d %s", a == SEM_FAILED, error_name(errno));
}

int main(void)
{
	unnamed();
	shared();
	named();
	return 0;
}
