/* high_water.c: see high_water.h.
 *
 * From the lowest byte of the stack's mapping upwards, the first one that is not as it was: where the
 * stack has grown by itself the first that is not zero, where it was painted the first that is not 0xa5.
 * A byte written with the very value that was there is not seen; nor is room that was only reserved. */
#include "high_water.h"

#include <errno.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/uio.h>

#include "arch.h"
#include "sys.h"

#define CHUNK 4096 /* divides a page, so that a chunk can be read or not */

/* ---- where the mapping begins ---- */

struct maps {
	int fd;
	size_t length, at;
	char buffer[1024];
};

static int next_char(struct maps *m)
{
	if (m->at == m->length) {
		long n = sys_read(m->fd, m->buffer, sizeof m->buffer);

		m->at = 0;
		m->length = sys_failed(n) ? 0 : (size_t)n;
		if (!m->length)
			return -1;
	}
	return m->buffer[m->at++];
}

static uint64_t hexadecimal(struct maps *m, int *end)
{
	uint64_t n = 0;

	for (*end = next_char(m); *end >= 0 && *end != '-' && *end != ' '; *end = next_char(m))
		n = n * 16 + (uint64_t)(*end <= '9' ? *end - '0' : *end - 'a' + 10);
	return n;
}

/* Mappings without a gap between them down from the one that holds `inside`: mprotect(2) may have cut
 * it. `otherwise` where there is no /proc. */
static uint64_t mapping_start(int pid, uint64_t inside, uint64_t otherwise)
{
	char path[64];
	struct text t = {.buffer = path, .size = sizeof path - 1};
	struct maps m = {0};
	uint64_t run = 0, last = 0;
	int c = 0;

	text_format(&t, "/proc/%u/maps", (uint64_t)pid);
	path[t.length] = '\0';
	m.fd = (int)sys_open(path, O_RDONLY | O_CLOEXEC, 0);
	if (m.fd < 0)
		return otherwise;
	while (c >= 0) {
		uint64_t start = hexadecimal(&m, &c), end = hexadecimal(&m, &c);

		if (start != last)
			run = start;
		last = end;
		if (inside >= start && inside < end)
			break;
		while (c >= 0 && c != '\n')
			c = next_char(&m);
	}
	sys_close(m.fd);
	return c >= 0 ? run : otherwise;
}

/* ---- what has changed ---- */

static int as_it_was(const struct painting *p, uint64_t address, unsigned char byte)
{
	if (address < p->low)
		return byte == 0;
	if (address < p->high)
		return byte == FAULT_BYTE;
	return byte == 0 || byte == FAULT_BYTE /* --fault=stack-junk */
		|| (address >= p->sp - 8 && byte == (unsigned char)(p->entry >> (address - (p->sp - 8)) * 8));
}

/* The lowest changed byte from `from` on, or p->sp. */
static uint64_t lowest_changed(int pid, uint64_t from, const struct painting *p,
	struct high_water *w)
{
	unsigned char bytes[CHUNK];

	while (from < p->sp) {
		uint64_t length = CHUNK - from % CHUNK;
		struct iovec here = {bytes, 0}, there = {(void *)from, 0};
		long n;

		if (length > p->sp - from)
			length = p->sp - from;
		here.iov_len = there.iov_len = length;
		n = sys6(__NR_process_vm_readv, pid, &here, 1, &there, 1, 0);
		if (n != (long)length) {
			w->unreadable += length;
			w->error = sys_failed(n) ? (int)-n : EFAULT;
			if (w->error == EPERM || w->error == ESRCH || w->error == ENOSYS)
				return p->sp;
		}
		for (uint64_t i = 0; n == (long)length && i < length; i++)
			if (!as_it_was(p, from + i, bytes[i]))
				return from + i;
		from += length;
	}
	return p->sp;
}

void high_water_read(int pid, const struct painting *p, struct high_water *w)
{
	struct limit limit = {0, 0};
	uint64_t start = mapping_start(pid, p->sp - 1, p->bottom);

	if (start < p->bottom && p->bottom - start > 1UL << 40)
		start = p->bottom; /* not the stack's own */
	w->there = p->sp - p->bottom;
	w->used = p->sp - lowest_changed(pid, start, p, w);
	sys4(__NR_prlimit64, pid, RLIMIT_STACK, NULL, &limit);
	w->limit = limit.soft;
	if (w->error != EPERM && w->error != ESRCH && w->error != ENOSYS && w->unreadable < w->there)
		w->state = SEEN;
}

/* ---- saying so ---- */

void high_water_print(const struct high_water *w, const char *program, struct text *out)
{
	text_format(out, "uload: %s: stack: ", program);
	if (w->state == REPLACED) {
		text_string(out, "not known, the program ran another one in its place\n");
		return;
	}
	if (w->state == NOT_SEEN) {
		text_string(out, "not known, it ");
		text_string(out, w->error ? "cannot be read: " : "was gone before it could be read");
		if (w->error)
			text_errno(out, w->error);
		text_string(out, "\n");
		return;
	}
	text_format(out, "%u bytes used below the initial sp, of %u that were there", w->used, w->there);
	if (w->used > w->there)
		text_format(out, "; it grew (RLIMIT_STACK: %u)", w->limit);
	if (w->unreadable)
		text_format(out, "; %u bytes cannot be read", w->unreadable);
	text_string(out, "\n");
}
