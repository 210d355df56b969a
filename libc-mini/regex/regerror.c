#include <regex.h>
#include <string.h>
#include "libc.h"

size_t regerror(int error, const regex_t *restrict re, char *restrict s, size_t size)
{
	static const char *const texts[] = {
		"Success",
		"No match",
		"Invalid regular expression",
		"Invalid collation character",
		"Invalid character class name",
		"Trailing backslash",
		"Invalid back reference",
		"Unmatched [, [^, [:, [., or [=",
		"Unmatched ( or \\(",
		"Unmatched \\{",
		"Invalid content of \\{\\}",
		"Invalid range end",
		"Memory exhausted",
		"Invalid preceding regular expression",
	};
	const char *text = (unsigned)error < countof(texts) ? texts[error] : "Unknown error";
	size_t length = strlen(text) + 1, n = length < size ? length : size;

	(void)re;
	if (n) {
		memcpy(s, text, n);
		s[n - 1] = '\0';
	}
	return length;
}
