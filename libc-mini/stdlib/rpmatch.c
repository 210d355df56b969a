#include <stdlib.h>

/* The expressions of the "C" locale: ^[yY] and ^[nN]. */
int rpmatch(const char *answer)
{
	switch (*answer) {
	case 'y':
	case 'Y':
		return 1;
	case 'n':
	case 'N':
		return 0;
	}
	return -1;
}
