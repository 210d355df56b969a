/* relocate_exec.c (crt1.o): an ET_EXEC lies where it was linked; only functions that are chosen by
 * processor (R_*_IRELATIVE) are left to do. The linker names their relocations. */
#include "crt.h"

extern const ElfW(Rela) __rela_iplt_start[] hidden weak;
extern const ElfW(Rela) __rela_iplt_end[] hidden weak;

void __crt_relocate(void)
{
}

void __crt_irelative(void)
{
	const ElfW(Rela) *each;

	for (each = __rela_iplt_start; each < __rela_iplt_end; each++)
		*(ElfW(Addr) *)each->r_offset = ((ElfW(Addr) (*)(void))each->r_addend)();
}

void __crt_protect(void)
{
}
