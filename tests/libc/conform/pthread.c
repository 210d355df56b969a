/* What one thread can see of threads: locks, conditions, keys, attributes; and locks between
 * processes, which need no second thread. */
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <threads.h>
#include <time.h>
#include "show.h"

#ifndef PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP  /* musl: the type is the first word */
#define PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP { { { PTHREAD_MUTEX_RECURSIVE } } }
#endif

static const char *answer(int error)
{
	switch (error) {
	case EDEADLK: return "EDEADLK";
	case EBUSY: return "EBUSY";
	case ETIMEDOUT: return "ETIMEDOUT";
	}
	return error_name(error);
}

static struct timespec in_ms(clockid_t clock, int ms)
{
	struct timespec t;

	clock_gettime(clock, &t);
	t.tv_nsec += ms * 1000000L;
	if (t.tv_nsec >= 1000000000) {
		t.tv_nsec -= 1000000000;
		t.tv_sec++;
	}
	return t;
}

static void mutexes(void)
{
	pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER, recursive = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP, check;
	pthread_mutexattr_t attributes;
	struct timespec until, bad = { 1, -1 };
	int type = 9;

	show("pthread.lock", "%s", answer(pthread_mutex_lock(&mutex)));
	show("pthread.trylock taken", "%s", answer(pthread_mutex_trylock(&mutex)));
	until = in_ms(CLOCK_REALTIME, 20);
	show("pthread.timedlock", "%s", answer(pthread_mutex_timedlock(&mutex, &until)));
	show("pthread.timedlock bad time", "%s", answer(pthread_mutex_timedlock(&mutex, &bad)));
	show("pthread.unlock", "%s", answer(pthread_mutex_unlock(&mutex)));
	show("pthread.trylock", "%s", answer(pthread_mutex_trylock(&mutex)));
	pthread_mutex_unlock(&mutex);
	show("pthread.timedlock free", "%s", answer(pthread_mutex_timedlock(&mutex, &until)));
	pthread_mutex_unlock(&mutex);
	show("pthread.mutex_destroy", "%s", answer(pthread_mutex_destroy(&mutex)));

	for (int i = 0; i < 3; i++)
		pthread_mutex_lock(&recursive);
	show("pthread.recursive trylock", "%s", answer(pthread_mutex_trylock(&recursive)));
	for (int i = 0; i < 4; i++)
		pthread_mutex_unlock(&recursive);
	show("pthread.recursive unlocked", "%s", answer(pthread_mutex_unlock(&recursive)));

	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_gettype(&attributes, &type);
	show("pthread.default type", "%d", type == PTHREAD_MUTEX_DEFAULT);
	show("pthread.settype bad", "%s", answer(pthread_mutexattr_settype(&attributes, 77)));
	show("pthread.settype", "%s", answer(pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ERRORCHECK)));
	pthread_mutexattr_gettype(&attributes, &type);
	show("pthread.gettype", "%d", type == PTHREAD_MUTEX_ERRORCHECK);
	show("pthread.setpshared", "%s", answer(pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED)));
	pthread_mutexattr_getpshared(&attributes, &type);
	show("pthread.getpshared", "%d", type == PTHREAD_PROCESS_SHARED);
	show("pthread.setrobust", "%s", answer(pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST)));
	pthread_mutexattr_getrobust(&attributes, &type);
	show("pthread.getrobust", "%d", type == PTHREAD_MUTEX_ROBUST);
	pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_STALLED);
	pthread_mutex_init(&check, &attributes);
	show("pthread.check lock", "%s", answer(pthread_mutex_lock(&check)));
	show("pthread.check again", "%s", answer(pthread_mutex_lock(&check)));
	show("pthread.check trylock", "%s", answer(pthread_mutex_trylock(&check)));
	if (fork() == 0)
		_exit(pthread_mutex_unlock(&check));
	wait(&type);
	show("pthread.check another's unlock", "%s", answer(WEXITSTATUS(type)));
	show("pthread.check unlock", "%s", answer(pthread_mutex_unlock(&check)));
	show("pthread.check unlock again", "%s", answer(pthread_mutex_unlock(&check)));
}

