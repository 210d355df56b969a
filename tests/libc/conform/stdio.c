/* Streams. What is in a buffer is looked at through the descriptor: a pipe's or a file's. */
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include "show.h"

static char text[70000];

/* All of a file, as it is on the disk now. */
static const char *content(const char *path)
{
	int fd = open(path, O_RDONLY);
	ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text - 1);

	close(fd);
	if (n < 0)
		return "(none)";
	text[n] = '\0';
	return text;
}

static void make(const char *path, const char *bytes)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	write(fd, bytes, strlen(bytes));
	close(fd);
}

/* What can be read from a non-blocking pipe at the moment. */
static const char *arrived(int fd)
{
	ssize_t n = read(fd, text, sizeof text - 1);

	text[n < 0 ? 0 : n] = '\0';
	return text;
}

static const char *errors(int result)
{
	return result ? error_name(errno) : "ok";
}

static long offset(FILE *f)
{
	return (long)lseek(fileno(f), 0, SEEK_CUR);
}

static long size_of(const char *path)
{
	struct stat st;

	return stat(path, &st) ? -1 : (long)st.st_size;
}

static void modes(void)
{
	static const char *all[] = { "r", "rb", "r+", "rb+", "r+b", "w", "wb", "w+", "wb+", "w+b", "a",
		"ab", "a+", "a+b", "wx", "w+x", "wbx", "ax", "re", "w+e", "+r", "z", "br", "R" };
	char name[64];

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		for (int exists = 0; exists < 2; exists++) {
			FILE *f;
			int rd, wr, fl;

			unlink("m");
			if (exists)
				make("m", "0123");
			errno = 0;
			f = fopen("m", all[i]);
			snprintf(name, sizeof name, "stdio.fopen \"%s\" %s", all[i], exists ? "old" : "new");
			if (!f) {
				show(name, "%s", error_name(errno));
				continue;
			}
			fl = fcntl(fileno(f), F_GETFL);
			rd = getc(f) != EOF || !ferror(f);
			clearerr(f);
			fseek(f, 0, SEEK_CUR);
			wr = putc('x', f) != EOF;
			show(name, "read %d write %d access %d append %d cloexec %d size %ld", rd, wr, fl & O_ACCMODE,
				!!(fl & O_APPEND), fcntl(fileno(f), F_GETFD), size_of("m"));
			fclose(f);
			show(strcat(name, " then"), "%s", content("m"));
		}
	errno = 0;
	/* musl looks with strchr(), which finds the NUL. */
	show("stdio.fopen empty mode [glibc]", "%d %s", !!fopen("m", ""), error_name(errno));
	errno = 0;
	show("stdio.fopen no folder", "%d %s", !!fopen("no/such", "w"), error_name(errno));
	errno = 0;
	show("stdio.fopen folder w", "%d %s", !!fopen(".", "w"), error_name(errno));
	{
		FILE *f = fopen(".", "r");
		errno = 0;
		int c = getc(f);
		show("stdio.fopen folder r", "%d %s %d %d", c, error_name(errno), !!ferror(f), !!feof(f));
		fclose(f);
	}
	umask(027);
	fclose(fopen("um", "w"));
	umask(022);
	struct stat st;
	stat("um", &st);
	show("stdio.fopen umask", "%o", st.st_mode & 07777);
}

static void fdopens(void)
{
	static const struct { int flags; const char *mode; } all[] = { { O_RDONLY, "r" }, { O_WRONLY, "w" },
		{ O_RDWR, "r" }, { O_RDWR, "w" }, { O_RDWR, "r+" }, { O_RDWR, "w+" }, { O_RDWR, "a" },
		{ O_RDWR, "a+" }, { O_WRONLY, "a" }, { O_RDWR, "q" } };
	char name[64];

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		make("d", "0123456789");
		int fd = open("d", all[i].flags);
		lseek(fd, 4, SEEK_SET);
		errno = 0;
		FILE *f = fdopen(fd, all[i].mode);
		snprintf(name, sizeof name, "stdio.fdopen %d %s", all[i].flags, all[i].mode);
		if (!f) {
			show(name, "%s", error_name(errno));
			close(fd);
			continue;
		}
		int append = !!(fcntl(fd, F_GETFL) & O_APPEND);
		fputs("xy", f);
		int e = ferror(f);
		fclose(f);
		show(name, "fd kept %d append %d error %d %s", fcntl(fd, F_GETFD) < 0, append, !!e, content("d"));
	}
	/* musl does not look at the descriptor. */
	errno = 0;
	show("stdio.fdopen bad fd [glibc]", "%d %s", !!fdopen(99, "r"), error_name(errno));
	int fd = open("d", O_RDONLY);
	errno = 0;
	show("stdio.fdopen w of a read-only fd [glibc]", "%d %s", !!fdopen(fd, "w"), error_name(errno));
	close(fd);
	fd = open("d", O_RDWR);
	FILE *f = fdopen(fd, "r+");
	show("stdio.fileno", "%d", fileno(f) == fd);
	fclose(f);
}

