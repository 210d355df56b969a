/* error.c: GNU's error(): unlike err() it returns if status is 0, and flushes standard output first
 * so that messages come in the order in which things happened. */
#include <errno.h>
#include <error.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "file.h"

static unsigned message_count;
static int one_per_line;
static void (*print_progname)(void);
weak_alias(message_count, error_message_count);
weak_alias(one_per_line, error_one_per_line);
weak_alias(print_progname, error_print_progname);

static void begin(const char *after)
{
	fflush(&__stdout_file);
	if (print_progname)
		print_progname();
	else
		fprintf(&__stderr_file, "%s:%s", program_invocation_name, after);
}

static void end(int status, int number, const char *format, va_list values)
{
	FILE *f = &__stderr_file;

	vfprintf(f, format, values);
	if (number)
		fprintf(f, ": %s", strerror(number));
	fputc('\n', f);
	message_count++;
	if (status)
		exit(status);
}

static void say(int status, int number, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	begin(" ");
	end(status, number, format, values);
	va_end(values);
}

/* Where the last message was; with error_one_per_line there is only one for a place. */
static int again(const char *file, unsigned line)
{
	static const char *last_file;
	static unsigned last_line;

	if (line == last_line && (file == last_file
			|| (file && last_file && strcmp(file, last_file) == 0)))
		return 1;
	last_file = file;
	last_line = line;
	return 0;
}

static void say_at(int status, int number, const char *file, unsigned line, const char *format, ...)
{
	va_list values;

	if (one_per_line && again(file, line))
		return;
	va_start(values, format);
	begin(file ? "" : " ");
	if (file)
		fprintf(&__stderr_file, "%s:%u: ", file, line);
	end(status, number, format, values);
	va_end(values);
}

weak_alias(say, error);
weak_alias(say_at, error_at_line);
