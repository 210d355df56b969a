/* Text for the probe: output through one buffer, a small printf, line-wise reading, hashing. */
#include <fcntl.h>
#include <stdarg.h>

#include "probe.h"

enum { LONG_TEXT = 160 };

static char output[8192];
static size_t output_used;

#ifdef __clang__
#define PLAIN_LOOP
#else          /* or gcc makes of memcpy() a call of memcpy() */
#define PLAIN_LOOP __attribute__((optimize("no-tree-loop-distribute-patterns")))
#endif

PLAIN_LOOP void *memcpy(void *to, const void *from, size_t size)
{
	char *d = to;
	const char *s = from;

	while (size--)
		*d++ = *s++;
	return to;
}

PLAIN_LOOP void *memset(void *to, int byte, size_t size)
{
	char *d = to;

	while (size--)
		*d++ = (char)byte;
	return to;
}

int memcmp(const void *a, const void *b, size_t size)
{
	const unsigned char *x = a, *y = b;

	for (; size && *x == *y; size--)
		x++, y++;
	return size ? *x - *y : 0;
}

PLAIN_LOOP size_t strlen(const char *s)
{
	size_t length = 0;

	while (s[length])
		length++;
	return length;
}

int starts_with(const char *s, const char *prefix)
{
	while (*prefix && *s == *prefix)
		s++, prefix++;
	return *prefix == 0;
}

int all_zero(const void *bytes, size_t size)
{
	const char *byte = bytes;

	while (size && *byte == 0)
		byte++, size--;
	return size == 0;
}

const char *zero_or_not(const void *bytes, size_t size)
{
	return all_zero(bytes, size) ? "zero" : "not zero";
}

/* FNV-1a */
uint64_t hash(uint64_t seed, const void *bytes, size_t size)
{
	const uint8_t *byte = bytes;
	uint64_t value = seed ^ 0xcbf29ce484222325;

	while (size--)
		value = (value ^ *byte++) * 0x100000001b3;
	return value;
}

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

uint64_t number(const char **text, unsigned base)
{
	uint64_t value = 0;

	while (digit(**text) < (int)base)
		value = value * base + (unsigned)digit(*(*text)++);
	return value;
}

char *numbered(char *to, const char *prefix, uint64_t value)
{
	char digits[24], *at = digits + sizeof digits - 1;

	*at = 0;
	do
		*--at = (char)('0' + value % 10);
	while (value /= 10);
	memcpy(to, prefix, strlen(prefix));
	memcpy(to + strlen(prefix), at, strlen(at) + 1);
	return to;
}

void say_flush(void)
{
	for (size_t done = 0; done < output_used;) {
		long n = sys(SYS_write, 1, output + done, output_used - done);

		if (n <= 0)
			break;
		done += (size_t)n;
	}
	output_used = 0;
}

static void put(char c)
{
	if (output_used == sizeof output)
		say_flush();
	output[output_used++] = c;
}

static void put_text(const char *s)
{
	while (*s)
		put(*s++);
}

static void put_number(uint64_t value, unsigned base)
{
	char digits[24];
	int n = 0;

	do
		digits[n++] = "0123456789abcdef"[value % base];
	while (value /= base);
	while (n)
		put(digits[--n]);
}

static void put_hex(uint64_t value)
{
	put_text("0x");
	put_number(value, 16);
}

static void put_signed(long value)
{
	if (value < 0)
		put('-');
	put_number(value < 0 ? -(uint64_t)value : (uint64_t)value, 10);
}

static void put_quoted(const char *s)
{
	if (strlen(s) > LONG_TEXT) {
		put_text("length ");
		put_number(strlen(s), 10);
		put_text(" hash ");
		put_hex(hash(0, s, strlen(s)));
		return;
	}
	put('"');
	for (; *s; s++) {
		if (*s >= ' ' && *s <= '~' && *s != '\\') {
			put(*s);
		} else {
			put_text("\\x");
			put("0123456789abcdef"[(unsigned char)*s >> 4]);
			put("0123456789abcdef"[*s & 15]);
		}
	}
	put('"');
}

void say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	for (; *format; format++) {
		if (*format != '%') {
			put(*format);
			continue;
		}
		switch (*++format) {
		case 's': put_text(va_arg(args, const char *)); break;
		case 'q': put_quoted(va_arg(args, const char *)); break;
		case 'd': put_signed(va_arg(args, long)); break;
		case 'x': put_hex(va_arg(args, uint64_t)); break;
		case 'p': put_text(place(va_arg(args, uint64_t))); break;
		}
	}
	va_end(args);
	put('\n');
}

int reader_open(struct reader *reader, const char *path)
{
	reader->at = reader->filled = 0;
	reader->fd = (int)sys(SYS_open, path, O_RDONLY | O_CLOEXEC);
	return reader->fd;
}

static int reader_byte(struct reader *reader)
{
	if (reader->at == reader->filled) {
		long n = sys(SYS_read, reader->fd, reader->buffer, sizeof reader->buffer);

		if (n <= 0)
			return -1;
		reader->filled = (size_t)n;
		reader->at = 0;
	}
	return (unsigned char)reader->buffer[reader->at++];
}

int reader_line(struct reader *reader, char *line, size_t size)
{
	size_t used = 0;
	int c;

	while ((c = reader_byte(reader)) >= 0 && c != '\n')
		if (used + 1 < size)
			line[used++] = (char)c;
	line[used] = 0;
	if (c < 0 && used == 0)
		sys(SYS_close, reader->fd);
	return c >= 0 || used;
}

/* Reads at most size - 1 bytes and ends them with a NUL. Returns their number, or -errno. */
long file_read(const char *path, void *buffer, size_t size)
{
	long fd = sys(SYS_open, path, O_RDONLY | O_CLOEXEC);
	size_t used = 0;
	long n;

	*(char *)buffer = 0;
	if (fd < 0)
		return fd;
	while (used < size - 1
	       && (n = sys(SYS_read, fd, (char *)buffer + used, size - 1 - used)) > 0)
		used += (size_t)n;
	sys(SYS_close, fd);
	((char *)buffer)[used] = 0;
	return (long)used;
}
