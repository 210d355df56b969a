#include <stdlib.h>
#include <string.h>

int getsubopt(char **option, char *const *tokens, char **value)
{
	char *text = *option, *end = strchr(text, ','), *equals;
	size_t n;

	if (end)
		*end++ = 0;
	else
		end = text + strlen(text);
	*option = end;
	equals = strchr(text, '=');
	n = equals ? (size_t)(equals - text) : strlen(text);
	for (int i = 0; tokens[i]; i++)
		if (strncmp(tokens[i], text, n) == 0 && !tokens[i][n]) {
			*value = equals ? equals + 1 : NULL;
			return i;
		}
	*value = text;
	return -1;
}
