#include <strings.h>

int ffs(int word)
{
	return word ? __builtin_ctz((unsigned)word) + 1 : 0;
}
