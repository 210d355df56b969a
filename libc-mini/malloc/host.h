/* host.h: all that the allocator asks of others: the kernel, errno, the environment, random bytes.
 * Every system call it makes goes through here; none sets errno.
 *
 * MALLOC_OBJECT: for libc-mini-malloc.o, which is linked into programs on other C libraries. What it
 * would know from our start code it asks of the kernel, and symbols that such a program may lack are
 * weak. */
#ifndef MALLOC_HOST_H
#define MALLOC_HOST_H

#include <elf.h>
#include <errno.h>
#include <linux/mman.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "libc.h"
#include "syscall.h"

#define PAGE ((size_t)4096) /* of every processor so far */

/* The break as sbrk() knows it; absent if the program never asks. Whoever moves the break through
 * sbrk() or brk() is seen here. */
#ifdef MALLOC_OBJECT
extern char *__curbrk weak;
#else
extern char *__curbrk weak hidden;
#endif

#ifdef MALLOC_INJECT
/* A test's: nonzero if this system call shall fail. */
int malloc_inject(long number);
#else
#define malloc_inject(number) 0
#endif

/* Asks for the break to be at `to`; NULL only asks. The answer is where it is; NULL: the call itself
 * is denied, by a filter for example. */
static inline char *host_brk(char *to)
{
	char *now = (char *)sys_call(SYS_brk, to && malloc_inject(SYS_brk) ? NULL : to);

	if ((unsigned long)now > -4096UL)
		return NULL;
	if (&__curbrk)
		__curbrk = now;
	return now;
}

/* The break where the last move left it: `expected` unless somebody else moved it. A C library that
 * does not say has to be mistrusted: musl's own allocator moves the break. */
static inline char *host_break(char *expected)
{
#ifdef MALLOC_OBJECT
	if (!&__curbrk)
		return host_brk(NULL);
#endif
	return &__curbrk && __curbrk ? __curbrk : expected;
}

/* Fresh zero pages, or NULL. */
static inline void *host_map(size_t length)
{
	long p = malloc_inject(SYS_mmap) ? -ENOMEM : sys_call(SYS_mmap, 0, length,
		PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return (unsigned long)p > -4096UL ? NULL : (void *)p;
}

static inline void *host_remap(void *p, size_t old, size_t length)
{
	long q = malloc_inject(SYS_mremap) ? -ENOMEM
		: sys_call(SYS_mremap, p, old, length, MREMAP_MAYMOVE, 0);

	return (unsigned long)q > -4096UL ? NULL : (void *)q;
}

/* The three return 0, or not. */
static inline int host_unmap(void *p, size_t length)
{
	return malloc_inject(SYS_munmap) || sys_call(SYS_munmap, p, length) != 0;
}

static inline int host_guard(void *p, size_t length)
{
	return malloc_inject(SYS_mprotect) || sys_call(SYS_mprotect, p, length, PROT_NONE) != 0;
}

/* The pages stay, what they hold goes: they read as zero. */
static inline int host_discard(void *p, size_t length)
{
	return malloc_inject(SYS_madvise) || sys_call(SYS_madvise, p, length, MADV_DONTNEED) != 0;
}

#ifdef MALLOC_OBJECT
extern char **environ weak;

static inline char **host_environment(void)
{
	return &environ ? environ : NULL;
}

static inline uint64_t host_random(void)
{
	uint64_t key = (uintptr_t)&key * 0x9e3779b97f4a7c15; /* without getrandom(2): ASLR's share */

	sys_call(SYS_getrandom, &key, sizeof key, 1 /* GRND_NONBLOCK */);
	return key | 1;
}

static inline int host_secure(void)
{
	return sys_call(SYS_getuid) != sys_call(SYS_geteuid) || sys_call(SYS_getgid) != sys_call(SYS_getegid);
}
#else
extern char **environ;

static inline char **host_environment(void)
{
	return environ;
}

static inline uint64_t host_random(void)
{
	const char *bytes = (const char *)__auxv_value(AT_RANDOM);
	uint64_t key = (uintptr_t)__libc.auxv * 0x9e3779b97f4a7c15; /* without AT_RANDOM: ASLR's share */

	if (bytes)
		memcpy(&key, bytes + 8, sizeof key); /* the first 8 are the stack protector's */
	return key | 1;
}

static inline int host_secure(void)
{
	return __libc.secure;
}
#endif

static inline void host_refuse(int error)
{
	errno = error;
}

#endif
