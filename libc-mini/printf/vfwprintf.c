#include "file.h"
#include "format.h"

#define BURST 512

static void through_stream(struct output *out, const char *bytes, size_t n)
{
	const wchar_t *text = (const wchar_t *)(const void *)bytes;

	for (n /= sizeof(wchar_t); n && !out->failed; n--)
		if (__file_putwc(*text++, out->target) == WEOF)
			out->failed = 1;
}

int vfwprintf(FILE *restrict f, const wchar_t *restrict format, va_list values)
{
	struct output out = { .full = through_stream, .target = f, .wide = 1,
		.wide_text = __format_wide_text };
	unsigned char bytes[BURST];
	int burst;

	file_lock(f);
	file_orient(f, 1);
	if (__file_to_write(f)) {
		file_unlock(f);
		return -1;
	}
	burst = __file_burst(f, bytes, sizeof bytes);
	__format(&out, format, values);
	if (burst && __file_burst_end(f))
		out.failed = 1;
	file_unlock(f);
	return output_result(&out);
}
