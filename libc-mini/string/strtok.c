#include "string_.h"

char *strtok(char *restrict s, const char *restrict set)
{
	static char *state;

	return __strtok_r(s, set, &state);
}
