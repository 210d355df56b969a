/* sys.h: system calls by name, without errno: each returns what the kernel returns, -errno on
 * failure. Sources: section 2 of the manual. */
#ifndef ULOAD_SYS_H
#define ULOAD_SYS_H

#include <asm/unistd.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

#include "host.h"
#include "syscall_arch.h"

#define sys6(n, a, b, c, d, e, f) \
	arch_syscall(n, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
#define sys5(n, a, b, c, d, e) sys6(n, a, b, c, d, e, 0)
#define sys4(n, a, b, c, d) sys6(n, a, b, c, d, 0, 0)
#define sys3(n, a, b, c) sys6(n, a, b, c, 0, 0, 0)
#define sys2(n, a, b) sys6(n, a, b, 0, 0, 0, 0)
#define sys1(n, a) sys6(n, a, 0, 0, 0, 0, 0)
#define sys0(n) sys6(n, 0, 0, 0, 0, 0, 0)

#define SYS_PERSONALITY_QUERY 0xffffffff /* personality(2): change nothing */

static inline int sys_failed(long result)
{
	return (unsigned long)result > -4096UL;
}

static inline long sys_open(const char *path, int flags, unsigned mode)
{
	return sys4(__NR_openat, AT_FDCWD, path, flags, mode);
}

static inline long sys_close(int fd)
{
	return sys1(__NR_close, fd);
}

static inline long sys_pread(int fd, void *to, size_t n, uint64_t offset)
{
	return sys4(__NR_pread64, fd, to, n, offset);
}

static inline long sys_read(int fd, void *to, size_t n)
{
	return sys3(__NR_read, fd, to, n);
}

static inline long sys_write(int fd, const void *from, size_t n)
{
	return sys3(__NR_write, fd, from, n);
}

static inline long sys_mmap(uint64_t at, size_t n, int prot, int flags, int fd, uint64_t offset)
{
	return sys6(__NR_mmap, at, n, prot, flags, fd, offset);
}

static inline long sys_munmap(uint64_t at, size_t n)
{
	return sys2(__NR_munmap, at, n);
}

static inline long sys_mremap(uint64_t at, size_t n, uint64_t to)
{
	return sys5(__NR_mremap, at, n, n, MREMAP_MAYMOVE | MREMAP_FIXED, to);
}

/* A resource limit; `otherwise` for soft and hard if both calls are forbidden. */
static inline struct limit sys_limit(int resource, uint64_t otherwise)
{
	struct limit limit;

	if (sys_failed(sys4(__NR_prlimit64, 0, resource, 0, &limit))
	    && sys_failed(sys2(__NR_getrlimit, resource, &limit)))
		limit.soft = limit.hard = otherwise;
	return limit;
}

_Noreturn static inline void sys_exit(int status)
{
	for (;;)
		sys1(__NR_exit_group, status);
}

#endif