static void buffering(void)
{
	int p[2];
	static char big[10000], own[256];

	memset(big, 'b', sizeof big);
	pipe2(p, O_NONBLOCK);
	FILE *f = fdopen(p[1], "w");
	fputs("full\n", f);
	show("stdio.buffer full, newline stays [glibc]", "%s", arrived(p[0]));
	show("stdio.__fpending [glibc]", "%zu", __fpending(f));
	fflush(f);
	show("stdio.buffer full, flushed [glibc]", "%s", arrived(p[0]));
	show("stdio.__fpending after", "%zu", __fpending(f));
	fwrite(big, 1, 5000, f);
	show("stdio.buffer full, 5000 of 4096 [glibc]", "%zu", strlen(arrived(p[0])));
	fflush(f);
	show("stdio.buffer full, the rest [glibc]", "%zu", strlen(arrived(p[0])));
	show("stdio.setvbuf line", "%d", setvbuf(f, NULL, _IOLBF, 0));
	show("stdio.__flbf", "%d", !!__flbf(f));
	fputs("one", f);
	show("stdio.buffer line, no newline", "%s", arrived(p[0]));
	fputs(" two\nthree", f);
	show("stdio.buffer line, upto newline", "%s", arrived(p[0]));
	putc('\n', f);
	show("stdio.buffer line, newline", "%s", arrived(p[0]));
	fprintf(f, "%d\n%d", 1, 2);
	show("stdio.buffer line, printf", "%s", arrived(p[0]));
	fflush(f);
	arrived(p[0]);
	show("stdio.setvbuf none", "%d", setvbuf(f, NULL, _IONBF, 0));
	putc('x', f);
	show("stdio.buffer none, putc", "%s", arrived(p[0]));
	fputs("yz", f);
	show("stdio.buffer none, fputs", "%s", arrived(p[0]));
	fprintf(f, "%s-%d-%c", "abc", 7, 'q');
	show("stdio.buffer none, printf", "%s", arrived(p[0]));
	fclose(f);
	show("stdio.fclose closes", "%zd", read(p[0], text, 1));
	close(p[0]);

	pipe2(p, O_NONBLOCK);
	f = fdopen(p[1], "w");
	show("stdio.setvbuf own", "%d", setvbuf(f, own, _IOFBF, sizeof own));
	fputs("in the caller's", f);
	show("stdio.buffer own, stays", "[%s]", arrived(p[0]));
	show("stdio.__fbufsize own", "%zu", __fbufsize(f) >= 200);
	fclose(f);
	show("stdio.buffer own, closed", "[%s]", arrived(p[0]));
	close(p[0]);

	pipe2(p, O_NONBLOCK);
	f = fdopen(p[1], "w");
	setbuf(f, NULL);
	putc('1', f);
	show("stdio.setbuf NULL", "[%s]", arrived(p[0]));
	setlinebuf(f);
	fputs("2\n", f);
	show("stdio.setlinebuf", "[%s]", arrived(p[0]));
	fclose(f);
	close(p[0]);
	pipe2(p, O_NONBLOCK);
	f = fdopen(p[1], "w");
	setlinebuf(f);
	fputs("gone", f);
	__fpurge(f);
	fflush(f);
	show("stdio.__fpurge output", "[%s]", arrived(p[0]));
	fputs("part", f);
	_flushlbf();
	show("stdio._flushlbf", "[%s]", arrived(p[0]));
	fclose(f);
	close(p[0]);
	errno = 0;
	show("stdio.setvbuf mode 7", "%d", setvbuf(stdin, NULL, 7, 0) != 0);
}

