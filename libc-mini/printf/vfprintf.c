#include "file.h"
#include "format.h"

/* What an unbuffered stream prints with one call should be one write. */
#define BURST 512

/* While the engine works, it knows the room in the stream's buffer as its own. */
static void give_back(struct output *out)
{
	FILE *f = out->target;

	if (out->at)
		f->write_next = (unsigned char *)out->at;
}

static void borrow(struct output *out)
{
	FILE *f = out->target;

	out->at = out->end = NULL;
	if (f->write_end) {
		out->at = (char *)f->write_next;
		out->end = (char *)f->write_end;
	}
}

static void through_stream(struct output *out, const char *bytes, size_t n)
{
	give_back(out);
	if (__file_write(out->target, (const unsigned char *)bytes, n) != n)
		out->failed = 1;
	borrow(out);
}

int vfprintf(FILE *restrict f, const char *restrict format, va_list values)
{
	struct output out = { .full = through_stream, .target = f };
	unsigned char bytes[BURST];
	int burst;

	file_lock(f);
	file_orient(f, -1);
	if (__file_to_write(f)) {
		file_unlock(f);
		return -1;
	}
	burst = __file_burst(f, bytes, sizeof bytes);
	borrow(&out);
	__format(&out, format, values);
	give_back(&out);
	if (burst && __file_burst_end(f))
		out.failed = 1;
	file_unlock(f);
	return output_result(&out);
}
