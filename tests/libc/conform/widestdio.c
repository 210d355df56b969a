/* Wide streams, and the streams that are not files: in memory and behind functions. */
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <wchar.h>
#include "show.h"

static void make(const char *path, const char *bytes, size_t n)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	write(fd, bytes, n);
	close(fd);
}

static char text[10000];

static const char *content(const char *path)
{
	int fd = open(path, O_RDONLY);
	ssize_t n = read(fd, text, sizeof text - 1);

	close(fd);
	text[n < 0 ? 0 : n] = '\0';
	return text;
}

static void wide(void)
{
	wchar_t line[20];
	wint_t c;
	FILE *f;
	int r, p[2];

	f = fopen("w", "w");
	show("wide.fwide new", "%d", fwide(f, 0));
	show("wide.fwide 1", "%d", fwide(f, 1) > 0);
	show("wide.fwide stays", "%d", fwide(f, -1) > 0);
	show("wide.fputwc", "%x", fputwc(L'a', f));
	show("wide.fputwc 2", "%x", fputwc(0xe9, f));
	show("wide.fputwc 3", "%x", fputwc(0x20ac, f));
	show("wide.putwc 4", "%x", putwc(0x1f600, f));
	show("wide.fputws", "%d", fputws(L"\n\u00e4\u00f6\u4e2d\n", f) >= 0);
	/* glibc writes a question mark; and does not know where it is after ungetwc. */
	errno = 0;
	c = fputwc(0xd800, f);
	show("wide.fputwc EILSEQ [musl]", "%d %s error %d", c == WEOF, error_name(errno), !!ferror(f));
	show("wide.fwprintf", "%d", fwprintf(f, L"%d-%ls-%s", 5, L"\u03b1", "\xc3\xa9"));
	fclose(f);
	show("wide.file [musl]", "%s", content("w"));
	f = fopen("w", "r");
	show("wide.fgetwc", "%x", fgetwc(f));
	show("wide.getwc", "%x", getwc(f));
	show("wide.fwide after fgetwc", "%d", fwide(f, 0) > 0);
	show("wide.ungetwc", "%x", ungetwc(0x4e2d, f));
	show("wide.ungetwc read", "%x", fgetwc(f));
	show("wide.ungetwc behind", "%x", fgetwc(f));
	show("wide.ungetwc WEOF", "%d", ungetwc(WEOF, f) == WEOF);
	show("wide.ftell [musl]", "%ld", ftell(f));
	r = fgetws(line, 20, f) == line;
	show("wide.fgetws", "%d %x %x", r, line[0], line[1]);
	r = fgetws(line, 3, f) == line;
	show("wide.fgetws 3", "%d %x %x %x", r, line[0], line[1], line[2]);
	r = fgetws(line, 20, f) == line;
	show("wide.fgetws rest", "%d %x %x %x", r, line[0], line[1], line[2]);
	while (fgetwc(f) != WEOF)
		;
	show("wide.eof", "%d %d %d", !!feof(f), !!ferror(f), fgetws(line, 5, f) == NULL);
	show("wide.ungetwc clears eof", "%x %d %x", ungetwc(0x20ac, f), !!feof(f), fgetwc(f));
	rewind(f);
	fpos_t here;
	fgetwc(f), fgetwc(f);
	fgetpos(f, &here);
	c = fgetwc(f);
	fsetpos(f, &here);
	show("wide.fsetpos", "%d", fgetwc(f) == c);
	fclose(f);

	/* A broken sequence: what follows it is read. glibc reads the same byte for ever. */
	make("w", "a\xc3(b\xff" "c\xe2\x82", 9);
	f = fopen("w", "r");
	for (int i = 0; i < 8; i++) {
		char name[40];
		errno = 0;
		c = fgetwc(f);
		snprintf(name, sizeof name, "wide.broken %d [musl]", i);
		show(name, "%x %s error %d eof %d", c, error_name(errno), !!ferror(f), !!feof(f));
	}
	fclose(f);
	f = fopen("w", "r");
	fgetwc(f);
	errno = 0;
	c = fgetwc(f);
	show("wide.EILSEQ", "%x %s error %d", c, error_name(errno), !!ferror(f));
	fclose(f);
	f = fopen("w", "r");
	errno = 0;
	show("wide.fgetws EILSEQ", "%d %s", fgetws(line, 9, f) == NULL, error_name(errno));
	fclose(f);
	/* A character in two pieces, in a buffer of one byte, across a buffer's end. */
	pipe(p);
	f = fdopen(p[0], "r");
	write(p[1], "x\xe2", 2);
	show("wide.piece 1", "%x", fgetwc(f));
	write(p[1], "\x82\xac", 2);
	show("wide.piece 2", "%x", fgetwc(f));
	write(p[1], "y\xe2\x82", 3);
	fgetwc(f);
	close(p[1]);
	errno = 0;
	c = fgetwc(f);
	show("wide.piece missing [musl]", "%x %s %d", c, error_name(errno), !!ferror(f));
	fclose(f);
	make("w", "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac", 9);
	f = fopen("w", "r");
	setvbuf(f, NULL, _IONBF, 0);
	show("wide.unbuffered", "%x %x %x %x", fgetwc(f), fgetwc(f), fgetwc(f), fgetwc(f));
	fclose(f);
	f = fopen("w", "w");
	for (int i = 0; i < 3000; i++)
		fputwc(0x20ac, f);
	fclose(f);
	f = fopen("w", "r");
	for (r = 0; (c = fgetwc(f)) == 0x20ac; r++)
		;
	show("wide.3000 characters", "%d %x", r, c);
	fclose(f);
	f = fopen("w", "r");
	getc(f);
	show("wide.fwide after getc", "%d %d", fwide(f, 0) < 0, fwide(f, 1) < 0);
	fclose(f);
	f = fopen("w", "w");
	errno = 0;
	c = fgetwc(f);
	show("wide.fgetwc on w", "%x error %d", c, !!ferror(f));
	fclose(f);
	/* perror leaves the orientation open */
	r = dup(2);
	dup2(open("err", O_RDWR | O_CREAT | O_TRUNC, 0644), 2);
	errno = ENOENT;
	perror("x");
	show("wide.perror [glibc]", "%s %d", content("err"), fwide(stderr, 0));
	dup2(r, 2);
}