/* setvbuf at any time: nothing that was read, written or pushed back is lost. */
static void setvbufs(void)
{
	char buf[3] = { 'g', 'x', 'g' };
	char line[64];
	FILE *f;

	make("s", "abcdefghij");
	f = fopen("s", "r");
	setvbuf(f, buf + 1, _IOFBF, 1);
	for (int i = 0; i < 3; i++)
		getc(f);
	ungetc('Z', f);
	show("stdio.setvbuf one byte: unget", "%c %c %c%c", getc(f), getc(f), buf[0], buf[2]);
	fclose(f);
	f = fopen("s", "r");
	setvbuf(f, NULL, _IONBF, 0);
	getc(f);
	show("stdio.unbuffered input reads one", "%ld", offset(f));
	ungetc('Q', f);
	show("stdio.unbuffered unget", "%d %d", getc(f), getc(f));
	show("stdio.unbuffered fread", "%zu %.3s %ld", fread(line, 1, 3, f), line, offset(f));
	show("stdio.unbuffered fgets", "%s", fgets(line, 4, f));
	fclose(f);
	f = fopen("s", "r+");
	fputs("12", f);
	setvbuf(f, NULL, _IONBF, 0);
	fputs("3", f);
	show("stdio.setvbuf after writing [glibc]", "%s", content("s"));
	fclose(f);
}

static void directions(void)
{
	FILE *f;
	char b[8];
	int r;

	make("r", "0123456789");
	/* musl sets the indicator, but not errno. */
	f = fopen("r", "r");
	errno = 0;
	r = putc('x', f);
	show("stdio.putc on r [glibc]", "%d %s error %d", r, error_name(errno), !!ferror(f));
	clearerr(f);
	show("stdio.clearerr", "%d", ferror(f));
	errno = 0;
	r = fputs("xx", f);
	show("stdio.fputs on r [glibc]", "%d %s error %d", r, error_name(errno), !!ferror(f));
	clearerr(f);
	errno = 0;
	r = (int)fwrite("xx", 1, 2, f);
	show("stdio.fwrite on r [glibc]", "%d %s error %d", r, error_name(errno), !!ferror(f));
	clearerr(f);
	errno = 0;
	r = fprintf(f, "%d", 1);
	show("stdio.fprintf on r [glibc]", "%d %s error %d", r < 0, error_name(errno), !!ferror(f));
	clearerr(f);
	show("stdio.then getc", "%c", getc(f));
	show("stdio.__freadable r", "%d %d %d %d", !!__freadable(f), !!__fwritable(f), !!__freading(f), !!__fwriting(f));
	fclose(f);
	f = fopen("r", "w");
	errno = 0;
	r = getc(f);
	show("stdio.getc on w [glibc]", "%d %s error %d eof %d", r, error_name(errno), !!ferror(f), !!feof(f));
	clearerr(f);
	errno = 0;
	r = (int)fread(b, 1, 2, f);
	show("stdio.fread on w [glibc]", "%d %s error %d", r, error_name(errno), !!ferror(f));
	clearerr(f);
	show("stdio.fgets on w", "%d error %d", !fgets(b, 5, f), !!ferror(f));
	clearerr(f);
	show("stdio.__freadable w", "%d %d %d %d", !!__freadable(f), !!__fwritable(f), !!__freading(f), !!__fwriting(f));
	/* glibc takes it, and it can never be read. */
	show("stdio.ungetc on w [musl]", "%d", ungetc('x', f));
	fclose(f);
	/* update: each direction after a seek, and a read straight after a write at the end */
	make("r", "0123456789");
	f = fopen("r", "r+");
	getc(f);
	fseek(f, 0, SEEK_CUR);
	putc('A', f);
	fseek(f, 0, SEEK_CUR);
	show("stdio.update r w r", "%c", getc(f));
	show("stdio.__freading after read", "%d %d", !!__freading(f), !!__fwriting(f));
	fseek(f, -1, SEEK_END);
	fputs("BC", f);
	show("stdio.__fwriting after write", "%d %d", !!__freading(f), !!__fwriting(f));
	rewind(f);
	show("stdio.update after rewind", "%s", fgets(text, 30, f));
	fclose(f);
	f = fopen("r", "a+");
	fseek(f, 2, SEEK_SET);
	show("stdio.a+ reads", "%c", getc(f));
	fseek(f, 0, SEEK_SET);
	fputs("+end", f);
	fflush(f);
	show("stdio.a+ writes", "%s", content("r"));
	show("stdio.a+ then", "%ld", ftell(f));
	fclose(f);
}

