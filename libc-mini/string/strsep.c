#include <string.h>

char *strsep(char **restrict s, const char *restrict set)
{
	char *field = *s, *end;

	if (!field)
		return NULL;
	end = field + strcspn(field, set);
	*s = *end ? end + 1 : NULL;
	*end = 0;
	return field;
}
