/* stdio-model.c [SEEDS [FIRST]]: random operations on a stream, each compared with a model of what
 * a stream is: bytes, a position, a stack of pushed-back bytes and two indicators. The model has no
 * buffer: so whatever setvbuf says, and whenever the functions underneath read or write less than
 * they are asked for, or fail for now (EAGAIN), no byte may be lost, doubled or out of place.
 *
 * Streams: a file (w+, a+), a cookie that is short and fails at random, one that cannot seek, and
 * memory (fmemopen). libc-mini alone promises all of this; the seed of a failure is printed. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SIZE = 40000, OPERATIONS = 400 };
enum kind { FILE_W, FILE_A, COOKIE, NO_SEEK, MEMORY, KINDS };
static const char *const kind_names[] = { "file w+", "file a+", "cookie", "no seek", "memory" };

static uint64_t state;

static unsigned chance(unsigned n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 20) % n;
}

/* ---- what is under the stream ---- */

static struct { unsigned char bytes[SIZE * 2]; size_t length, at; int unreliable; } under;

static ssize_t give(void *cookie, char *bytes, size_t n)
{
	size_t left = under.at < under.length ? under.length - under.at : 0;

	(void)cookie;
	if (under.unreliable && chance(5) == 0)
		return errno = EAGAIN, -1;
	n = n > left ? left : n;
	if (under.unreliable && n)
		n = 1 + chance((unsigned)n);
	memcpy(bytes, under.bytes + under.at, n);
	under.at += n;
	return (ssize_t)n;
}

static ssize_t take(void *cookie, const char *bytes, size_t n)
{
	(void)cookie;
	if (under.unreliable && chance(5) == 0)
		return errno = EAGAIN, -1;
	if (under.unreliable)
		n = 1 + chance((unsigned)n);
	if (under.at + n > sizeof under.bytes)
		return errno = ENOSPC, -1;
	memcpy(under.bytes + under.at, bytes, n);
	under.at += n;
	if (under.at > under.length)
		under.length = under.at;
	return (ssize_t)n;
}

static int go(void *cookie, off_t *to, int whence)
{
	long at = *to + (whence == SEEK_SET ? 0 : whence == SEEK_CUR ? (long)under.at : (long)under.length);

	(void)cookie;
	if (at < 0 || at > (long)sizeof under.bytes)
		return errno = EINVAL, -1;
	under.at = (size_t)at;
	return *to = at, 0;
}

static unsigned char memory[SIZE + 1];
static char path[] = "/tmp/stdio-model.XXXXXX";

static FILE *open_kind(enum kind kind)
{
	cookie_io_functions_t functions = { give, take, kind == NO_SEEK ? NULL : go, NULL };

	switch (kind) {
	case FILE_W: return fopen(path, "w+");
	case FILE_A: truncate(path, 0); return fopen(path, "a+");
	case MEMORY: memset(memory, 0, sizeof memory); return fmemopen(memory, SIZE, "w+");
	default:     return fopencookie(NULL, kind == NO_SEEK ? "r" : "w+", functions);
	}
}

/* ---- the model ---- */

static struct {
	enum kind kind;
	unsigned char bytes[SIZE * 2];
	size_t length, at;
	unsigned char pushed[16];
	unsigned n_pushed;
	int eof;
} model;

static unsigned long seed, step;
static const char *what = "open";

static void check(int good, const char *detail, long is, long wanted)
{
	if (good)
		return;
	printf("stdio-model: %s, seed %lu, step %lu, %s: %s is %ld, not %ld\n",
		kind_names[model.kind], seed, step, what, detail, is, wanted);
	exit(1);
}

static void check_equal(const char *detail, long is, long wanted)
{
	check(is == wanted, detail, is, wanted);
}

static void forget_pushed(void)
{
	model.at -= model.n_pushed;
	model.n_pushed = 0;
}

/* The next byte, or -1. */
static int model_get(void)
{
	if (model.n_pushed)
		return model.pushed[--model.n_pushed];
	return model.eof || model.at >= model.length ? -1 : model.bytes[model.at++];
}

static void model_put(const unsigned char *bytes, size_t n)
{
	if (!n)
		return;
	if (model.kind == FILE_A)
		model.at = model.length;
	if (model.at > model.length)
		memset(model.bytes + model.length, 0, model.at - model.length);
	memcpy(model.bytes + model.at, bytes, n);
	model.at += n;
	if (model.at > model.length)
		model.length = model.at;
}

