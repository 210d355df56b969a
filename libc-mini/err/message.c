/* message.c: "program: text: what errno means", in one piece. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "file.h"
#include "message.h"

void __message(const char *program, int error, const char *format, va_list values)
{
	FILE *f = &__stderr_file;
	unsigned char bytes[256];
	int burst;

	file_lock(f);
	burst = __file_burst(f, bytes, sizeof bytes);
	fprintf(f, "%s: ", program);
	if (format)
		vfprintf(f, format, values);
	if (error >= 0)
		fprintf(f, "%s%s", format ? ": " : "", strerror(error));
	fputc('\n', f);
	if (burst)
		__file_burst_end(f);
	file_unlock(f);
}
