#include <netdb.h>
#include <stdio.h>
#include "libc.h"
#include "thread.h"

int *__h_errno_location(void)
{
	return &thread_self()->host_error;
}

const char *hstrerror(int error)
{
	static const char *const texts[] = { "Resolver Error 0 (no error)", "Unknown host",
		"Host name lookup failure", "Unknown server error", "No address associated with name" };

	if (error < 0)
		return "Resolver internal error";
	return (unsigned)error < countof(texts) ? texts[error] : "Unknown resolver error";
}

void herror(const char *prefix)
{
	const char *text = hstrerror(h_errno);

	if (prefix && *prefix)
		fprintf(stderr, "%s: %s\n", prefix, text);
	else
		fprintf(stderr, "%s\n", text);
}