static void ends(void)
{
	char b[32];
	FILE *f;
	int p[2];

	make("e", "ab");
	f = fopen("e", "r");
	int a = getc(f), bb = getc(f);
	show("stdio.eof not before it is met", "%d %d %d", a, bb, !!feof(f));
	show("stdio.eof", "%d %d %d", getc(f), !!feof(f), !!ferror(f));
	int fd = open("e", O_WRONLY | O_APPEND);
	write(fd, "c", 1);
	show("stdio.eof is sticky", "%d", getc(f));
	clearerr(f);
	show("stdio.eof cleared", "%d", getc(f));
	getc(f);
	show("stdio.ungetc clears eof", "%c %d %c %d", ungetc('u', f), !!feof(f), getc(f), !!feof(f));
	getc(f);
	write(fd, "d", 1);
	fseek(f, 0, SEEK_CUR);
	show("stdio.fseek clears eof", "%d %c", !!feof(f), getc(f));
	close(fd);
	fclose(f);
	make("e", "l1\nl2");
	f = fopen("e", "r");
	show("stdio.fgets 1", "%s", fgets(b, sizeof b, f));
	show("stdio.fgets 2", "%s eof %d", fgets(b, sizeof b, f), !!feof(f));
	show("stdio.fgets eof", "%d %s", fgets(b, sizeof b, f) == NULL, b);
	rewind(f);
	show("stdio.fgets short", "%s", fgets(b, 2, f));
	show("stdio.fgets short", "%s", fgets(b, 3, f));
	strcpy(b, "zz");
	show("stdio.fgets size 1", "%d %s", fgets(b, 1, f) == b, b);
	strcpy(b, "zz");
	show("stdio.fgets size 0", "%d %s", fgets(b, 0, f) == b, b);
	fclose(f);
	f = fopen("e", "r");
	show("stdio.fread elements", "%zu eof %d", fread(b, 2, 9, f), !!feof(f));
	show("stdio.fread size 0", "%zu", fread(b, 0, 9, f));
	show("stdio.fread count 0", "%zu", fread(b, 9, 0, f));
	fclose(f);
	f = fopen("e", "w");
	show("stdio.fwrite size 0", "%zu %zu", fwrite(b, 0, 9, f), fwrite(b, 9, 0, f));
	show("stdio.fwrite elements", "%zu", fwrite("abcdef", 3, 2, f));
	show("stdio.fputs empty", "%d", fputs("", f) >= 0);
	show("stdio.putc 0xff", "%d %d", putc(0xff, f), putc(-2, f));
	fclose(f);
	show("stdio.fwrite bytes", "%ld", size_of("e"));
	f = fopen("e", "r");
	fseek(f, 6, SEEK_SET);
	show("stdio.getc 0xff", "%d %d", getc(f), getc(f));
	fclose(f);
	/* a pipe that is empty for now: musl drops the partial line */
	pipe2(p, O_NONBLOCK);
	f = fdopen(p[0], "r");
	errno = 0;
	int c = getc(f);
	show("stdio.getc EAGAIN", "%d %s error %d eof %d", c, error_name(errno), !!ferror(f), !!feof(f));
	write(p[1], "abc", 3);
	show("stdio.getc after EAGAIN", "%c", getc(f));
	show("stdio.fgets partial, EAGAIN [glibc]", "%s", fgets(b, sizeof b, f));
	write(p[1], "12345", 5);
	clearerr(f);
	show("stdio.fread partial, EAGAIN [glibc]", "%zu error %d", fread(b, 1, 20, f), !!ferror(f));
	close(p[1]);
	clearerr(f);
	show("stdio.pipe's end", "%d %d", getc(f), !!feof(f));
	fclose(f);
}