static void conditions(void)
{
	pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
	pthread_cond_t condition = PTHREAD_COND_INITIALIZER, monotonic;
	pthread_condattr_t attributes;
	struct timespec until = in_ms(CLOCK_REALTIME, 30), now, bad = { 1, 1000000000 };
	clockid_t clock = 99;
	int error;

	pthread_mutex_lock(&mutex);
	error = pthread_cond_timedwait(&condition, &mutex, &until);
	clock_gettime(CLOCK_REALTIME, &now);
	show("pthread.timedwait", "%s %d", answer(error), now.tv_sec > until.tv_sec || (now.tv_sec == until.tv_sec && now.tv_nsec >= until.tv_nsec));
	show("pthread.timedwait past", "%s", answer(pthread_cond_timedwait(&condition, &mutex, &until)));
	show("pthread.timedwait bad", "%s", answer(pthread_cond_timedwait(&condition, &mutex, &bad)));
	show("pthread.locked again", "%s", answer(pthread_mutex_trylock(&mutex)));
	show("pthread.signal", "%s %s", answer(pthread_cond_signal(&condition)), answer(pthread_cond_broadcast(&condition)));
	pthread_condattr_init(&attributes);
	pthread_condattr_getclock(&attributes, &clock);
	show("pthread.condattr clock", "%d", clock == CLOCK_REALTIME);
	show("pthread.condattr_setclock", "%s %s", answer(pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)),
		answer(pthread_condattr_setclock(&attributes, CLOCK_PROCESS_CPUTIME_ID)));
	pthread_cond_init(&monotonic, &attributes);
	until = in_ms(CLOCK_MONOTONIC, 20);
	show("pthread.timedwait monotonic", "%s", answer(pthread_cond_timedwait(&monotonic, &mutex, &until)));
	clock_gettime(CLOCK_MONOTONIC, &now);
	show("pthread.monotonic waits", "%d", now.tv_sec > until.tv_sec || (now.tv_sec == until.tv_sec && now.tv_nsec >= until.tv_nsec));
	show("pthread.cond_destroy", "%s", answer(pthread_cond_destroy(&condition)));
}

/* Two processes, one mutex, one condition variable. */
static void between_processes(void)
{
	struct both { pthread_mutex_t mutex; pthread_cond_t condition; pthread_rwlock_t lock; pthread_barrier_t barrier; int turn, count, written; }
		*both = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pthread_mutexattr_t mutexattr;
	pthread_condattr_t condattr;
	pthread_rwlockattr_t rwlockattr;
	pthread_barrierattr_t barrierattr;
	int child, status;

	pthread_mutexattr_init(&mutexattr);
	pthread_mutexattr_setpshared(&mutexattr, PTHREAD_PROCESS_SHARED);
	pthread_mutex_init(&both->mutex, &mutexattr);
	pthread_condattr_init(&condattr);
	pthread_condattr_setpshared(&condattr, PTHREAD_PROCESS_SHARED);
	pthread_cond_init(&both->condition, &condattr);
	pthread_rwlockattr_init(&rwlockattr);
	pthread_rwlockattr_setpshared(&rwlockattr, PTHREAD_PROCESS_SHARED);
	pthread_rwlock_init(&both->lock, &rwlockattr);
	pthread_barrierattr_init(&barrierattr);
	pthread_barrierattr_setpshared(&barrierattr, PTHREAD_PROCESS_SHARED);
	pthread_barrier_init(&both->barrier, &barrierattr, 2);
	child = fork() == 0;
	int serial = pthread_barrier_wait(&both->barrier) == PTHREAD_BARRIER_SERIAL_THREAD;
	__sync_fetch_and_add(&both->turn, 0);
	for (int i = 0; i < 500; i++) {
		pthread_mutex_lock(&both->mutex);
		while (both->turn != child)
			pthread_cond_wait(&both->condition, &both->mutex);
		both->count++;
		both->turn = !child;
		pthread_cond_signal(&both->condition);
		pthread_mutex_unlock(&both->mutex);
	}
	for (int i = 0; i < 2000; i++) {
		pthread_rwlock_wrlock(&both->lock);
		both->written++;
		pthread_rwlock_unlock(&both->lock);
		pthread_rwlock_rdlock(&both->lock);
		pthread_rwlock_unlock(&both->lock);
	}
	if (child)
		_exit(serial);
	wait(&status);
	show("pthread.between processes", "%d %d, one serial %d", both->count, both->written, serial + WEXITSTATUS(status));
}