static void memstreams(void)
{
	char *p = NULL;
	wchar_t *w = NULL;
	size_t n = 99;
	FILE *f = open_memstream(&p, &n);
	int r;

	fputs("hello", f);
	fflush(f);
	show("mem.open_memstream", "%zu %s", n, p);
	fputs(" world", f);
	fflush(f);
	show("mem.open_memstream more", "%zu %s", n, p);
	show("mem.ftell", "%ld", ftell(f));
	r = fseek(f, 1, SEEK_SET);
	show("mem.seek", "%d %ld", r, ftell(f));
	putc('E', f);
	fflush(f);
	show("mem.size after seek", "%zu", n);
	/* For glibc the end is where the last flush was. */
	fseek(f, 0, SEEK_END);
	fputs("!", f);
	fflush(f);
	show("mem.end [musl]", "%zu %s", n, p);
	r = fseek(f, -1, SEEK_SET);
	show("mem.seek negative", "%d", r);
	r = fseek(f, 20, SEEK_SET);
	putc('x', f);
	fflush(f);
	show("mem.hole", "%zu %d %d %c", n, p[12], p[19], p[20]);
	for (int i = 0; i < 30000; i++)
		putc('a' + i % 26, f);
	fclose(f);
	show("mem.large", "%zu %c %c %d", n, p[21], p[n - 1], p[n]);
	free(p);
	p = NULL;
	f = open_memstream(&p, &n);
	fclose(f);
	show("mem.empty", "%zu %d", n, p && !*p);
	free(p);
	f = open_memstream(&p, &n);
	errno = 0;
	show("mem.reading", "%d error %d", getc(f), !!ferror(f));
	show("mem.fileno", "%d", fileno(f));
	fclose(f);
	free(p);
	f = open_wmemstream(&w, &n);
	fputws(L"\u20acuro", f);
	fflush(f);
	show("mem.open_wmemstream", "%zu %x %x", n, w[0], w[4]);
	show("mem.open_wmemstream fwide", "%d", fwide(f, 0) > 0);
	for (int i = 0; i < 3000; i++)
		fputwc(0x4e2d, f);
	fclose(f);
	show("mem.open_wmemstream large", "%zu %x %x", n, w[3003], w[3004]);
	free(w);
}

