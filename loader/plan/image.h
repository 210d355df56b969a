/* image.h: what an ELF file says, read from its bytes. Pure.
 *
 * An image borrows the program headers that it was given; it owns nothing. The checks are those of
 * the kernel's load_elf_binary() and load_elf_interp(), in its order, plus what the kernel finds
 * out only past its point of no return. What the kernel ignores (EI_CLASS, EI_DATA, EI_VERSION,
 * e_version, sections, odd p_align, PT_PHDR) is ignored here too; lint.c may speak of it. */
#ifndef ULOAD_IMAGE_H
#define ULOAD_IMAGE_H

#include <elf.h>
#include <stddef.h>
#include <stdint.h>

#include "arch.h"
#include "refusal.h"

#define IMAGE_HEADER_BYTES 256  /* BINPRM_BUF_SIZE: what the kernel reads as header */
#define IMAGE_MAX_PHDRS (65536 / sizeof(Elf64_Phdr)) /* load_elf_phdrs(): 1170 */
#define IMAGE_MAX_INTERP 4096   /* PATH_MAX */

enum image_role { PROGRAM, INTERPRETER };

struct image {
	enum image_role role;
	uint16_t type, phnum;    /* e_type, e_phnum */
	uint64_t entry, phoff;   /* e_entry, e_phoff */
	uint64_t shoff;          /* e_shoff, e_shnum, e_shstrndx: for names in --explain only */
	uint16_t shnum, shstrndx;
	uint64_t file_size;
	const Elf64_Phdr *phdr;  /* phnum of them, borrowed */
	int loads;               /* number of PT_LOADs */
	int first_load;          /* index of the first */
	int interp;              /* index of the first PT_INTERP, or -1 */
	int gnu_stack;           /* index of the last PT_GNU_STACK, or -1 */
	uint64_t low, high;      /* page of the lowest p_vaddr; highest p_vaddr + p_memsz */
	uint64_t align;          /* largest power-of-two p_align of the PT_LOADs, at least a page */
};

/* Reads the ELF header: the first `n` bytes of a file of `file_size` bytes (at least
 * min(file_size, IMAGE_HEADER_BYTES); shorter headers are taken as padded with zeros).
 * After it, phoff and phnum say which bytes image_segments() needs. */
int image_header(const void *bytes, size_t n, uint64_t file_size, enum image_role,
	struct image *, struct refusal *);

/* Reads the phnum program headers (aligned to 8 bytes, kept by reference). */
int image_segments(struct image *, const Elf64_Phdr *, struct refusal *);

/* The interpreter's name: `bytes` are the p_filesz bytes of PT_INTERP. */
int image_interp_name(const struct image *, const char *bytes, struct refusal *);

/* Size of the image in memory, holes included: total_mapping_size(). */
uint64_t image_span(const struct image *);

/* Address of the program headers before the load bias: through the last PT_LOAD whose file bytes
 * hold e_phoff, 0 if none does (load_elf_binary(), phdr_addr). */
uint64_t image_phdr_address(const struct image *);

static inline uint64_t page_down(uint64_t address)
{
	return address & ~(ARCH_PAGE - 1);
}

static inline uint64_t page_up(uint64_t address)
{
	return page_down(address + ARCH_PAGE - 1);
}

static inline uint64_t page_offset(uint64_t address)
{
	return address & (ARCH_PAGE - 1);
}

#endif