static void seeks(void)
{
	FILE *f;
	fpos_t here;
	long at;
	int r, p[2];

	make("k", "0123456789");
	f = fopen("k", "r");
	static const struct { long offset; int whence; } all[] = { { 3, 0 }, { 2, 1 }, { -1, 1 }, { -2, 2 },
		{ 0, 2 }, { 5, 2 }, { -20, 1 }, { -1, 0 }, { -11, 2 }, { 0, 0 }, { 0, 9 }, { LONG_MIN, 1 },
		{ LONG_MAX, 0 }, { 0, 0 } };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		char name[64];
		getc(f);
		clearerr(f);
		errno = 0;
		r = fseek(f, all[i].offset, all[i].whence);
		snprintf(name, sizeof name, "stdio.fseek %zu: %ld %d", i, all[i].offset, all[i].whence);
		show(name, "%d %s at %ld error %d", r, error_name(errno), ftell(f), !!ferror(f));
	}
	rewind(f);
	getc(f);
	getc(f);
	fgetpos(f, &here);
	getc(f);
	r = fsetpos(f, &here);
	show("stdio.fsetpos", "%d %c", r, getc(f));
	ungetc('q', f);
	show("stdio.ftell after ungetc", "%ld", ftell(f));
	show("stdio.ungetc read", "%c %ld", getc(f), ftell(f));
	ungetc('x', f);
	ungetc('y', f);
	show("stdio.ungetc two", "%ld", ftell(f));
	fseek(f, 1, SEEK_CUR);
	show("stdio.fseek drops ungetc", "%ld %c", ftell(f), getc(f));
	ungetc('z', f);
	fseek(f, 0, SEEK_SET);
	show("stdio.fseek set drops ungetc", "%c", getc(f));
	fclose(f);
	f = fopen("k", "r");
	ungetc('1', f);
	ungetc('2', f);
	show("stdio.ungetc before reading", "%c%c%c", getc(f), getc(f), getc(f));
	show("stdio.ungetc EOF", "%d", ungetc(EOF, f));
	for (int i = 0; i < 8; i++)
		ungetc('a' + i, f);
	char b[32];
	show("stdio.ungetc eight, fgets", "%s", fgets(b, 12, f));
	ungetc('X', f);
	ungetc('Y', f);
	show("stdio.ungetc fread", "%zu %.4s", fread(b, 1, 4, f), b);
	ungetc(0xff, f);
	show("stdio.ungetc 0xff", "%d", getc(f));
	fclose(f);

	/* unflushed: append and other */
	f = fopen("k", "w");
	fputs("abc", f);
	show("stdio.ftell unflushed w", "%ld", ftell(f));
	fclose(f);
	f = fopen("k", "a");
	fputs("defg", f);
	show("stdio.ftell unflushed a", "%ld", ftell(f));
	fflush(f);
	show("stdio.ftell flushed a", "%ld", ftell(f));
	fclose(f);
	/* musl leaves the offset where open() does; C11 7.21.5.3 lets it. */
	f = fopen("k", "a");
	show("stdio.ftell of a at first [glibc]", "%ld", ftell(f));
	fclose(f);
	f = fopen("k", "a+");
	show("stdio.ftell of a+ at first", "%ld", ftell(f));
	fclose(f);
	f = fopen("k", "r+");
	fseek(f, 100000, SEEK_SET);
	putc('!', f);
	fclose(f);
	show("stdio.seek past the end", "%ld", size_of("k"));
	f = fopen("k", "r+");
	r = fseeko(f, (off_t)5 << 32, SEEK_SET);
	show("stdio.fseeko 5<<32", "%d %lld", r, (long long)ftello(f));
	putc('!', f);
	fclose(f);
	show("stdio.64-bit size", "%ld", size_of("k"));
	unlink("k");
	pipe2(p, O_NONBLOCK);
	f = fdopen(p[0], "r");
	errno = 0;
	r = fseek(f, 0, SEEK_CUR);
	show("stdio.fseek pipe", "%d %s", r, error_name(errno));
	errno = 0;
	at = ftell(f);
	show("stdio.ftell pipe", "%ld %s", at, error_name(errno));
	errno = 0;
	r = fgetpos(f, &here);
	show("stdio.fgetpos pipe", "%d %s", !!r, error_name(errno));
	write(p[1], "hello", 5);
	getc(f);
	/* musl forgets what it has read. */
	r = fflush(f);
	show("stdio.fflush pipe input [glibc]", "%d %c", r, getc(f));
	close(p[1]);
	fclose(f);
	make("k", "x");
	f = fopen("k", "r");
	putc('x', f);
	int before = ferror(f);
	getc(f), getc(f);
	rewind(f);
	show("stdio.rewind clears the error", "%d %d %d", !!before, ferror(f), feof(f));
	fclose(f);
}

