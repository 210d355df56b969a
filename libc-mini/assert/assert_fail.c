/* assert_fail.c: one write, without stdio: a program that asserts needs no streams for it. (And what
 * stdout still holds is not written, as abort() demands.) */
#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "libc.h"
#include "number.h"
#include "syscall.h"

static char *append(char *to, const char *end, const char *text)
{
	while (*text && to < end)
		*to++ = *text++;
	return to;
}

_Noreturn void __assert_fail(const char *text, const char *file, unsigned line,
	const char *function)
{
	char message[1024], digits[NUMBER_MAX_DIGITS + 1];
	char *end = message + sizeof message - 1, *to = message;
	const char *program = strrchr(__libc.program, '/');

	digits[number_digits(digits, line, 10)] = 0;
	to = append(to, end, program ? program + 1 : __libc.program);
	to = append(to, end, ": ");
	to = append(to, end, file);
	to = append(to, end, ":");
	to = append(to, end, digits);
	to = append(to, end, ": ");
	to = append(to, end, function ? function : "");
	to = append(to, end, function ? ": " : "");
	to = append(to, end, "Assertion `");
	to = append(to, end, text);
	to = append(to, end, "' failed.");
	*to++ = '\n';
	sys_call(SYS_write, 2, message, to - message);
	abort();
}