static void other_locks(void)
{
	pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
	pthread_spinlock_t spin;
	pthread_barrier_t barrier;
	struct timespec until;
	int status;

	show("pthread.rdlock", "%s %s", answer(pthread_rwlock_rdlock(&lock)), answer(pthread_rwlock_rdlock(&lock)));
	show("pthread.trywrlock", "%s", answer(pthread_rwlock_trywrlock(&lock)));
	until = in_ms(CLOCK_REALTIME, 20);
	show("pthread.timedwrlock", "%s", answer(pthread_rwlock_timedwrlock(&lock, &until)));
	show("pthread.tryrdlock", "%s", answer(pthread_rwlock_tryrdlock(&lock)));
	for (int i = 0; i < 3; i++)
		pthread_rwlock_unlock(&lock);
	show("pthread.wrlock", "%s", answer(pthread_rwlock_wrlock(&lock)));
	show("pthread.tryrdlock written", "%s", answer(pthread_rwlock_tryrdlock(&lock)));
	show("pthread.trywrlock written", "%s", answer(pthread_rwlock_trywrlock(&lock)));
	/* musl waits for itself. */
#if defined __GLIBC__ || defined __LIBC_MINI__
	show("pthread.rdlock own write [glibc]", "%s", answer(pthread_rwlock_rdlock(&lock)));
#endif
	show("pthread.rwlock_unlock", "%s", answer(pthread_rwlock_unlock(&lock)));
	pthread_rwlock_destroy(&lock);

	pthread_spin_init(&spin, PTHREAD_PROCESS_PRIVATE);
	show("pthread.spin_lock", "%s", answer(pthread_spin_lock(&spin)));
	show("pthread.spin_trylock taken", "%s", answer(pthread_spin_trylock(&spin)));
	pthread_spin_unlock(&spin);
	show("pthread.spin_trylock", "%s", answer(pthread_spin_trylock(&spin)));
	show("pthread.barrier 0", "%s", answer(pthread_barrier_init(&barrier, NULL, 0)));
	pthread_barrier_init(&barrier, NULL, 1);
	for (int i = 0; i < 3; i++)
		status = pthread_barrier_wait(&barrier);
	show("pthread.barrier", "%d", status == PTHREAD_BARRIER_SERIAL_THREAD);
	pthread_barrier_destroy(&barrier);
}

static int called;
static void once(void) { called++; }
static pthread_key_t key, second;
static void destructor(void *value)
{
	show("pthread.destructor", "%s", (char *)value);
	if (value && *(char *)value == '1')
		pthread_setspecific(key, "2");
}
static void cleanup(void *argument) { show("pthread.cleanup", "%s", (char *)argument); }
static void at_exit(void) { show("pthread.exit runs atexit", "yes"); }