static void flushes(void)
{
	FILE *f, *g;
	char b[16];

	make("f", "0123456789");
	f = fopen("f", "r");
	getc(f);
	getc(f);
	fflush(f);
	show("stdio.fflush input", "%ld %c", offset(f), getc(f));
	ungetc('2', f);
	fflush(f);
	show("stdio.fflush input, same byte back", "%ld", offset(f));
	int fd = dup(fileno(f));
	fclose(f);
	show("stdio.fclose input", "%ld", (long)lseek(fd, 0, SEEK_CUR));
	close(fd);
	f = fopen("f1", "w");
	g = fopen("f2", "w");
	fputs("one", f);
	fputs("two", g);
	show("stdio.before fflush(NULL)", "%ld %ld", size_of("f1"), size_of("f2"));
	show("stdio.fflush(NULL)", "%d %ld", fflush(NULL), size_of("f1") + size_of("f2"));
	fclose(f);
	fclose(g);
	/* exit: what was read ahead is given back; what was written leaves; _exit: neither */
	for (int which = 0; which < 2; which++) {
		fd = open("f", O_RDONLY);
		fflush(NULL);
		if (fork() == 0) {
			dup2(fd, 0);
			getchar();
			fgets(b, 3, stdin);
			freopen("f1", "w", stdout);
			fputs("child", stdout);
			which ? _exit(0) : exit(0);
		}
		wait(NULL);
		show(which ? "stdio._exit" : "stdio.exit", "%ld %s", which ? 0 : (long)lseek(fd, 0, SEEK_CUR), content("f1"));
		close(fd);
	}
}

static int handler_ran;
static void on_signal(int number) { handler_ran = number; }

/* Writing that fails: what is returned, and the indicator. */
static void failures(void)
{
	FILE *f;
	int r, p[2];
	static char big[9000];
	struct rlimit limit;

	f = fopen("/dev/full", "w");
	r = fputs("text", f);
	show("stdio.full, fputs", "%d %d", r >= 0, ferror(f));
	errno = 0;
	r = fflush(f);
	show("stdio.full, fflush", "%d %s %d", r, error_name(errno), !!ferror(f));
	clearerr(f);
	setvbuf(f, NULL, _IONBF, 0);
	errno = 0;
	r = putc('x', f);
	show("stdio.full, putc", "%d %s %d", r, error_name(errno), !!ferror(f));
	r = fprintf(f, "%d", 5);
	show("stdio.full, fprintf", "%d", r < 0);
	/* musl's and glibc's have thrown the bytes away by now, ours have left with setvbuf or not */
	fclose(f);
	f = fopen("/dev/full", "w");
	fputs("text", f);
	errno = 0;
	r = fclose(f);
	show("stdio.full, fclose", "%d %s", r, error_name(errno));
	f = fopen("/dev/full", "w");
	setvbuf(f, NULL, _IOLBF, 0);
	r = fputs("no newline", f);
	int s = putc('\n', f);
	show("stdio.full, line", "%d %d %d", r >= 0, s, !!ferror(f));
	fclose(f);
	f = fopen("/dev/full", "w");
	errno = 0;
	r = (int)fwrite(big, 1, sizeof big, f);
	show("stdio.full, fwrite large", "%d %s %d", r < (int)sizeof big, error_name(errno), !!ferror(f));
	fclose(f);

	pipe(p);
	close(p[0]);
	signal(SIGPIPE, SIG_IGN);
	f = fdopen(p[1], "w");
	fputs("x", f);
	errno = 0;
	r = fflush(f);
	show("stdio.EPIPE", "%d %s", r, error_name(errno));
	__fpurge(f);
	fclose(f);

	/* short writes are continued: a file-size limit in the middle */
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &limit);
	struct rlimit low = { 6000, limit.rlim_max };
	setrlimit(RLIMIT_FSIZE, &low);
	f = fopen("lim", "w");
	errno = 0;
	r = (int)fwrite(big, 1, sizeof big, f);
	s = fclose(f);
	show("stdio.EFBIG", "%d %s %ld", r < (int)sizeof big || s, error_name(errno), size_of("lim"));
	setrlimit(RLIMIT_FSIZE, &limit);

	/* a descriptor closed behind the stream's back */
	f = fopen("lim", "w");
	close(fileno(f));
	putc('x', f);
	errno = 0;
	r = fflush(f);
	show("stdio.EBADF", "%d %s", r, error_name(errno));
	__fpurge(f);
	r = fclose(f);
	show("stdio.fclose EBADF", "%d", r);
}