static void fmems(void)
{
	static const char *modes[] = { "r", "r+", "w", "w+", "a", "a+", "rb", "w+b" };
	char b[12], name[60], dump[100];
	FILE *f;
	int r;

	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		memcpy(b, "abc\0efghij#", 12);
		f = fmemopen(b, 10, modes[i]);
		snprintf(name, sizeof name, "fmem %s", modes[i]);
		snprintf(dump, sizeof dump, "tell %ld", ftell(f));
		r = fseek(f, 0, SEEK_END);
		snprintf(dump + strlen(dump), 50, " end %d %ld", r, ftell(f));
		rewind(f);
		int c = getc(f);
		clearerr(f);
		snprintf(dump + strlen(dump), 50, " getc %d", c);
		show(name, "%s", dump);
		rewind(f);
		r = fputs("XY", f);
		int e = fflush(f);
		snprintf(name, sizeof name, "fmem %s writes", modes[i]);
		for (int k = 0; k < 12; k++)
			dump[k] = b[k] ? b[k] : '.';
		dump[12] = 0;
		show(name, "%d %d %s", r >= 0, e, dump);
		fclose(f);
	}
	memset(b, '-', sizeof b);
	f = fmemopen(b, 5, "w");
	setvbuf(f, NULL, _IONBF, 0);
	r = (int)fwrite("1234567", 1, 7, f);
	show("fmem w full [musl]", "%d %.6s", r, b);
	fclose(f);
	memset(b, '-', sizeof b);
	f = fmemopen(b, 5, "w+");
	fputs("12", f);
	fclose(f);
	show("fmem w+ NUL", "%s %c", b, b[3]);
	f = fmemopen(b, 5, "w");
	static const struct { long offset; int whence; } all[] = { { 3, 0 }, { 5, 0 }, { 6, 0 }, { -1, 0 }, { -1, 1 },
		{ 1, 1 }, { 0, 2 } };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		errno = 0;
		r = fseek(f, all[i].offset, all[i].whence);
		snprintf(name, sizeof name, "fmem seek %zu", i);
		show(name, "%d %s %ld", r, error_name(errno), ftell(f));
	}
	fclose(f);
	f = fmemopen(NULL, 20, "w+");
	fputs("own memory", f);
	rewind(f);
	show("fmem NULL", "%s", fgets(text, 50, f));
	show("fmem eof", "%d", getc(f));
	fclose(f);
	errno = 0;
	show("fmem mode", "%d %s", !!fmemopen(b, 5, "x"), error_name(errno));
	f = fmemopen((char *)"12 34 xyz", 9, "r");
	int x, y;
	r = fscanf(f, "%d %d %s", &x, &y, text);
	show("fmem fscanf", "%d %d %d %s", r, x, y, text);
	errno = 0;
	r = putc('x', f);
	show("fmem r putc", "%d", r);
	fclose(f);
	f = fmemopen(b, 10, "r");
	errno = 0;
	show("fmem fileno", "%d", fileno(f));
	fclose(f);
}

/* A cookie: takes and gives three bytes at a time, fails on demand. */
static struct { char bytes[100]; size_t length, at; int fails, closed; } store;

static ssize_t give(void *cookie, char *bytes, size_t n)
{
	if (store.fails)
		return errno = EIO, -1;
	n = n > 3 ? 3 : n;
	n = n > store.length - store.at ? store.length - store.at : n;
	memcpy(bytes, store.bytes + store.at, n);
	store.at += n;
	return (ssize_t)n;
}

static ssize_t take(void *cookie, const char *bytes, size_t n)
{
	if (store.fails)
		return errno = ENOSPC, 0;
	memcpy(store.bytes + store.at, bytes, n);
	store.at += n;
	store.length = store.at;
	return (ssize_t)n;
}

static int go(void *cookie, off_t *to, int whence)
{
	long at = *to + (whence == SEEK_SET ? 0 : whence == SEEK_CUR ? (long)store.at : (long)store.length);

	if (at < 0)
		return errno = EINVAL, -1;
	*to = at;
	store.at = (size_t)at;
	return 0;
}

static int end(void *cookie)
{
	store.closed++;
	return store.fails ? -1 : 0;
}

static void cookies(void)
{
	cookie_io_functions_t all = { give, take, go, end }, none = { 0 };
	FILE *f = fopencookie(&store, "w+", all);
	int r;

	fputs("cookie text", f);
	show("cookie buffered", "%zu", store.length);
	fflush(f);
	show("cookie flushed", "%zu %s", store.length, store.bytes);
	fseek(f, 2, SEEK_SET);
	show("cookie reads", "%s", fgets(text, 50, f));
	show("cookie eof", "%d %d", getc(f), !!feof(f));
	rewind(f);
	show("cookie fread", "%zu", fread(text, 1, 9, f));
	show("cookie ftell", "%ld", ftell(f));
	store.fails = 1;
	fseek(f, 0, SEEK_END);
	errno = 0;
	r = getc(f);
	show("cookie read error", "%d %s %d", r, error_name(errno), !!ferror(f));
	clearerr(f);
	putc('x', f);
	errno = 0;
	r = fflush(f);
	show("cookie write error [glibc]", "%d %s %d", r, error_name(errno), !!ferror(f));
	store.fails = 0;
	fclose(f);
	show("cookie closed", "%d", store.closed);
	store.fails = 1;
	f = fopencookie(&store, "r", all);
	r = fclose(f);
	show("cookie close error", "%d %d", r, store.closed);
	f = fopencookie(NULL, "r+", none);
	show("cookie none", "%d eof %d", getc(f), !!feof(f));
	fclose(f);
	f = fopencookie(NULL, "w", none);
	show("cookie none writes", "%d %d", fputs("gone", f) >= 0, fflush(f));
	show("cookie none seeks", "%d", fseek(f, 0, SEEK_SET));
	fclose(f);
	errno = 0;
	show("cookie mode", "%d %s", !!fopencookie(NULL, "zz", none), error_name(errno));
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	wide();
	memstreams();
	fmems();
	cookies();
	return 0;
}
