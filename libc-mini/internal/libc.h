/* libc.h: what the parts of the library know of each other. Names that are not a standard's begin
 * with __ and are hidden; weak ones are called only if something else has linked them in, so that a
 * program without stdio carries no stdio. */
#ifndef LIBC_MINI_LIBC_H
#define LIBC_MINI_LIBC_H

#include <stddef.h>
#include <stdint.h>

#define hidden __attribute__((visibility("hidden")))
#define weak __attribute__((weak))
/* weak_alias(__getline, getline): a second name, which a program may take for itself. */
#define weak_alias(old, new) extern __typeof(old) new __attribute__((__weak__, __alias__(#old)))
#define strong_alias(old, new) extern __typeof(old) new __attribute__((__alias__(#old)))

#define countof(array) (sizeof(array) / sizeof *(array))

/* What crt found at the entry and the library asks for later. Set once, before any constructor. */
#define AUXV_KNOWN 64           /* Linux 6.18's highest type is AT_MINSIGSTKSZ, 51 */
struct libc {
	size_t aux[AUXV_KNOWN]; /* the auxv's values by type, 0 for what is not there */
	const size_t *auxv;     /* all of it: pairs (type, value) up to AT_NULL */
	size_t page_size;       /* AT_PAGESZ */
	uintptr_t load_bias;    /* 0 but in a static PIE */
	const void *phdr;       /* this program's own program headers, and how many */
	size_t phnum;
	const char *program;    /* argv[0], or "" */
	volatile int threaded;  /* more than one thread was ever started */
	volatile int secure;    /* AT_SECURE: the environment is not to be trusted */
};
extern struct libc __libc hidden;

/* The value of an entry of the auxv, or 0. */
size_t __auxv_value(size_t type) hidden;

/* ---- the end of a program, in the order in which exit() calls them ---- */
void __atexit_run(void) hidden weak;            /* atexit, __cxa_atexit: last first */
void __stdio_exit(void) hidden weak;            /* flush what is written, give back what was read ahead */

/* ---- the environment ---- */
extern char **environ, **__environ;

/* ---- locks: no-ops until a second thread exists; the word is then a futex ---- */
struct lock { volatile int word; };
void __lock_wait(struct lock *lock) hidden;
void __lock_wake(struct lock *lock) hidden;

static inline void lock_take(struct lock *lock)
{
	if (__libc.threaded && __sync_lock_test_and_set(&lock->word, 1))
		__lock_wait(lock);
}

static inline void lock_give(struct lock *lock)
{
	if (__libc.threaded && __sync_lock_test_and_set(&lock->word, 0) == 2)
		__lock_wake(lock);
}

#endif