static void lines(void)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t n;
	FILE *f;

	f = fopen("g", "w");
	fputs("short\n", f);
	for (int i = 0; i < 10000; i++)
		putc('a' + i % 26, f);
	fputs("\n\nx;y;;last", f);
	fclose(f);
	f = fopen("g", "r");
	n = getline(&line, &size, f);
	show("stdio.getline", "%zd %s", n, line);
	n = getline(&line, &size, f);
	show("stdio.getline long", "%zd %.5s %d", n, line, size > 10001);
	n = getline(&line, &size, f);
	show("stdio.getline empty", "%zd %s", n, line);
	n = getdelim(&line, &size, ';', f);
	show("stdio.getdelim", "%zd %s", n, line);
	n = getdelim(&line, &size, ';', f);
	show("stdio.getdelim", "%zd %s", n, line);
	n = getdelim(&line, &size, ';', f);
	show("stdio.getdelim", "%zd %s", n, line);
	n = getdelim(&line, &size, ';', f);
	show("stdio.getdelim last", "%zd %s", n, line);
	n = getdelim(&line, &size, ';', f);
	show("stdio.getdelim eof", "%zd %d", n, !!feof(f));
	errno = 0;
	n = getline(NULL, &size, f);
	show("stdio.getline NULL", "%zd %s", n, error_name(errno));
	free(line);
	rewind(f);
	line = malloc(1);
	size = 1;
	n = getline(&line, &size, f);
	show("stdio.getline grows", "%zd %s", n, line);
	free(line);
	line = NULL;
	size = 12345;
	n = getline(&line, &size, f);
	show("stdio.getline NULL with a size", "%zd", n);
	free(line);
	fclose(f);
	f = fopen("g", "w");
	putw(0x01020304, f);
	putw(-1, f);
	fclose(f);
	f = fopen("g", "r");
	int a = getw(f), b = getw(f), c = getw(f);
	show("stdio.getw", "%x %d %d %d", a, b, c, !!feof(f));
	fclose(f);
}

static void freopens(void)
{
	FILE *f;

	make("o1", "first");
	make("o2", "second");
	f = fopen("o1", "r");
	int fd = fileno(f);
	getc(f);
	FILE *g = freopen("o2", "r", f);
	show("stdio.freopen", "%d %d %c", f == g, fileno(g) == fd, getc(g));
	g = freopen("o1", "w", f);
	fputs("new", g);
	g = freopen("o1", "a+", g);
	fputs("er", g);
	rewind(g);
	show("stdio.freopen a+", "%s", fgets(text, 20, g));
	errno = 0;
	g = freopen("no/such", "r", f);
	show("stdio.freopen failure", "%d %s closed %d", !!g, error_name(errno), fcntl(fd, F_GETFD) < 0);
	f = fopen("o2", "r+");
	getc(f);
	g = freopen(NULL, "r", f);
	/* musl keeps the open file, with its offset; glibc opens it again. */
	show("stdio.freopen NULL [glibc]", "%d %c", !!g, g ? getc(g) : 0);
	if (g)
		fclose(g);
	f = fopen("o2", "r");
	while (getc(f) != EOF)
		;
	putc('x', f);
	g = freopen("o2", "r", f);
	show("stdio.freopen clears", "%d %d", feof(g), ferror(g));
	fclose(g);
	f = fopen("o2", "r");
	errno = 0;
	g = freopen("o2", "q", f);
	show("stdio.freopen bad mode", "%d %s", !!g, error_name(errno));
}

static void pipes(void)
{
	char line[64];
	FILE *f, *g;
	int status;

	f = popen("echo out; exit 3", "r");
	fgets(line, sizeof line, f);
	status = pclose(f);
	show("stdio.popen r", "%s%d", line, WEXITSTATUS(status));
	f = popen("cat >p1; exit 0", "w");
	fputs("written", f);
	status = pclose(f);
	show("stdio.popen w", "%s %d", content("p1"), status);
	f = popen("kill -9 $$", "r");
	status = pclose(f);
	show("stdio.popen signal", "%d", WTERMSIG(status));
	f = popen("/no/such/command 2>/dev/null", "r");
	status = pclose(f);
	show("stdio.popen no command", "%d", WEXITSTATUS(status));
	errno = 0;
	show("stdio.popen mode", "%d %s", !!popen("true", "x"), error_name(errno));
	f = popen("true", "re");
	show("stdio.popen e", "%d", fcntl(fileno(f), F_GETFD));
	pclose(f);
	f = popen("true", "r");
	show("stdio.popen no e", "%d", fcntl(fileno(f), F_GETFD));
	waitpid(-1, NULL, 0);
	errno = 0;
	status = pclose(f);
	show("stdio.pclose ECHILD", "%d %s", status, error_name(errno));
	/* the second child has no copy of the first one's pipe: cat ends when we close it */
	f = popen("cat >p1", "w");
	g = popen("cat >p2", "w");
	fputs("1", f);
	fputs("2", g);
	pclose(f);
	pclose(g);
	show("stdio.popen twice", "%ld %ld", size_of("p1"), size_of("p2"));
	close(0);
	f = popen("echo closed stdin", "r");
	fgets(line, sizeof line, f);
	pclose(f);
	show("stdio.popen with fd 0 free", "%s", line);
	open("/dev/null", O_RDONLY);
}