/* ---- operations ---- */

static void check_read(const unsigned char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int c = model_get();
		check(bytes[i] == c, "byte", bytes[i], c);
	}
}

/* A read gave fewer than asked for: the end, or a failure for now. */
static void check_end(FILE *f)
{
	if (ferror(f)) {
		check(under.unreliable, "error indicator", 1, 0);
		clearerr(f);
		model.eof = 0;
		return;
	}
	if (!model.eof && model.at < model.length)
		check_equal("left", (long)(model.length - model.at), 0);
	check_equal("pushed back", model.n_pushed, 0);
	model.eof = 1;
}

static void do_read(FILE *f, unsigned n)
{
	static unsigned char bytes[SIZE];
	size_t got = fread(bytes, 1, n, f);

	what = "fread";
	check_read(bytes, got);
	if (got < n)
		check_end(f);
}

static void do_getc(FILE *f)
{
	int c = getc(f);
	unsigned char byte = (unsigned char)c;

	what = "getc";
	if (c != EOF)
		check_read(&byte, 1);
	else
		check_end(f);
}

static void do_fgets(FILE *f, unsigned n)
{
	static char line[SIZE];
	size_t length;

	what = "fgets";
	memset(line, 1, n + 1);
	if (!fgets(line, (int)n, f)) {
		check_end(f);
		return;
	}
	for (length = n; length && line[length] != 0; length--)
		;
	check_equal("guard", line[n], 1);
	check_read((unsigned char *)line, length);
	if (length < n - 1 && (!length || line[length - 1] != '\n'))
		check_end(f);
}

static void do_getline(FILE *f)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t n = getline(&line, &size, f);

	what = "getline";
	if (n >= 0)
		check_read((unsigned char *)line, (size_t)n);
	if (n < 0 || line[n - 1] != '\n')
		check_end(f);
	free(line);
}

static void do_write(FILE *f, unsigned n)
{
	static unsigned char bytes[SIZE];
	size_t taken;

	for (unsigned i = 0; i < n; i++)
		bytes[i] = chance(8) ? (unsigned char)('a' + chance(26)) : '\n';
	what = "fwrite";
	if (n)
		forget_pushed(); /* even if nothing is taken */
	taken = fwrite(bytes, 1, n, f);
	model_put(bytes, taken);
	if (taken < n) {
		check(under.unreliable && ferror(f), "taken", (long)taken, n);
		clearerr(f);
		model.eof = 0;
	}
}

static void do_putc(FILE *f)
{
	unsigned char byte = chance(4) ? 'x' : '\n';

	what = "putc";
	forget_pushed();
	if (putc(byte, f) == byte) {
		model_put(&byte, 1);
	} else {
		check(under.unreliable && ferror(f), "result", EOF, byte);
		clearerr(f);
		model.eof = 0;
	}
}

static void do_ungetc(FILE *f)
{
	unsigned char byte = (unsigned char)chance(256);

	what = "ungetc";
	if (model.n_pushed == sizeof model.pushed || model.n_pushed >= model.at)
		return;
	/* Often the byte that was read; of that the stream may make a step back. */
	if (chance(2) && !model.n_pushed)
		byte = model.bytes[model.at - 1];
	if (ungetc(byte, f) != byte) {
		check(under.unreliable && ferror(f), "result", EOF, byte);
		clearerr(f);
		model.eof = 0;
		return;
	}
	model.pushed[model.n_pushed++] = byte;
	model.eof = 0;
}

static int settled(FILE *f);

static void do_seek(FILE *f)
{
	long length = (long)model.length, bases[] = { 0, (long)(model.at - model.n_pushed), length };
	int whence = (int)chance(3), result;
	long to = (long)chance((unsigned)length + (chance(8) ? 1 : 50)) - (chance(20) ? 0 : 60);

	what = "fseek";
	if (!settled(f) || to > SIZE)
		return;
	result = fseek(f, to - bases[whence], whence);
	if (to < 0) {
		check_equal("result", result, -1);
		return;
	}
	check_equal("result", result, 0);
	model.n_pushed = 0;
	model.at = (size_t)to;
	model.eof = 0;
}

static void do_tell(FILE *f)
{
	what = "ftell";
	check_equal("position", ftell(f), (long)(model.at - model.n_pushed));
}

