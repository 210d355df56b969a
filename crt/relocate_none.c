/* relocate_none.c: crt1.o's: an ET_EXEC lies where it was linked. */
#include "crt.h"

void __crt_relocate(const struct vectors *v)
{
	(void)v;
}
