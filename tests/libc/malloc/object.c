/* object.c: usage: object [xml]: a program on another C library that was linked with
 * libc-mini-malloc.o: the family is ours, and all that the library does with malloc works. One line
 * for each fault; status 0: there was none. With "xml": malloc_info() to stdout. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <malloc.h>
#include <pthread.h>
#include <regex.h>
#include <search.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef __GLIBC__ /* not in musl's headers */
struct mallinfo2 {
	size_t arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
struct mallinfo2 mallinfo2(void);
int mallopt(int, int), malloc_trim(size_t), malloc_info(int, FILE *);
void malloc_stats(void), *pvalloc(size_t);
#endif
extern char **environ;

static int faults;
static void *volatile keep;
static char *before_all;        /* taken of the break before the first malloc() */

#define WANT(condition) ((condition) ? (void)0 : (void)(faults++, \
	fprintf(stderr, "object.c:%d: %s\n", __LINE__, #condition)))

static size_t in_use(void)
{
	struct mallinfo2 m = mallinfo2();

	return m.uordblks + m.hblkhd;
}

/* ---- the family is ours: each block is in our tables ---- */

static void ours(const char *name, void *p, size_t before)
{
	size_t has = p ? malloc_usable_size(p) : 0;

	if (!p || has < 1000 || in_use() - before != has) {
		fprintf(stderr, "%s is not ours\n", name);
		faults++;
	}
	free(p);
	if (in_use() != before) {
		fprintf(stderr, "%s: free is not ours\n", name);
		faults++;
	}
}

static void family(void)
{
	size_t before = in_use();
	void *p = NULL;

#define OURS(call) ours(#call, call, before)
	OURS(malloc(1000));
	OURS(calloc(10, 100));
	OURS(realloc(NULL, 1000));
	OURS(realloc(malloc(10), 1000));
	OURS(reallocarray(NULL, 10, 100));
	OURS(memalign(64, 1000));
	OURS(aligned_alloc(256, 1024));
	OURS(posix_memalign(&p, 64, 1000) ? NULL : p);
	OURS(valloc(1000));
	OURS(pvalloc(1000));
	OURS(malloc(1 << 20));
}

static void knobs(void)
{
	size_t mappings = mallinfo2().hblks;
	unsigned char *p;

	WANT(mallopt(-3 /* M_MMAP_THRESHOLD */, 65536) == 1);
	keep = malloc(400000);
	WANT(mallinfo2().hblks == mappings + 1);
	free(keep);
	WANT(mallopt(-4 /* M_MMAP_MAX */, 0) == 1);
	keep = malloc(400000);
	WANT(mallinfo2().hblks == mappings);
	free(keep);
	WANT(mallopt(-4, 65536) == 1 && mallopt(-3, 128 << 10) == 1);
	WANT(mallopt(-6 /* M_PERTURB */, 0x5a) == 1);
	p = malloc(100);
	WANT(p[0] == 0xa5 && p[99] == 0xa5);
	free(p);
	mallopt(-6, 0);
	WANT(mallopt(-1 /* M_TRIM_THRESHOLD */, 128 << 10) == 1 && mallopt(-2 /* M_TOP_PAD */, 128 << 10) == 1);
	WANT(mallopt(1 /* M_MXFAST */, 64) == 1 && mallopt(12345, 1) == 1);
	p = malloc(1 << 20);
	WANT(mallinfo2().hblks == mappings + 1 && mallinfo2().hblkhd >= 1 << 20);
	free(p);
	keep = malloc(100000);
	free(keep);
	malloc_trim(0);
	WANT(mallinfo2().keepcost < 8192);
}

/* What a call writes to stderr. */
static char *errors_of(void (*call)(void))
{
	static char text[4096];
	int ends[2], saved = dup(2);
	ssize_t n;

	WANT(pipe(ends) == 0 && dup2(ends[1], 2) == 2);
	close(ends[1]);
	call();
	dup2(saved, 2);
	n = read(ends[0], text, sizeof text - 1);
	text[n > 0 ? n : 0] = 0;
	close(ends[0]);
	close(saved);
	return text;
}

static void stats(void)
{
	char *mapping = malloc(1 << 20), expected[1024], *text = errors_of(malloc_stats), *rest;
	struct mallinfo2 m = mallinfo2();

	snprintf(expected, sizeof expected, "Arena 0:\nsystem bytes     = %10zu\nin use bytes     = %10zu\n"
		"Total (incl. mmap):\nsystem bytes     = %10zu\nin use bytes     = %10zu\nmax mmap regions = ",
		m.arena, m.uordblks, m.arena + m.hblkhd, m.uordblks + m.hblkhd);
	WANT(!strncmp(text, expected, strlen(expected)));
	rest = strstr(text, "max mmap regions = ");
	WANT(rest && strstr(rest, "\nmax mmap bytes   = "));
	free(mapping);
}

static void xml(void)
{
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);

	WANT(fwrite("", 1, 0, f) == 0); /* so that there is one */
	WANT(malloc_info(1, f) == EINVAL);
	WANT(malloc_info(0, f) == 0);
	fclose(f);
	WANT(text && !strncmp(text, "<malloc version=\"1\">\n", 21) && !strcmp(text + n - 10, "</malloc>\n"));
	free(text);
}

/* ---- the break, which others take of, too ---- */

__attribute__((constructor)) static void early(void)
{
	before_all = sbrk(5000);
	if (before_all != (void *)-1)
		memset(before_all, 1, 5000);
}

static void breaks(void)
{
	unsigned char *blocks[50], *pieces[50];

	if (before_all == (void *)-1)
		return; /* this library's sbrk() gives nothing */
	for (int i = 0; i < 50; i++) {
		blocks[i] = memset(malloc(20000 + (size_t)i * 1000), 100 + i, 20000);
		pieces[i] = sbrk(1000 + i * 37);
		WANT(pieces[i] != (void *)-1 && sbrk(0) == pieces[i] + 1000 + i * 37);
		memset(pieces[i], i, 1000);
	}
	for (int i = 0; i < 50; i++)
		for (int j = 0; j < 1000; j++)
			if (pieces[i][j] != i || blocks[i][j] != 100 + i || blocks[i][19999] != 100 + i) {
				WANT(!"a piece of the break is not as it was");
				return;
			}
	for (int i = 0; i < 50; i++)
		free(blocks[i]);
	malloc_trim(0);
	for (int i = 0; i < 50; i++)
		WANT(pieces[i][0] == i && pieces[i][999] == i);
	WANT(before_all[0] == 1 && before_all[4999] == 1);
	WANT((unsigned char *)sbrk(0) >= pieces[49] + 1000 + 49 * 37);
}

/* ---- what the library itself takes ---- */

static void streams(void)
{
	char *text = NULL, *line = NULL, *word = NULL;
	size_t n = 0, room = 0;
	FILE *f = open_memstream(&text, &n), *files[40];

	for (int i = 0; i < 20000; i++)
		fprintf(f, "%d,", i);
	fclose(f);
	WANT(n == 108890 && strlen(text) == n && malloc_usable_size(text) > n);
	f = fmemopen(text, n, "r");
	WANT(getdelim(&line, &room, 'x', f) == (ssize_t)n && !strcmp(line, text));
	WANT(malloc_usable_size(line) >= room);
	fclose(f);
	free(line);
	f = fmemopen(text, n, "r");
	WANT(fscanf(f, "%m[^x]", &word) == 1 && !strcmp(word, text));
	fclose(f);
	free(word);
	free(text);
	WANT(asprintf(&text, "%5000d|%.3000f", 7, 0.5) == 8003 && text[4999] == '7');
	free(text);
	for (int i = 0; i < 40; i++)
		WANT((files[i] = tmpfile()) && fputs("text", files[i]) >= 0);
	for (int i = 0; i < 40; i++)
		fclose(files[i]);
}

static void processes(void)
{
	char line[100] = "", *argv[] = { "sh", "-c", "exit 5", NULL }, *p = memset(malloc(5000), 'p', 5000);
	int status = 0;
	pid_t child = fork();
	FILE *f;

	if (child == 0) {
		for (size_t i = 0; i < 10000; i++)
			free(malloc(i));
		memset(p, 'c', 5000);
		free(p);
		_exit(malloc(1 << 20) ? 4 : 1);
	}
	WANT(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 4);
	WANT(p[0] == 'p' && p[4999] == 'p');
	free(p);
	WANT(WEXITSTATUS(system("exit 3")) == 3);
	f = popen("echo word; exit 2", "r");
	WANT(f && fgets(line, sizeof line, f) && !strcmp(line, "word\n") && WEXITSTATUS(pclose(f)) == 2);
	WANT(posix_spawn(&child, "/bin/sh", NULL, NULL, argv, environ) == 0);
	WANT(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 5);
}

static int compare(const void *a, const void *b)
{
	return *(const int *)a < *(const int *)b ? -1 : *(const int *)a > *(const int *)b;
}

static int count;
static void counted(void *p) { count++; free(p); }

static void searching(void)
{
	int *numbers = malloc(300000 * sizeof *numbers), bad = 0;
	void *tree = NULL;

	for (int i = 0; i < 300000; i++)
		numbers[i] = (int)((unsigned)i * 2654435761u >> 1);
	qsort(numbers, 300000, sizeof *numbers, compare);
	for (int i = 1; i < 300000; i++)
		bad += numbers[i - 1] > numbers[i];
	WANT(!bad);
	for (int i = 0; i < 1000; i++) {
		int *n = malloc(sizeof *n);

		*n = i * 7919 % 1000;
		tsearch(n, &tree, compare);
	}
	for (int i = 0; i < 1000; i++)
		WANT(tfind(&i, &tree, compare));
#ifdef __GLIBC__
	tdestroy(tree, counted);
	WANT(count == 1000);
#endif
	WANT(hcreate(500));
	for (int i = 0; i < 400; i++) {
		ENTRY e = { .data = numbers };

		WANT(asprintf(&e.key, "key %d", i) > 0 && hsearch(e, ENTER));
	}
	WANT(hsearch((ENTRY){ .key = "key 77" }, FIND));
	hdestroy();
	free(numbers);
}

static void files(void)
{
	char *here = getcwd(NULL, 0), *root = realpath("/usr/../usr/./bin", NULL);
	struct dirent **names;
	glob_t found;
	int n;

	WANT(here && here[0] == '/' && root && !strncmp(root, "/usr/bin", 8));
	free(here);
	free(root);
	WANT(glob("/etc/p*", 0, NULL, &found) == 0 && found.gl_pathc > 0);
	globfree(&found);
	WANT((n = scandir("/usr/bin", &names, NULL, alphasort)) > 2);
	while (n-- > 0)
		free(names[n]);
	free(names);
}

static void expressions(void)
{
	regex_t r;
	regmatch_t at[3];

	for (int i = 0; i < 20; i++) {
		WANT(regcomp(&r, "^([a-z]+|x{3,9})*=(.*[0-9]{2,5}).*$", REG_EXTENDED) == 0);
		WANT(regexec(&r, "abcxxxxdef=foo 12345 bar", 3, at, 0) == 0 && at[2].rm_so == 11);
		regfree(&r);
	}
}

static void environment(void)
{
	char name[30], value[200];

	memset(value, 'v', sizeof value - 1);
	value[sizeof value - 1] = 0;
	for (int i = 0; i < 300; i++) {
		snprintf(name, sizeof name, "NAME_%d", i % 100);
		WANT(setenv(name, value + i % 150, 1) == 0);
	}
	WANT(getenv("NAME_99") && strlen(getenv("NAME_99")) == 199 - 299 % 150);
	WANT(clearenv() == 0);
}

static void *in_thread(void *p)
{
	memset(p, 't', 3000);
	free(p);
	return memset(malloc(7000), 'u', 7000);
}

/* One thread at a time: the allocator has no lock yet. */
static void threads(void)
{
	for (int i = 0; i < 20; i++) {
		pthread_t t;
		void *p = NULL;

		WANT(pthread_create(&t, NULL, in_thread, malloc(3000)) == 0);
		WANT(pthread_join(t, &p) == 0 && p && ((char *)p)[6999] == 'u');
		free(p);
	}
}

static void late(void) { free(memset(malloc(3000), 1, 3000)); }

int main(int argc, char **argv)
{
	if (argc > 1 && !strcmp(argv[1], "xml")) {
		for (size_t i = 0; i < 3000; i++) {
			keep = malloc(i);
			if (i % 3)
				free(keep);
		}
		keep = malloc(1 << 20);
		return malloc_info(0, stdout);
	}
	family();
	knobs();
	stats();
	xml();
	streams();
	breaks();
	processes();
	searching();
	files();
	expressions();
	environment();
	threads();
	for (int i = 0; i < 100; i++)
		WANT(atexit(late) == 0);
	return faults != 0;
}
