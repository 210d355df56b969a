#include <stdlib.h>

long long llabs(long long n)
{
	return n < 0 ? (long long)-(unsigned long long)n : n;
}
