#include "string_.h"

char *strerror(int error)
{
	static char unknown[TEXT_UNKNOWN];
	const char *text = __strerrordesc(error);

	return text ? (char *)text : __text_unknown(unknown, "Unknown error ", error);
}
