/* text.c: texts by number, out of tables without pointers, which would need relocations. */
#include "number.h"
#include "string_.h"

const char *__text_number(const char *texts, unsigned count, int number)
{
	if ((unsigned)number >= count)
		return NULL;
	while (number--)
		texts += strlen(texts) + 1;
	return *texts ? texts : NULL;
}

char *__text_unknown(char *buffer, const char *prefix, int number)
{
	char *end = __stpcpy(buffer, prefix);

	if (number < 0)
		*end++ = '-';
	end += number_digits(end, number < 0 ? -(uint64_t)number : (uint64_t)number, 10);
	*end = 0;
	return buffer;
}
