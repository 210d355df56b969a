/* relocate_pie.c (rcrt1.o): a static PIE holds addresses as if it lay where it was linked. Three
 * tables say where they are (gABI, "Dynamic Section"):
 *
 *   DT_RELA     words that become bias + addend, or what the function there returns (IRELATIVE)
 *   DT_JMPREL   the same for the slots of the PLT
 *   DT_RELR     words to which the bias is added: an address, then bitmaps of the words behind it
 *
 * Nothing that needs relocation itself may be used before __crt_relocate() has returned. */
#include <sys/mman.h>
#include "crt.h"
#include "relocate_arch.h"
#include "syscall.h"

extern const ElfW(Dyn) _DYNAMIC[] hidden;

static ElfW(Addr) dynamic(ElfW(Sxword) tag)
{
	const ElfW(Dyn) *each;

	for (each = _DYNAMIC; each->d_tag != DT_NULL; each++)
		if (each->d_tag == tag)
			return each->d_un.d_val;
	return 0;
}

/* Applies the relocations of one type in a table of so many bytes. */
static void apply(ElfW(Addr) table, size_t size, unsigned type)
{
	const ElfW(Rela) *each = (const ElfW(Rela) *)(__libc.load_bias + table);
	const ElfW(Rela) *end = each + size / sizeof *each;

	for (; each < end; each++) {
		ElfW(Addr) *word = (ElfW(Addr) *)(__libc.load_bias + each->r_offset);
		ElfW(Addr) value = __libc.load_bias + (ElfW(Addr))each->r_addend;

		if (ELF64_R_TYPE(each->r_info) != type)
			continue;
		*word = type == ARCH_IRELATIVE ? ((ElfW(Addr) (*)(void))value)() : value;
	}
}

static void apply_relr(ElfW(Addr) table, size_t size)
{
	const ElfW(Relr) *each = (const ElfW(Relr) *)(__libc.load_bias + table);
	const ElfW(Relr) *end = each + size / sizeof *each;
	ElfW(Addr) *word = NULL;

	for (; each < end; each++) {
		if (*each & 1) {
			for (size_t i = 0, bits = *each >> 1; bits; i++, bits >>= 1)
				if (bits & 1)
					word[i] += __libc.load_bias;
			word += 8 * sizeof *each - 1;
		} else {
			word = (ElfW(Addr) *)(__libc.load_bias + *each);
			*word++ += __libc.load_bias;
		}
	}
}

void __crt_relocate(void)
{
	const ElfW(Phdr) *ph = __crt_segment(PT_DYNAMIC);

	__libc.load_bias = ph ? (uintptr_t)_DYNAMIC - ph->p_vaddr : 0;
	if (__libc.load_bias == 0)
		return;
	apply(dynamic(DT_RELA), dynamic(DT_RELASZ), ARCH_RELATIVE);
	apply_relr(dynamic(DT_RELR), dynamic(DT_RELRSZ));
}

void __crt_irelative(void)
{
	apply(dynamic(DT_RELA), dynamic(DT_RELASZ), ARCH_IRELATIVE);
	apply(dynamic(DT_JMPREL), dynamic(DT_PLTRELSZ), ARCH_IRELATIVE);
}

/* Whole pages only: the linker ends the part at a page. */
void __crt_protect(void)
{
	const ElfW(Phdr) *ph = __crt_segment(PT_GNU_RELRO);
	uintptr_t start, end;

	if (!ph)
		return;
	start = (__libc.load_bias + ph->p_vaddr) & -__libc.page_size;
	end = (__libc.load_bias + ph->p_vaddr + ph->p_memsz) & -__libc.page_size;
	if (start < end)
		sys_call(SYS_mprotect, start, end - start, PROT_READ);
}
