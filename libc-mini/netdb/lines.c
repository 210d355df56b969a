#include <string.h>
#include "lookup.h"

/* What is longer than the line's memory is left out. */
char *__next_line(FILE *f, char *line, size_t size)
{
	int c;

	if (!fgets(line, (int)size, f))
		return NULL;
	if (!strchr(line, '\n'))
		while ((c = getc(f)) != EOF && c != '\n')
			;
	line[strcspn(line, "#\n")] = 0;
	return line;
}

char *__next_word(char **rest)
{
	char *word = *rest + strspn(*rest, " \t\r\f\v"), *end = word + strcspn(word, " \t\r\f\v");

	if (end == word)
		return NULL;
	*rest = *end ? end + 1 : end;
	*end = 0;
	return word;
}
