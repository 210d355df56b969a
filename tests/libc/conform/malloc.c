/* malloc and its relatives as the standards describe them; mappings. */
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <fcntl.h>
#include "show.h"

static volatile size_t huge = SIZE_MAX;

/* The result and then errno: the order of evaluation matters. */
#define answer(name, call) \
	do { \
		int answer_; \
		errno = 0; \
		answer_ = (call); \
		show(name, "%d %s", answer_, error_name(errno)); \
	} while (0)

static void blocks(void)
{
	char *p = malloc(0), *q = malloc(0), *volatile r;
	int same = 1;

	show("malloc.zero", "%d %d %d", p != NULL, q != NULL, p != q);
	free(p);
	free(q);
	errno = 0;
	p = malloc(huge);
	show("malloc.max", "%d %s", p == NULL, error_name(errno));
	errno = 0;
	p = malloc((size_t)PTRDIFF_MAX + huge + 2);
	show("malloc.ptrdiff", "%d %s", p == NULL, error_name(errno));
	errno = 0;
	p = calloc(huge / 2, 3);
	show("calloc.overflow", "%d %s", p == NULL, error_name(errno));
	errno = 0;
	p = reallocarray(NULL, huge / 2, 3);
	show("reallocarray.overflow", "%d %s", p == NULL, error_name(errno));
	p = calloc(100, 7);
	for (int i = 0; i < 700; i++)
		same &= p[i] == 0;
	memset(p, 9, 700);
	free(p);
	p = calloc(700, 1);
	for (int i = 0; i < 700; i++)
		same &= p[i] == 0;
	show("calloc.zero", "%d", same);
	strcpy(p, "text");
	p = realloc(p, 300000);
	show("realloc.grown", "%s", p);
	p = realloc(p, 40);
	show("realloc.shrunk", "%s", p);
	errno = 0;
	r = realloc(p, huge - 10);
	show("realloc.max", "%d %s %s", r == NULL, error_name(errno), p);
	p = realloc(p, 10);
	free(p);
	r = realloc(NULL, 10);
	show("realloc.null", "%d", r != NULL);
	/* musl gives a block of no bytes */
	r = realloc(r, 0);
	show("realloc.zero [glibc]", "%d", r == NULL);
	free(r);
	errno = 44;
	free(malloc(10));
	free(malloc(1000000));
	free(NULL);
	show("free.errno", "%d", errno);
	p = malloc(100);
	show("malloc_usable_size", "%d %zu", malloc_usable_size(p) >= 100, malloc_usable_size(NULL));
	free(p);
}

static void aligned(void)
{
	void *p = NULL, *before;
	int good = 1;

	for (size_t alignment = 1; alignment <= 65536; alignment *= 2) {
		p = aligned_alloc(alignment, alignment * 3);
		good &= p && (uintptr_t)p % alignment == 0 && (uintptr_t)p % 16 == 0;
		free(p);
		if (alignment >= sizeof(void *)) {
			good &= posix_memalign(&p, alignment, 5) == 0 && (uintptr_t)p % alignment == 0;
			free(p);
		}
	}
	show("aligned", "%d", good);
	/* glibc 2.36 rounds it up to a power of two; C17 wants a failure */
	errno = 0;
	p = aligned_alloc(24, 48);
	show("aligned_alloc.24 [musl]", "%d %s", p == NULL, error_name(errno));
	p = before = &good;
	show("posix_memalign.errors", "%s %s %s %d", error_name(posix_memalign(&p, 3, 10)),
		error_name(posix_memalign(&p, 4, 10)), error_name(posix_memalign(&p, 16, huge - 5)), p == before);
	errno = 0;
	p = memalign(64, huge - 3);
	show("memalign.max", "%d %s", p == NULL, error_name(errno));
	p = memalign(64, 3);
	show("memalign", "%d", (int)((uintptr_t)p % 64));
	free(p);
	p = valloc(10);
	show("valloc", "%d", (int)((uintptr_t)p % 4096));
	free(p);
}

static void mappings(void)
{
	unsigned char resident[2] = { 9, 9 };
	char *p = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int fd;

	show("mmap", "%d %d", p != MAP_FAILED, p[8191]);
	p[0] = 1;
	answer("mincore", mincore(p, 8192, resident));
	show("mincore.first", "%d", resident[0] & 1);
	show("mprotect", "%d", mprotect(p + 4096, 4096, PROT_NONE));
	answer("mprotect.unmapped", mprotect((void *)4096, 4096, PROT_READ));
	p = mremap(p, 4096, 3 * 4096, MREMAP_MAYMOVE);
	show("mremap", "%d %d", p != MAP_FAILED, p[0]);
	answer("madvise", madvise(p, 4096, MADV_DONTNEED));
	show("madvise.gone", "%d", p[0]);
	p[0] = 5;
	answer("posix_madvise", posix_madvise(p, 4096, POSIX_MADV_DONTNEED));
	show("posix_madvise.kept", "%d", p[0]);
	show("posix_madvise.bad", "%s", error_name(posix_madvise(p, 4096, 99)));
	answer("mlock", mlock(p, 4096));
	answer("munlock", munlock(p, 4096));
	show("msync", "%d", msync(p, 4096, MS_SYNC));
	show("munmap", "%d", munmap(p, 3 * 4096));
	answer("munmap.odd", munmap((void *)1, 4096));
	errno = 0;
	p = mmap(NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	show("mmap.zero", "%d %s", p == MAP_FAILED, error_name(errno));
	errno = 0;
	p = mmap(NULL, huge - 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	show("mmap.huge", "%d %s", p == MAP_FAILED, error_name(errno));
	errno = 0;
	p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 99, 0);
	show("mmap.badfd", "%d %s", p == MAP_FAILED, error_name(errno));
	errno = 0;
	p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 1);
	show("mmap.offset", "%d %s", p == MAP_FAILED, error_name(errno));

	fd = shm_open("/libc-mini-conform", O_RDWR | O_CREAT | O_EXCL, 0600);
	show("shm_open", "%d %d", fd >= 0, fcntl(fd, F_GETFD));
	ftruncate(fd, 4096);
	p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	strcpy(p, "shared");
	{
		char text[8] = "";
		pread(fd, text, 7, 0);
		show("shm.shared", "%s", text);
	}
	answer("shm_open.excl", shm_open("/libc-mini-conform", O_RDWR | O_CREAT | O_EXCL, 0600));
	show("shm_unlink", "%d", shm_unlink("/libc-mini-conform"));
	answer("shm_unlink.again", shm_unlink("/libc-mini-conform"));
	answer("shm_open.slash", shm_open("/a/b", O_RDWR, 0600));
	close(fd);
	fd = memfd_create("name", MFD_CLOEXEC);
	show("memfd_create", "%d %zd", fd >= 0, write(fd, "x", 1));
	close(fd);
}

static void breaks(void)
{
	char *before = sbrk(0), *p = sbrk(8192);

	/* musl has no sbrk but to ask, and no brk: it keeps the break to itself */
	show("sbrk [glibc]", "%d", p == before);
	show("sbrk.moved [glibc]", "%d", (char *)sbrk(0) == before + 8192);
	if (p == before)
		p[8191] = 1;
	answer("brk [glibc]", brk(before + 4096));
	show("brk.moved [glibc]", "%d", (char *)sbrk(0) == before + 4096);
	answer("sbrk.huge", sbrk(INTPTR_MAX) == (void *)-1);
}

int main(void)
{
	blocks();
	aligned();
	mappings();
	breaks();
	return 0;
}
