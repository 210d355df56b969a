#include <strings.h>

int ffsl(long word)
{
	return word ? __builtin_ctzl((unsigned long)word) + 1 : 0;
}

int ffsll(long long word)
{
	return word ? __builtin_ctzll((unsigned long long)word) + 1 : 0;
}
