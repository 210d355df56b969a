/* image.c: headers in, facts or a refusal out. See image.h. Pure. */
#include "image.h"

#include <string.h>

#include "arch.h"
#include "names.h"

static int not_elf(const struct image *image, const unsigned char *bytes, struct refusal *why)
{
	uint64_t start = 0;

	if (image->file_size == 0)
		return refuse(why, image->role == PROGRAM ? EMPTY_FILE : INTERP_SHORT, -1, 0,
			sizeof(Elf64_Ehdr));
	if (image->role == INTERPRETER)
		return refuse(why, INTERP_NOT_ELF, -1, 0, 0);
	for (size_t i = 0; i < 4; i++)
		start = start << 8 | bytes[i];
	return refuse(why, NOT_ELF, -1, start, 0);
}

static int named(struct refusal *why, enum rule rule, uint64_t a, uint64_t b, const char *name)
{
	refuse(why, rule, -1, a, b);
	why->name = name;
	return -1;
}

static int check_machine(const Elf64_Ehdr *header, enum image_role role, struct refusal *why)
{
	const char *name = name_machine(header->e_machine);

	if (header->e_machine == ARCH_MACHINE)
		return 0;
	if (role == INTERPRETER)
		return named(why, INTERP_MACHINE, header->e_machine, 0, name);
	if (header->e_ident[EI_CLASS] == ELFCLASS32)
		return named(why, MACHINE_32BIT, header->e_machine, 0, name);
	return named(why, WRONG_MACHINE, header->e_machine, 0, name);
}

