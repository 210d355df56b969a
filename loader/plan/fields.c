/* fields.c: see fields.h. A table of names, places and sizes; the values come from the bytes. Pure. */
#include "fields.h"

#include <string.h>

#include "image.h"

#define EHDR(name) {#name, 0, offsetof(Elf64_Ehdr, name), sizeof ((Elf64_Ehdr *)0)->name}
#define PHDR(name) {#name, 1, offsetof(Elf64_Phdr, name), sizeof ((Elf64_Phdr *)0)->name}

static const struct {
	char name[14];
	uint8_t in_phdr, offset, size;
} fields[] = {
	{"magic", 0, 0, SELFMAG}, {"#!", 0, 0, 2}, {"EI_CLASS", 0, EI_CLASS, 1},
	EHDR(e_type), EHDR(e_machine), EHDR(e_entry), EHDR(e_phoff), EHDR(e_phentsize), EHDR(e_phnum),
	PHDR(p_type), PHDR(p_offset), PHDR(p_vaddr), PHDR(p_filesz), PHDR(p_memsz), PHDR(p_align),
};

static uint64_t number(const unsigned char *bytes, unsigned size)
{
	uint16_t half;
	uint32_t word;
	uint64_t wide;

	switch (size) {
	case 1: return *bytes;
	case 2: memcpy(&half, bytes, sizeof half); return half;
	case 4: memcpy(&word, bytes, sizeof word); return word;
	default: memcpy(&wide, bytes, sizeof wide); return wide;
	}
}

static int same(const char *name, size_t n, const char *with)
{
	return !memcmp(name, with, n) && !with[n];
}

int field_find(const struct headers *from, const char *name, size_t n, int index, struct field *f)
{
	const struct image *image = from->image;

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		if (n >= sizeof fields[i].name || !same(name, n, fields[i].name))
			continue;
		if (fields[i].in_phdr ? index < 0 || !image || !image->phdr || index >= image->phnum
		    : !from->bytes)
			return -1;
		*f = (struct field){.name = fields[i].name, .offset = fields[i].offset,
			.size = fields[i].size};
		f->bytes = (fields[i].in_phdr ? (const unsigned char *)&image->phdr[index] : from->bytes)
			+ f->offset;
		if (fields[i].in_phdr)
			f->offset += image->phoff + (uint64_t)index * sizeof(Elf64_Phdr);
		f->value = number(f->bytes, f->size);
		return 0;
	}
	return -1;
}
