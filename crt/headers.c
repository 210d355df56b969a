/* headers.c: where the program's own program headers are. The linker knows, as they are part of the
 * first segment; a layout that leaves them out falls back on the kernel's word, AT_PHDR. */
#include "crt.h"

void __crt_headers(void)
{
	if (&__ehdr_start) {
		__libc.phdr = (const char *)&__ehdr_start + __ehdr_start.e_phoff;
		__libc.phnum = __ehdr_start.e_phnum;
	} else {
		__libc.phdr = (const void *)__libc.aux[AT_PHDR];
		__libc.phnum = __libc.aux[AT_PHNUM];
	}
}

const ElfW(Phdr) *__crt_segment(ElfW(Word) type)
{
	const ElfW(Phdr) *each = __libc.phdr, *end = each + __libc.phnum;

	for (; each < end; each++)
		if (each->p_type == type)
			return each;
	return NULL;
}