/* For a message: the largest number rather than a wrapped one. */
static uint64_t sum(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

/* Program headers: a fault of the interpreter's is ELIBBAD whatever it is. */
static int check_table(const Elf64_Ehdr *header, enum image_role role, uint64_t file_size,
	struct refusal *why)
{
	uint64_t bytes = (uint64_t)header->e_phnum * sizeof(Elf64_Phdr);
	int fits = header->e_phoff <= file_size && bytes <= file_size - header->e_phoff;

	if (header->e_phentsize != sizeof(Elf64_Phdr))
		return role == PROGRAM
			? refuse(why, PHENTSIZE, -1, header->e_phentsize, sizeof(Elf64_Phdr))
			: named(why, INTERP_HEADER, header->e_phentsize, 0, "e_phentsize");
	if (header->e_phnum == 0 || header->e_phnum > IMAGE_MAX_PHDRS) {
		if (role == INTERPRETER)
			return named(why, INTERP_HEADER, header->e_phnum, 0, "e_phnum");
		return header->e_phnum ? refuse(why, PHNUM_MAX, -1, header->e_phnum, IMAGE_MAX_PHDRS)
			: refuse(why, PHNUM_ZERO, -1, 0, 0);
	}
	if (!fits)
		return role == PROGRAM
			? refuse(why, PHDRS_IN_FILE, -1, sum(header->e_phoff, bytes), file_size)
			: named(why, INTERP_HEADER, header->e_phoff, 0, "e_phoff");
	return 0;
}

int image_header(const void *bytes, size_t n, uint64_t file_size, enum image_role role,
	struct image *image, struct refusal *why)
{
	Elf64_Ehdr header;

	memset(&header, 0, sizeof header);
	memcpy(&header, bytes, n < sizeof header ? n : sizeof header);
	*image = (struct image){.role = role, .type = header.e_type, .phnum = header.e_phnum,
		.entry = header.e_entry, .phoff = header.e_phoff, .shoff = header.e_shoff,
		.shnum = header.e_shnum, .shstrndx = header.e_shstrndx, .file_size = file_size,
		.first_load = -1, .interp = -1, .gnu_stack = -1};
	if (role == INTERPRETER && file_size < sizeof header)
		return refuse(why, INTERP_SHORT, -1, file_size, sizeof header);
	if (memcmp(header.e_ident, ELFMAG, SELFMAG))
		return not_elf(image, header.e_ident, why);
	if (header.e_type != ET_EXEC && header.e_type != ET_DYN)
		return role == INTERPRETER ? named(why, INTERP_HEADER, header.e_type, 0, "e_type")
			: named(why, WRONG_TYPE, header.e_type, 0, name_type(header.e_type));
	if (check_machine(&header, role, why))
		return -1;
	return check_table(&header, role, file_size, why);
}

/* A writable page is wiped behind the file's bytes; it must be a page of the file. */
static int tail_outside_file(const Elf64_Phdr *ph, uint64_t file_size)
{
	uint64_t tail = ph->p_offset + ph->p_filesz;

	return ph->p_filesz && ph->p_memsz > ph->p_filesz && page_offset(tail)
		&& (ph->p_flags & PF_W) && page_down(tail) >= page_up(file_size);
}

static int check_load(const struct image *image, const Elf64_Phdr *ph, int i, struct refusal *why)
{
	/* The kernel checks a program's addresses before the bias, an interpreter's behind it. */
	int biased = image->role == INTERPRETER && image->type == ET_DYN;

	if (ph->p_filesz > ph->p_memsz)
		return refuse(why, FILESZ_LE_MEMSZ, i, ph->p_filesz, ph->p_memsz);
	if (ph->p_memsz > ARCH_USER_END)
		return refuse(why, MEMSZ_IN_USER, i, ph->p_memsz, ph->p_vaddr);
	if (!biased && ph->p_vaddr >= ARCH_USER_END)
		return refuse(why, VADDR_IN_USER, i, ph->p_vaddr, ARCH_USER_END);
	if (!biased && ARCH_USER_END - ph->p_memsz < ph->p_vaddr)
		return refuse(why, MEMSZ_IN_USER, i, ph->p_memsz, ph->p_vaddr);
	if (ph->p_filesz == 0)
		return 0;
	if (page_offset(ph->p_offset) != page_offset(ph->p_vaddr))
		return refuse(why, CONGRUENT, i, ph->p_offset, ph->p_vaddr);
	if (ph->p_offset > INT64_MAX || ph->p_filesz > INT64_MAX - ph->p_offset - ARCH_PAGE)
		return refuse(why, OFFSET_RANGE, i, ph->p_offset, ph->p_filesz);
	if (tail_outside_file(ph, image->file_size))
		return refuse(why, TAIL_IN_FILE, i, ph->p_offset + ph->p_filesz, image->file_size);
	return 0;
}

static void note_load(struct image *image, const Elf64_Phdr *ph, int i)
{
	uint64_t end = ph->p_vaddr + ph->p_memsz;

	if (image->loads++ == 0) {
		image->first_load = i;
		image->low = page_down(ph->p_vaddr);
		image->high = end;
	}
	if (page_down(ph->p_vaddr) < image->low)
		image->low = page_down(ph->p_vaddr);
	if (end > image->high)
		image->high = end;
	if (ph->p_align > image->align && (ph->p_align & (ph->p_align - 1)) == 0)
		image->align = ph->p_align;
}

static int check_interp(const struct image *image, const Elf64_Phdr *ph, int i, struct refusal *why)
{
	if (ph->p_filesz < 2 || ph->p_filesz > IMAGE_MAX_INTERP)
		return refuse(why, INTERP_SIZE, i, ph->p_filesz, IMAGE_MAX_INTERP);
	if (ph->p_offset > image->file_size || ph->p_filesz > image->file_size - ph->p_offset)
		return refuse(why, INTERP_IN_FILE, i, sum(ph->p_offset, ph->p_filesz), image->file_size);
	return 0;
}

int image_segments(struct image *image, const Elf64_Phdr *phdr, struct refusal *why)
{
	image->phdr = phdr;
	image->align = ARCH_PAGE;
	for (int i = 0; i < image->phnum; i++) {
		const Elf64_Phdr *ph = &phdr[i];

		if (ph->p_type == PT_INTERP && image->interp < 0 && image->role == PROGRAM) {
			image->interp = i;
			if (check_interp(image, ph, i, why))
				return -1;
		}
		if (ph->p_type == PT_GNU_STACK)
			image->gnu_stack = i;
		if (ph->p_type != PT_LOAD)
			continue;
		if (check_load(image, ph, i, why))
			return -1;
		note_load(image, ph, i);
	}
	/* A program may leave everything to its interpreter. */
	if (image->loads == 0 && image->interp < 0)
		return refuse(why, NO_LOAD, -1, image->phnum, 0);
	return 0;
}

int image_interp_name(const struct image *image, const char *bytes, struct refusal *why)
{
	if (bytes[image->phdr[image->interp].p_filesz - 1] != '\0')
		return refuse(why, INTERP_NUL, image->interp, 0, 0);
	return 0;
}

uint64_t image_span(const struct image *image)
{
	return page_up(image->high - image->low);
}

uint64_t image_phdr_address(const struct image *image)
{
	uint64_t address = 0;

	for (int i = 0; i < image->phnum; i++) {
		const Elf64_Phdr *ph = &image->phdr[i];

		if (ph->p_type == PT_LOAD && ph->p_offset <= image->phoff
		    && image->phoff - ph->p_offset < ph->p_filesz)
			address = image->phoff - ph->p_offset + ph->p_vaddr;
	}
	return address;
}
