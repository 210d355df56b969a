/* show.c: a guest that shows what an option of uload changed: show WORD...
 *
 *   args     argv[0] and what follows, one a line (last word)   base    AT_PHDR less the ELF header
 *   random   the bytes behind AT_RANDOM                         brk     start_brk (/proc/self/stat)
 *   maps     /proc/self/maps                                    exe     /proc/self/exe
 *   stack    size of [stack]                                    limit   RLIMIT_STACK, soft
 *   persona  personality(2)                                     fds     open descriptors below 20
 *   status N, signal N: how to end */
#define _GNU_SOURCE
#include <elf.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/personality.h>
#include <sys/resource.h>
#include <unistd.h>

static void show_random(void)
{
	const unsigned char *bytes = (const unsigned char *)getauxval(AT_RANDOM);

	for (int i = 0; i < 16; i++)
		printf("%02x", bytes[i]);
	printf(" at %p\n", (const void *)bytes);
}

/* Field n of /proc/self/stat; the second one may hold blanks. */
static void show_field(int n)
{
	char text[2048] = "", *p;
	FILE *f = fopen("/proc/self/stat", "r");

	if (!f || !fgets(text, sizeof text, f) || !(p = strrchr(text, ')')))
		exit(2);
	fclose(f);
	p = strtok(p + 2, " ");
	for (int i = 3; i < n; i++)
		p = strtok(NULL, " ");
	printf("%#lx\n", strtoul(p, NULL, 10));
}

static void show_maps(const char *only)
{
	char line[512];
	FILE *f = fopen("/proc/self/maps", "r");

	while (f && fgets(line, sizeof line, f)) {
		unsigned long start, end;

		if (!only)
			fputs(line, stdout);
		else if (strstr(line, only) && sscanf(line, "%lx-%lx", &start, &end) == 2)
			printf("%lu\n", end - start);
	}
	if (f)
		fclose(f);
}

static void show_exe(void)
{
	char name[4096] = "";

	if (readlink("/proc/self/exe", name, sizeof name - 1) < 0)
		strcpy(name, "unknown");
	puts(name);
}

static void show_limit(void)
{
	struct rlimit r;

	getrlimit(RLIMIT_STACK, &r);
	printf("%lu\n", (unsigned long)r.rlim_cur);
}

static void show_fds(void)
{
	for (int fd = 0; fd < 20; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			printf("%d ", fd);
	printf("\n");
}

static void show(const char *word)
{
	if (!strcmp(word, "random"))
		show_random();
	else if (!strcmp(word, "brk"))
		show_field(47);
	else if (!strcmp(word, "maps"))
		show_maps(NULL);
	else if (!strcmp(word, "stack"))
		show_maps("[stack]");
	else if (!strcmp(word, "exe"))
		show_exe();
	else if (!strcmp(word, "limit"))
		show_limit();
	else if (!strcmp(word, "persona"))
		printf("%#x\n", (unsigned)personality(0xffffffff));
	else if (!strcmp(word, "fds"))
		show_fds();
	else if (!strcmp(word, "base"))
		printf("%#lx\n", getauxval(AT_PHDR) - sizeof(Elf64_Ehdr));
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		const char *next = i + 1 < argc ? argv[i + 1] : "0";

		if (!strcmp(argv[i], "args")) {
			for (int k = 0; k < argc; k++)
				puts(k ? argv[k] : argv[0]);
			return 0;
		}
		if (!strcmp(argv[i], "status"))
			return atoi(next);
		if (!strcmp(argv[i], "signal"))
			raise(atoi(next));
		show(argv[i]);
	}
	return 0;
}
