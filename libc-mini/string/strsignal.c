#include "string_.h"

enum { REAL_TIME = 34, LAST = 64 }; /* signal(7): two below are kept for threads */

char *strsignal(int signal)
{
	static char unknown[TEXT_UNKNOWN];
	const char *text = __sigdescr(signal);

	if (text)
		return (char *)text;
	if (signal >= REAL_TIME && signal <= LAST)
		return __text_unknown(unknown, "Real-time signal ", signal - REAL_TIME);
	return __text_unknown(unknown, "Unknown signal ", signal);
}
