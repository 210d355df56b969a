/* One of each memory call, a failing one, a child, and an end by a signal. */
#define _GNU_SOURCE
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define KIB 1024ul

int main(void)
{
	char *p = mmap(NULL, 64 * KIB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char *shared = mmap(NULL, 8 * KIB, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t child;

	memset(p, 1, 64 * KIB);
	shared[0] = 1;
	mprotect(p + 16 * KIB, 16 * KIB, PROT_READ);
	madvise(p, 16 * KIB, MADV_DONTNEED);
	p = mremap(p, 16 * KIB, 512 * KIB, MREMAP_MAYMOVE);
	munmap(p + 1, 4 * KIB);
	child = fork();
	if (!child)
		_exit(p[0]);
	waitpid(child, NULL, 0);
	mprotect(p, 4 * KIB, PROT_NONE);
	p[0] = 1;
	return 0;
}
