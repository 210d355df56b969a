#include <stdio.h>
#include <stdlib.h>

#define MAX_DIGITS 17

char *gcvt(double value, int digits, char *text)
{
	sprintf(text, "%.*g", digits > MAX_DIGITS ? MAX_DIGITS : digits, value);
	return text;
}
