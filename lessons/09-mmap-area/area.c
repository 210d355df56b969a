/* area.c: a mapped file, shared memory of both kinds, and a function of the C library: where are
 * they, compared with the heap and the stack? */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <unistd.h>

#include "ulab.h"

#define BYTES 8192

static void show(const char *name, const volatile void *address)
{
	ulab_mark(name, address, BYTES);
	printf("%-14s %18p\n", name, (const void *)address);
}

static void *map_file(void)
{
	char path[] = "/tmp/lesson-09-XXXXXX";
	int file = mkstemp(path);
	void *at;

	if (file < 0 || ftruncate(file, BYTES) || pwrite(file, "from the file", 13, 0) != 13)
		return MAP_FAILED;
	at = mmap(NULL, BYTES, PROT_READ, MAP_PRIVATE, file, 0);
	unlink(path);
	close(file);
	return at;
}

static void *attach_segment(void)
{
	int id = shmget(IPC_PRIVATE, BYTES, IPC_CREAT | 0600);
	void *at = id < 0 ? MAP_FAILED : shmat(id, NULL, 0);

	if (id >= 0)
		shmctl(id, IPC_RMID, NULL);      /* goes when the last process detaches it */
	return at;
}

int main(void)
{
	char local[16] = "on the stack";
	char *volatile heap = malloc(100);
	int (*volatile library)(const char *) = puts;
	void *file = map_file(), *segment = attach_segment();
	void *shared = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (!heap || file == MAP_FAILED || shared == MAP_FAILED || segment == MAP_FAILED) {
		perror("no memory");
		return 1;
	}
	show("stack", local);
	show("library", (const void *)(uintptr_t)library);
	show("file", file);
	show("shared", shared);
	show("segment", segment);
	show("heap", heap);
	free(heap);
	return 0;
}
