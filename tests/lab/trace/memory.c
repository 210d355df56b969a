/* memory.c: every way to change memory, with a mark behind each: there present pages are compared. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "ulab.h"

#define K 1024UL
#define RW (PROT_READ | PROT_WRITE)

static char *anonymous(size_t bytes, int flags)
{
	return mmap(NULL, bytes, RW, MAP_ANONYMOUS | flags, -1, 0);
}

static void mappings(void)
{
	char *p = anonymous(40 * K, MAP_PRIVATE), *twin;

	memset(p, 1, 40 * K);
	ulab_mark("set", p, 40 * K);
	p = mremap(p, 40 * K, 400 * K, MREMAP_MAYMOVE);
	memset(p + 40 * K, 2, 8 * K);
	ulab_mark("moved", p, 400 * K);
	p = mremap(p, 400 * K, 20 * K, 0);
	ulab_mark("shrunk", p, 20 * K);
	madvise(p, 8 * K, MADV_DONTNEED);
	ulab_mark("dropped", p, 8 * K);
	mprotect(p, 4 * K, PROT_READ);
	mmap(p, 4 * K, RW, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	ulab_mark("over", p, 4 * K);
	munmap(p + 8 * K, 4 * K);
	ulab_mark("hole", p + 8 * K, 4 * K);
	p = anonymous(8 * K, MAP_SHARED);
	*p = 1;
	twin = mremap(p, 0, 8 * K, MREMAP_MAYMOVE);
	ulab_mark("twin", twin, (unsigned long)*twin);
	p = anonymous(4 * K * K, MAP_PRIVATE | MAP_POPULATE);
	ulab_mark("populated", p, 4 * K * K);
	p = anonymous(8 * K * K, MAP_PRIVATE);
	madvise(p, 8 * K * K, MADV_HUGEPAGE);
	p[5 * K * K] = 1;
	ulab_mark("huge", p, 8 * K * K);
	munmap(p, 8 * K * K);
}

static void others(void)
{
	int id = shmget(IPC_PRIVATE, 20000, 0600 | IPC_CREAT), fd[2];
	char *p = shmat(id, NULL, 0);

	p[5000] = 1;
	shmctl(id, IPC_RMID, NULL);
	ulab_mark("attached", p, 20000);
	shmdt(p);
	ulab_mark("detached", p, 20000);
	if (pipe(fd) || write(fd[1], "x", 1) != 1)
		return;
	p = anonymous(4 * K, MAP_PRIVATE);
	if (read(fd[0], p, 1) != 1)
		return;
	ulab_mark("the kernel wrote", p, 1);
	p = (char *)syscall(SYS_brk, 0); /* musl has no sbrk(2) */
	p = (char *)syscall(SYS_brk, p + 1024 * K);
	p[-1] = 1;
	ulab_mark("break up", p, 1024 * K);
	syscall(SYS_brk, p - 512 * K);
	ulab_mark("break down", p, 512 * K);
}

/* The kernel touches what was touched before and given back: no fault tells of it. */
static void kernel_touches(const char *name, char *p)
{
	int fd[2];

	if (!pipe(fd) && write(fd[1], "x", 1) == 1 && read(fd[0], p, 1) == 1)
		ulab_mark(name, p, 1);
	close(fd[0]);
	close(fd[1]);
}

static void again(void)
{
	char *p = anonymous(16 * K, MAP_PRIVATE), *q, *brk;

	memset(p, 1, 16 * K);
	madvise(p, 8 * K, MADV_DONTNEED);
	kernel_touches("touched after dropping", p);
	q = mremap(p, 16 * K, 16 * K, MREMAP_MAYMOVE | MREMAP_FIXED, p + 1024 * K);
	mmap(p, 16 * K, RW, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	kernel_touches("touched after moving away", p + 12 * K);
	mremap(q, 16 * K, 8 * K, 0);
	mremap(q, 8 * K, 16 * K, 0);
	kernel_touches("touched after shrinking", q + 12 * K);
	brk = (char *)syscall(SYS_brk, 0);
	brk = (char *)syscall(SYS_brk, brk + 64 * K);
	brk[-1] = 1;
	syscall(SYS_brk, brk - 32 * K);
	syscall(SYS_brk, brk);
	kernel_touches("touched after a lower break", brk - 1);
	munmap(p, 16 * K);
	mmap(p, 16 * K, RW, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	kernel_touches("touched after unmapping", p + 12 * K);
}

static int deep(int n)
{
	volatile char here[4096];

	here[0] = (char)n;
	return n ? deep(n - 1) + here[0] : 0;
}

int main(void)
{
	mappings();
	others();
	again();
	deep(100);
	ulab_mark("stack", NULL, 0);
	return 0;
}