static void specifics(void)
{
	pthread_once_t control = PTHREAD_ONCE_INIT;
	pthread_key_t all[PTHREAD_KEYS_MAX], none;
	int n = 0, status;

	pthread_once(&control, once);
	pthread_once(&control, once);
	show("pthread.once", "%d", called);
	show("pthread.key_create", "%s", answer(pthread_key_create(&key, destructor)));
	show("pthread.getspecific at first", "%d", pthread_getspecific(key) == NULL);
	show("pthread.setspecific", "%s", answer(pthread_setspecific(key, "value")));
	show("pthread.getspecific", "%s", (char *)pthread_getspecific(key));
	pthread_setspecific(key, NULL);
	pthread_key_create(&second, NULL);
	while (n < PTHREAD_KEYS_MAX && pthread_key_create(&all[n], NULL) == 0)
		n++;
	show("pthread.key_create most", "%d", n >= _POSIX_THREAD_KEYS_MAX - 8);
	show("pthread.setspecific last", "%s %d", answer(pthread_setspecific(all[n - 1], "x")), pthread_getspecific(all[n - 2]) == NULL);
	show("pthread.key_delete", "%s", answer(pthread_key_delete(all[n - 1])));
	pthread_key_create(&none, NULL);
	show("pthread.key again is empty", "%d", pthread_getspecific(none) == NULL);
	for (int i = 0; i < n - 1; i++)
		pthread_key_delete(all[i]);

	if (fork() == 0) {
		atexit(at_exit);
		pthread_setspecific(key, "1");
		pthread_setspecific(second, "no destructor");
		pthread_cleanup_push(cleanup, "first pushed");
		pthread_cleanup_push(cleanup, "second pushed");
		pthread_cleanup_push(cleanup, "popped");
		pthread_cleanup_pop(1);
		pthread_exit((void *)5);
		pthread_cleanup_pop(0);
		pthread_cleanup_pop(0);
	}
	wait(&status);
	show("pthread.exit of the last thread", "%x", status);
}

static char forks[100];
static void before1(void) { strcat(forks, "1b "); }
static void before2(void) { strcat(forks, "2b "); }
static void parent1(void) { strcat(forks, "1p "); }
static void parent2(void) { strcat(forks, "2p "); }
static void child1(void) { strcat(forks, "1c "); }
static void child2(void) { strcat(forks, "2c "); }
static volatile int got;
static void handler(int number) { got = number; }

