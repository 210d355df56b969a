/* elf_file.c: the file as libelf sees it, for the picture's left side. uload has judged the file
 * before, so nothing is refused here; whatever cannot be read is left out. */
#include <fcntl.h>
#include <gelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "step.h"

static void read_sections(struct elf_file *f, Elf *elf)
{
	size_t names, room;
	Elf_Scn *scn = NULL;

	if (elf_getshdrnum(elf, &room) || !room || elf_getshdrstrndx(elf, &names))
		return;
	f->section = calloc(room, sizeof *f->section);
	while (f->section && f->sections < room && (scn = elf_nextscn(elf, scn))) {
		GElf_Shdr shdr;
		const char *name;

		if (!gelf_getshdr(scn, &shdr) || shdr.sh_type == SHT_NULL)
			continue;
		name = elf_strptr(elf, names, shdr.sh_name);
		f->section[f->sections++] = (struct section){.name = event_intern(name ? name : "?"),
			.offset = shdr.sh_offset, .address = shdr.sh_addr, .size = shdr.sh_size,
			.in_file = shdr.sh_type != SHT_NOBITS,
			.in_memory = (shdr.sh_flags & SHF_ALLOC) != 0 && !(shdr.sh_type == SHT_NOBITS
				&& shdr.sh_flags & SHF_TLS)};
	}
}

/* Straight from the bytes: libelf refuses some headers that the kernel accepts. */
static void read_headers(struct elf_file *f)
{
	if (f->size < sizeof f->ehdr)
		return;
	memcpy(&f->ehdr, f->bytes, sizeof f->ehdr);
	if (f->ehdr.e_phentsize != sizeof *f->phdr || f->ehdr.e_phoff > f->size
	    || f->ehdr.e_phnum > (f->size - f->ehdr.e_phoff) / sizeof *f->phdr)
		return;
	f->phdr = calloc(f->ehdr.e_phnum + 1U, sizeof *f->phdr);
	if (!f->phdr)
		return;
	f->phdrs = f->ehdr.e_phnum;
	memcpy(f->phdr, f->bytes + f->ehdr.e_phoff, f->phdrs * sizeof *f->phdr);
}

void elf_file_open(struct elf_file *f, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *bytes;
	Elf *elf;

	*f = (struct elf_file){.path = path};
	if (fd < 0)
		return;
	if (!fstat(fd, &st) && st.st_size > 0) {
		bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
		if (bytes != MAP_FAILED) {
			f->bytes = bytes;
			f->size = (uint64_t)st.st_size;
			read_headers(f);
		}
	}
	elf_version(EV_CURRENT);
	elf = elf_begin(fd, ELF_C_READ, NULL);
	if (elf) {
		read_sections(f, elf);
		elf_end(elf);
	}
	close(fd);
}

void elf_file_close(struct elf_file *f)
{
	if (f->bytes)
		munmap((void *)(uintptr_t)f->bytes, f->size);
	free(f->phdr);
	free(f->section);
	*f = (struct elf_file){0};
}

void elf_file_sections(const struct elf_file *f, uint64_t from, uint64_t to, char *text,
	size_t bytes)
{
	size_t used = 0;

	text[0] = '\0';
	for (size_t i = 0; i < f->sections && used < bytes; i++) {
		const struct section *s = &f->section[i];

		if (s->in_memory && s->address >= from && s->address < to)
			used += (size_t)snprintf(text + used, bytes - used, "%s%s", used ? " " : "", s->name);
	}
}
