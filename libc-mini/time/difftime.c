#include <time.h>

/* The difference of two 64-bit times needs 65 bits: the sign is taken off before. */
double difftime(time_t end, time_t start)
{
	if (end >= start)
		return (double)((unsigned long)end - (unsigned long)start);
	return -(double)((unsigned long)start - (unsigned long)end);
}
