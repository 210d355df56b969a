#include <stdlib.h>

/* abs(INT_MIN) is what it is on this machine: INT_MIN. */
int abs(int n)
{
	return n < 0 ? (int)-(unsigned)n : n;
}
