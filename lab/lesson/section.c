/* section.c: what the file of a program says: sections by name, segments by address. */
#include "lesson.h"

#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static Elf *open_elf(const char *path, int *fd)
{
	Elf *elf;

	elf_version(EV_CURRENT);
	*fd = open(path, O_RDONLY | O_CLOEXEC);
	elf = *fd < 0 ? NULL : elf_begin(*fd, ELF_C_READ, NULL);
	if (elf && elf_kind(elf) != ELF_K_ELF) {
		elf_end(elf);
		elf = NULL;
	}
	if (!elf && *fd >= 0)
		close(*fd);
	return elf;
}

static void close_elf(Elf *elf, int fd)
{
	elf_end(elf);
	close(fd);
}

static unsigned prot_of(uint32_t flags)
{
	return (flags & PF_R ? PROT_READ : 0U) | (flags & PF_W ? PROT_WRITE : 0U)
		| (flags & PF_X ? PROT_EXEC : 0U);
}

/* The PT_LOAD that holds the address, else the one that holds its page: 1, and it is in *segment. */
static int segment_at(Elf *elf, uint64_t address, GElf_Phdr *segment)
{
	size_t count = 0;

	elf_getphdrnum(elf, &count);
	for (size_t i = 0; i < 2 * count; i++) {
		uint64_t whole = i < count ? 1 : PAGE, start, end;

		if (!gelf_getphdr(elf, (int)(i % count), segment) || segment->p_type != PT_LOAD)
			continue;
		start = segment->p_vaddr & -whole;
		end = (segment->p_vaddr + segment->p_memsz + whole - 1) & -whole;
		if (address >= start && address < end)
			return 1;
	}
	return 0;
}

int section_find(const char *path, const char *name, struct section *section)
{
	int fd, found = -1;
	Elf *elf = open_elf(path, &fd);
	Elf_Scn *each = NULL;
	size_t names;
	GElf_Shdr header;
	GElf_Phdr segment;

	if (!elf)
		return -1;
	if (!elf_getshdrstrndx(elf, &names))
		while (found && (each = elf_nextscn(elf, each)) && gelf_getshdr(each, &header)) {
			const char *this = elf_strptr(elf, names, header.sh_name);

			if (!this || strcmp(this, name))
				continue;
			*section = (struct section){header.sh_addr, header.sh_size,
				header.sh_type == SHT_NOBITS ? 0 : header.sh_size, 0};
			if (segment_at(elf, header.sh_addr, &segment))
				section->prot = prot_of(segment.p_flags);
			found = 0;
		}
	close_elf(elf, fd);
	return found;
}

int elf_base(const char *path, uint64_t *base)
{
	int fd;
	Elf *elf = open_elf(path, &fd);
	size_t count = 0;
	GElf_Phdr segment;

	if (!elf)
		return -1;
	*base = UINT64_MAX;
	elf_getphdrnum(elf, &count);
	for (size_t i = 0; i < count; i++)
		if (gelf_getphdr(elf, (int)i, &segment) && segment.p_type == PT_LOAD
		    && segment.p_vaddr < *base)
			*base = segment.p_vaddr & -PAGE;
	close_elf(elf, fd);
	return *base == UINT64_MAX ? -1 : 0;
}

int elf_segment(const char *path, uint64_t address, int *in_file)
{
	int fd, found;
	Elf *elf = open_elf(path, &fd);
	GElf_Phdr segment;

	if (!elf)
		return -1;
	found = segment_at(elf, address, &segment);
	if (found)
		*in_file = address < segment.p_vaddr + segment.p_filesz;
	close_elf(elf, fd);
	return found ? 0 : -1;
}
