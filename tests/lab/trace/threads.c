/* threads.c: threads that take and give back memory; with an argument one of them executes another
 * program while the others run. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define THREADS 6

static void *work(void *x)
{
	for (int i = 0; i < 30; i++) {
		char *p = malloc(200000);
		char *q = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

		memset(p, i, 200000);
		*q = 1;
		munmap(q, 65536);
		free(p);
	}
	return x;
}

static void *become(void *x)
{
	execl("/bin/echo", "echo", "became", (char *)NULL);
	return x;
}

static void *forever(void *x)
{
	for (;;)
		usleep(1000);
	return x;
}

int main(int argc, char **argv)
{
	pthread_t thread[THREADS];

	(void)argv;
	for (int i = 0; i < THREADS; i++)
		pthread_create(&thread[i], NULL, argc < 2 ? work : i == 2 ? become : forever, NULL);
	for (int i = 0; i < THREADS; i++)
		pthread_join(thread[i], NULL);
	puts("joined");
	return 7;
}
