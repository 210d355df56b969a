#include "file.h"

int fputws(const wchar_t *restrict s, FILE *restrict f)
{
	unsigned char bytes[256];
	int burst, result = 0;

	file_lock(f);
	if (file_orient(f, 1) < 0)
		result = -1;
	burst = __file_burst(f, bytes, sizeof bytes);
	for (; !result && *s; s++)
		if (__file_putwc(*s, f) == WEOF)
			result = -1;
	if (burst && __file_burst_end(f))
		result = -1;
	file_unlock(f);
	return result;
}
weak_alias(fputws, fputws_unlocked);