static void the_rest(void)
{
	pthread_attr_t attributes;
	pthread_t self = pthread_self();
	struct sched_param parameters = { 99 };
	sigset_t set, old;
	size_t size = 0;
	char name[20];
	int state = 9, status;

	show("pthread.self", "%d %d", pthread_equal(self, pthread_self()), pthread_equal(self, (pthread_t)0) == 0);
#if defined __GLIBC__ || defined __LIBC_MINI__
	/* musl waits for itself. */
	show("pthread.join self [glibc]", "%s", answer(pthread_join(self, NULL)));
#endif
	show("pthread.setcancelstate", "%s", answer(pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state)));
	show("pthread.cancel state was", "%d", state == PTHREAD_CANCEL_ENABLE);
	pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, &state);
	show("pthread.cancel state is", "%d", state == PTHREAD_CANCEL_DISABLE);
	show("pthread.setcanceltype", "%s", answer(pthread_setcanceltype(PTHREAD_CANCEL_DEFERRED, &state)));
	show("pthread.bad cancel state", "%s %s", answer(pthread_setcancelstate(77, NULL)), answer(pthread_setcanceltype(77, NULL)));
	pthread_testcancel();
	pthread_attr_init(&attributes);
	pthread_attr_getdetachstate(&attributes, &state);
	show("pthread.attr detached", "%d", state == PTHREAD_CREATE_JOINABLE);
	show("pthread.attr_setdetachstate", "%s %s", answer(pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED)), answer(pthread_attr_setdetachstate(&attributes, 9)));
	show("pthread.attr_setstacksize", "%s %s", answer(pthread_attr_setstacksize(&attributes, 1 << 20)), answer(pthread_attr_setstacksize(&attributes, 1)));
	pthread_attr_getstacksize(&attributes, &size);
	show("pthread.attr_getstacksize", "%zu", size);
	pthread_attr_setguardsize(&attributes, 8192);
	pthread_attr_getguardsize(&attributes, &size);
	show("pthread.attr_getguardsize", "%zu", size);
	pthread_attr_getscope(&attributes, &state);
	show("pthread.attr_getscope", "%d", state == PTHREAD_SCOPE_SYSTEM);
	pthread_attr_getschedparam(&attributes, &parameters);
	show("pthread.attr_getschedparam", "%d", parameters.sched_priority);
	pthread_getschedparam(self, &state, &parameters);
	show("pthread.getschedparam", "%d %d", state == SCHED_OTHER, parameters.sched_priority);

	signal(SIGUSR1, handler);
	show("pthread.kill", "%s", answer(pthread_kill(self, SIGUSR1)));
	show("pthread.killed", "%d", got == SIGUSR1);
	show("pthread.kill bad", "%s", answer(pthread_kill(self, 99)));
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	errno = 0;
	show("pthread.sigmask", "%s", answer(pthread_sigmask(SIG_BLOCK, &set, &old)));
	show("pthread.sigmask bad", "%s %s", answer(pthread_sigmask(99, &set, &old)), error_name(errno));
	got = 0;
	pthread_kill(self, SIGUSR1);
	show("pthread.blocked", "%d", got);
	pthread_sigmask(SIG_UNBLOCK, &set, NULL);
	show("pthread.unblocked", "%d", got == SIGUSR1);

	show("pthread.setname", "%s %s", answer(pthread_setname_np(self, "a name")), answer(pthread_setname_np(self, "longer than fifteen")));
	pthread_getname_np(self, name, sizeof name);
	show("pthread.getname", "%s", name);
	clockid_t clock;
	struct timespec time;
	show("pthread.cpu clock", "%s %d", answer(pthread_getcpuclockid(self, &clock)), clock_gettime(clock, &time));

	pthread_atfork(before1, parent1, child1);
	pthread_atfork(before2, parent2, child2);
	if (fork() == 0) {
		show("pthread.atfork child", "%s", forks);
		_exit(0);
	}
	wait(&status);
	show("pthread.atfork parent", "%s", forks);
}

/* C11's names for the same. */
static void c11(void)
{
	mtx_t mutex, recursive;
	cnd_t condition;
	tss_t value;
	once_flag flag = ONCE_FLAG_INIT;
	struct timespec until = in_ms(CLOCK_REALTIME, 20), short_time = { 0, 1000000 };

	mtx_init(&mutex, mtx_plain | mtx_timed);
	show("pthread.mtx_lock", "%d", mtx_lock(&mutex) == thrd_success);
	show("pthread.mtx taken", "%d %d", mtx_trylock(&mutex) == thrd_busy, mtx_timedlock(&mutex, &until) == thrd_timedout);
	cnd_init(&condition);
	show("pthread.cnd", "%d %d", cnd_timedwait(&condition, &mutex, &until) == thrd_timedout, cnd_signal(&condition) == thrd_success);
	mtx_init(&recursive, mtx_recursive);
	show("pthread.mtx recursive", "%d %d", mtx_lock(&recursive) == thrd_success, mtx_lock(&recursive) == thrd_success);
	show("pthread.tss_create", "%d", tss_create(&value, NULL) == thrd_success);
	show("pthread.tss_set", "%d", tss_set(value, "tss") == thrd_success);
	show("pthread.tss_get", "%s", (char *)tss_get(value));
	called = 0;
	call_once(&flag, once);
	call_once(&flag, once);
	show("pthread.call_once", "%d", called);
	show("pthread.thrd", "%d %d", thrd_equal(thrd_current(), thrd_current()) != 0, thrd_sleep(&short_time, NULL));
	thrd_yield();
}

int main(void)
{
	mutexes();
	conditions();
	between_processes();
	other_locks();
	specifics();
	the_rest();
	c11();
	return 0;
}