static void do_setvbuf(FILE *f)
{
	static char own[3][5000];
	static unsigned turn;
	int mode = (int[]){ _IOFBF, _IOLBF, _IONBF }[chance(3)];
	unsigned size = chance(3) ? 1 + chance(20) : 1 + chance(sizeof own[0]);

	what = "setvbuf";
	if (!settled(f))
		return;
	/* A stream that cannot seek may keep the buffer it has; so two of them take turns. */
	if (model.kind == NO_SEEK)
		setvbuf(f, NULL, mode, 0);
	else
		setvbuf(f, chance(3) ? own[turn++ % 3] : NULL, mode, size);
	if (model.kind != NO_SEEK)
		forget_pushed();
}

/* fflush until it succeeds; then what is under the stream is the model's. */
static int settled(FILE *f)
{
	int tries = 0;

	while (fflush(f)) {
		check(under.unreliable && tries++ < 100, "fflush", EOF, 0);
		clearerr(f);
		model.eof = 0;
	}
	if (model.kind != NO_SEEK)
		forget_pushed();
	return 1;
}

static void do_flush(FILE *f)
{
	static unsigned char bytes[SIZE * 2];
	const unsigned char *now = under.bytes;
	size_t length = under.length;

	what = "fflush";
	settled(f);
	if (model.kind == FILE_W || model.kind == FILE_A) {
		FILE *other = fopen(path, "r");
		length = fread(bytes, 1, sizeof bytes, other);
		fclose(other);
		now = bytes;
	} else if (model.kind == MEMORY) {
		now = memory;
		length = model.length;
	} else {
		length = under.length;
	}
	check_equal("length", (long)length, (long)model.length);
	check_equal("difference", memcmp(now, model.bytes, length), 0);
}

static void one_step(FILE *f)
{
	int writes = model.kind != NO_SEEK && model.length < SIZE / 2 && model.at < SIZE / 2;
	unsigned n = chance(4) ? chance(30) : chance(9000);

	switch (chance(16)) {
	case 0: case 1: do_read(f, n); break;
	case 2: case 3: do_getc(f); break;
	case 4: do_fgets(f, 1 + n % 5000); break;
	case 5: do_getline(f); break;
	case 6: case 7: if (writes) do_write(f, n); break;
	case 8: if (writes) do_putc(f); break;
	case 9: case 10: do_ungetc(f); break;
	case 11: if (model.kind != NO_SEEK) do_seek(f); break;
	case 12: if (model.kind != NO_SEEK) do_tell(f); break;
	case 13: if (chance(4) == 0) do_setvbuf(f); break;
	case 14: if (chance(2) == 0) do_flush(f); break;
	case 15: if (chance(4) == 0) { clearerr(f); model.eof = 0; } break;
	}
	check(!feof(f) == !model.eof, "feof", feof(f), model.eof);
}

static void run(enum kind kind)
{
	FILE *f;

	memset(&model, 0, sizeof model);
	memset(&under, 0, sizeof under);
	model.kind = kind;
	state = (seed * 2654435761u + kind + 1) * 0x9e3779b97f4a7c15u | 1;
	if (kind == NO_SEEK) {
		for (under.length = 0; under.length < 20000; under.length++)
			under.bytes[under.length] = chance(9) ? (unsigned char)chance(256) : '\n';
		memcpy(model.bytes, under.bytes, model.length = under.length);
	}
	under.unreliable = (kind == COOKIE || kind == NO_SEEK) && chance(2);
	f = open_kind(kind);
	check(f != NULL, "stream", 0, 1);
	for (step = 0; step < OPERATIONS; step++)
		one_step(f);
	under.unreliable = 0;
	if (kind != NO_SEEK)
		do_flush(f);
	fclose(f);
}

int main(int argc, char **argv)
{
	unsigned long seeds = argc > 1 ? strtoul(argv[1], NULL, 0) : 200;
	unsigned long first = argc > 2 ? strtoul(argv[2], NULL, 0) : 1;

	close(mkstemp(path));
	for (int kind = 0; kind < KINDS; kind++) {
		for (seed = first; seed < first + seeds; seed++)
			run((enum kind)kind);
		printf("stdio-model: %s: %lu operations agree\n", kind_names[kind], seeds * OPERATIONS);
	}
	unlink(path);
	return 0;
}
