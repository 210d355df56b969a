/* stdio.c FOLDER: how long streams take over 50 MB, a row for each way: the best of five, in
 * milliseconds, on standard output as "name milliseconds". bench/stdio.sh puts libraries side by side. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BYTES = 50000000, LINE = 50, RUNS = 5 };

static char path[4096];
static FILE *f;
static volatile unsigned long sum;

static void putc_(void) { for (int i = 0; i < BYTES; i++) putc(i % LINE ? 'x' : '\n', f); }
static void putc_unlocked_(void) { for (int i = 0; i < BYTES; i++) putc_unlocked(i % LINE ? 'x' : '\n', f); }

static void fputs_(void)
{
	static char line[LINE + 1];

	memset(line, 'x', LINE - 1);
	line[LINE - 1] = '\n';
	for (int i = 0; i < BYTES; i += LINE)
		fputs(line, f);
}

static void fwrite_small(void)
{
	static char piece[16] = "sixteen bytes..";

	for (int i = 0; i < BYTES; i += 16)
		fwrite(piece, 1, 16, f);
}

static void fwrite_large(void)
{
	static char piece[50000];

	memset(piece, '\n', sizeof piece);
	for (int i = 0; i < BYTES; i += (int)sizeof piece)
		fwrite(piece, 1, sizeof piece, f);
}

static void fprintf_(void) { for (int i = 0; i < BYTES / 20; i++) fprintf(f, "%-9d %s\n", i, "x"); }

static void getc_(void)
{
	int c;

	while ((c = getc(f)) != EOF)
		sum += (unsigned)c;
}

static void getc_unlocked_(void)
{
	int c;

	while ((c = getc_unlocked(f)) != EOF)
		sum += (unsigned)c;
}

static void fgets_(void)
{
	char line[1000];

	while (fgets(line, sizeof line, f))
		sum += (unsigned char)line[0];
}

static void getline_(void)
{
	char *line = NULL;
	size_t size = 0;

	while (getline(&line, &size, f) > 0)
		sum += (unsigned char)line[0];
	free(line);
}

static void fread_small(void)
{
	char piece[16];

	while (fread(piece, 1, 16, f))
		sum += (unsigned char)piece[0];
}

static void fread_large(void)
{
	static char piece[50000];

	while (fread(piece, 1, sizeof piece, f))
		sum += (unsigned char)piece[0];
}

static const struct { const char *name, *mode; void (*run)(void); } all[] = {
	{ "fwrite 50000", "w", fwrite_large }, { "fwrite 16", "w", fwrite_small }, { "fprintf", "w", fprintf_ },
	{ "fputs", "w", fputs_ }, { "putc", "w", putc_ }, { "putc_unlocked", "w", putc_unlocked_ },
	{ "getc", "r", getc_ }, { "getc_unlocked", "r", getc_unlocked_ }, { "fgets", "r", fgets_ },
	{ "getline", "r", getline_ }, { "fread 16", "r", fread_small }, { "fread 50000", "r", fread_large },
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
	snprintf(path, sizeof path, "%s/stdio.data", argc > 1 ? argv[1] : "/tmp");
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		double best = 1e9;
		for (int run = 0; run < RUNS; run++) {
			double start = now(), took;
			f = fopen(*all[i].mode == 'w' ? "/dev/null" : path, all[i].mode);
			if (f)
				all[i].run(), fclose(f);
			took = now() - start;
			best = took < best ? took : best;
		}
		if (i == 5) { /* what is read from here on */
			f = fopen(path, "w");
			fputs_();
			fclose(f);
		}
		printf("%s\t%.1f\n", all[i].name, best);
	}
	remove(path);
	return 0;
}