static void names(void)
{
	char name[L_tmpnam];
	FILE *f;
	struct stat st;
	int r;

	f = tmpfile();
	fputs("temporary", f);
	rewind(f);
	fgets(text, 20, f);
	fstat(fileno(f), &st);
	show("stdio.tmpfile", "%s links %d mode %o", text, (int)st.st_nlink, st.st_mode & 0777);
	fclose(f);
	show("stdio.tmpnam", "%d %d", tmpnam(name) == name, access(name, F_OK));
	show("stdio.tmpnam NULL", "%d", strncmp(tmpnam(NULL), "/tmp/", 5));
	/* musl: prefix of any length, folder that need not be. */
	char *t = tempnam("/", "prefixlong");
	show("stdio.tempnam [glibc]", "%.6s %zu", t, strlen(t));
	t = tempnam("/no/such/folder", NULL);
	show("stdio.tempnam no folder [glibc]", "%.5s", t);
	show("stdio.ctermid", "%s", ctermid(NULL));
	make("n1", "x");
	mkdir("dir", 0755);
	r = rename("n1", "n2");
	show("stdio.rename", "%d %ld %ld", r, size_of("n1"), size_of("n2"));
	r = rename("n1", "n3");
	show("stdio.rename none", "%d %s", r, errors(r));
	r = rename("n2", "dir");
	show("stdio.rename to folder", "%d %s", r, errors(r));
	r = renameat(AT_FDCWD, "n2", AT_FDCWD, "dir/n2");
	show("stdio.renameat", "%d %ld", r, size_of("dir/n2"));
	r = remove("dir");
	show("stdio.remove full folder", "%d %s", r, errors(r));
	show("stdio.remove", "%d %d", remove("dir/n2"), remove("dir"));
	r = remove("dir");
	show("stdio.remove none", "%d %s", r, errors(r));
}

static void unlocked(void)
{
	FILE *f = fopen("u", "w+");

	flockfile(f);
	show("stdio.ftrylockfile", "%d", ftrylockfile(f));
	putc_unlocked('a', f);
	fputc_unlocked('b', f);
	fputs_unlocked("cd", f);
	fwrite_unlocked("ef", 1, 2, f);
	fflush_unlocked(f);
	rewind(f);
	show("stdio.getc_unlocked", "%c%c", getc_unlocked(f), fgetc_unlocked(f));
	show("stdio.fread_unlocked", "%zu %.2s", fread_unlocked(text, 1, 2, f), text);
	show("stdio.fgets_unlocked", "%s", fgets_unlocked(text, 20, f));
	show("stdio.feof_unlocked", "%d %d %d", !!feof_unlocked(f), ferror_unlocked(f), fileno_unlocked(f) == fileno(f));
	clearerr_unlocked(f);
	show("stdio.clearerr_unlocked", "%d", feof_unlocked(f));
	funlockfile(f);
	funlockfile(f);
	/* musl has one way only, and says 0. */
	show("stdio.__fsetlocking [glibc]", "%d %d %d", __fsetlocking(f, FSETLOCKING_QUERY) == FSETLOCKING_INTERNAL,
		__fsetlocking(f, FSETLOCKING_BYCALLER) == FSETLOCKING_INTERNAL, putc('x', f));
	fclose(f);
}

static void perrors(void)
{
	int p[2], saved = dup(2);

	pipe2(p, O_NONBLOCK);
	dup2(p[1], 2);
	errno = ENOENT;
	perror("who");
	show("stdio.perror", "%s", arrived(p[0]));
	errno = EINVAL;
	perror(NULL);
	show("stdio.perror NULL", "%s", arrived(p[0]));
	errno = EINVAL;
	perror("");
	show("stdio.perror empty", "%s", arrived(p[0]));
	fprintf(stderr, "%s-%d\n", "err", 5);
	show("stdio.stderr at once", "%s", arrived(p[0]));
	setvbuf(stderr, NULL, _IOLBF, 0);
	fputs("line", stderr);
	fputs("d\n", stderr);
	show("stdio.stderr line-buffered", "%s", arrived(p[0]));
	dup2(saved, 2);
}

int main(void)
{
	signal(SIGUSR1, on_signal);
	modes();
	fdopens();
	buffering();
	setvbufs();
	directions();
	ends();
	seeks();
	flushes();
	failures();
	lines();
	freopens();
	pipes();
	names();
	unlocked();
	perrors();
	return 0;
}
