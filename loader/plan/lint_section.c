/* lint_section.c: --lint of sections against segments: what a linker script with PHDRS forgets. The
 * kernel does not look at sections; whoever links does. Pure. */
#include "lint_parts.h"

#define AT_A_TIME 8

static void say_section(const struct judge *j, enum advice advice, const Elf64_Shdr *sh,
	uint64_t names)
{
	char name[128];

	if (lint_string(j, name, sizeof name, lint_sum(names, sh->sh_name)))
		name[0] = '\0';
	say_named(j, advice, -1, sh->sh_addr, sh->sh_size, name);
}

static int is_array(const Elf64_Shdr *sh)
{
	return sh->sh_type == SHT_INIT_ARRAY || sh->sh_type == SHT_FINI_ARRAY
		|| sh->sh_type == SHT_PREINIT_ARRAY;
}

static int under_relro(const struct judge *j, const Elf64_Shdr *sh)
{
	const Elf64_Phdr *ph = j->relro < 0 ? NULL : &j->image->phdr[j->relro];

	return ph && sh->sh_addr >= ph->p_vaddr && sh->sh_addr < lint_end(ph);
}

static void judge_section(const struct judge *j, const Elf64_Shdr *sh, uint64_t names)
{
	int load = lint_load_at(j, sh->sh_addr, sh->sh_size);
	unsigned flags = load < 0 ? 0 : j->image->phdr[load].p_flags;

	if (load < 0) {
		say_section(j, ADVICE_SECTION_OUTSIDE, sh, names);
		return;
	}
	/* What is TLS is written in copies. */
	if ((sh->sh_flags & SHF_WRITE) && !(sh->sh_flags & SHF_TLS) && !(flags & PF_W))
		say_section(j, ADVICE_SECTION_NOT_WRITABLE, sh, names);
	if ((sh->sh_flags & SHF_EXECINSTR) && !(flags & PF_X))
		say_section(j, ADVICE_SECTION_NOT_EXEC, sh, names);
	/* Where there are relocations, RELRO is a matter of the whole file. */
	if (is_array(sh) && (flags & PF_W) && j->dynamic < 0 && !under_relro(j, sh))
		say_section(j, ADVICE_POINTERS_WRITABLE, sh, names);
}

static int is_tls(const Elf64_Shdr *sh)
{
	return (sh->sh_flags & SHF_ALLOC) && (sh->sh_flags & SHF_TLS) && sh->sh_size;
}

/* .tbss has an address but takes no room there. */
static int in_memory(const Elf64_Shdr *sh)
{
	return (sh->sh_flags & SHF_ALLOC) && sh->sh_type != SHT_NULL && sh->sh_size
		&& !(sh->sh_type == SHT_NOBITS && (sh->sh_flags & SHF_TLS));
}

void lint_sections(const struct judge *j)
{
	const struct image *image = j->image;
	Elf64_Shdr sh[AT_A_TIME], names;
	size_t n;

	if (!image->shoff || image->shstrndx >= image->shnum
	    || lint_read(j, &names, sizeof names, lint_sum(image->shoff, image->shstrndx * sizeof names)))
		return;
	for (size_t i = 0; i < image->shnum; i += n) {
		n = image->shnum - i < AT_A_TIME ? image->shnum - i : AT_A_TIME;
		if (lint_read(j, sh, n * sizeof *sh, lint_sum(image->shoff, i * sizeof *sh)))
			return;
		for (size_t k = 0; k < n; k++) {
			if (is_tls(&sh[k]) && j->tls < 0)
				say_section(j, ADVICE_TLS_ABSENT, &sh[k], names.sh_offset);
			if (in_memory(&sh[k]))
				judge_section(j, &sh[k], names.sh_offset);
		}
	}
}
