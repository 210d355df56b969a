/* headers.c: libelf as a second reader: what image.c says of an ELF file, libelf must say too.
 *
 *   headers FILE...     files that are not ELF are passed over; the last line is "N passed, N failed"
 */
#include <err.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arch.h"
#include "image.h"
#include "text.h"

struct bytes {
	const unsigned char *at;
	size_t length;
};

static struct bytes map(int fd)
{
	struct stat st;
	struct bytes b = {NULL, 0};
	void *at;

	if (fstat(fd, &st) || !S_ISREG(st.st_mode) || st.st_size < 64)
		return b;
	at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (at == MAP_FAILED)
		return b;
	return (struct bytes){at, (size_t)st.st_size};
}

/* The numbers of one reader, in one order. */
struct facts {
	uint64_t type, entry, phnum, loads, low, high, span, interp, stack, phdr;
};

static struct facts ours(const struct image *image)
{
	return (struct facts){image->type, image->entry, image->phnum, (uint64_t)image->loads,
		image->low, image->high, image_span(image), (uint64_t)image->interp,
		(uint64_t)image->gnu_stack, image_phdr_address(image)};
}

static void add_load(struct facts *f, const GElf_Phdr *ph, uint64_t phoff)
{
	uint64_t page = ph->p_vaddr & ~4095UL;

	if (f->loads++ == 0 || page < f->low)
		f->low = page;
	if (ph->p_vaddr + ph->p_memsz > f->high)
		f->high = ph->p_vaddr + ph->p_memsz;
	if (phoff >= ph->p_offset && phoff < ph->p_offset + ph->p_filesz)
		f->phdr = ph->p_vaddr + (phoff - ph->p_offset);
}

static int theirs(Elf *elf, struct facts *f)
{
	GElf_Ehdr header;
	GElf_Phdr ph;
	size_t n;

	if (!gelf_getehdr(elf, &header) || elf_getphdrnum(elf, &n))
		return -1;
	*f = (struct facts){.type = header.e_type, .entry = header.e_entry, .phnum = n,
		.interp = UINT64_MAX, .stack = UINT64_MAX};
	for (size_t i = 0; i < n; i++) {
		if (!gelf_getphdr(elf, (int)i, &ph))
			return -1;
		if (ph.p_type == PT_LOAD)
			add_load(f, &ph, header.e_phoff);
		if (ph.p_type == PT_INTERP && f->interp == UINT64_MAX)
			f->interp = i;
		if (ph.p_type == PT_GNU_STACK)
			f->stack = i;
	}
	f->span = (f->high - f->low + 4095) & ~4095UL;
	return 0;
}

static int report(const char *path, const char *what)
{
	printf("FAIL headers: %s: %s\n", path, what);
	return -1;
}

/* 0 they agree, 1 not a program of ours, -1 they do not agree */
static int compare(const char *path, const struct bytes *b, Elf *elf)
{
	struct refusal why = {0};
	struct image image;
	struct facts mine, other;
	GElf_Ehdr header;

	if (!gelf_getehdr(elf, &header) || gelf_getclass(elf) != ELFCLASS64
	    || header.e_machine != ARCH_MACHINE || (header.e_type != ET_EXEC && header.e_type != ET_DYN))
		return 1;
	if (image_header(b->at, b->length, b->length, PROGRAM, &image, &why)
	    || image_segments(&image, (const void *)(b->at + image.phoff), &why))
		return report(path, rule_id(why.rule));
	mine = ours(&image);
	if (theirs(elf, &other))
		return report(path, elf_errmsg(-1));
	return memcmp(&mine, &other, sizeof mine) ? report(path, "they read different numbers") : 0;
}

static int judge(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), result = 1;
	struct bytes b = fd < 0 ? (struct bytes){NULL, 0} : map(fd);
	Elf *elf;

	if (b.at && !memcmp(b.at, ELFMAG, SELFMAG)) {
		elf = elf_memory((char *)b.at, b.length);
		result = elf ? compare(path, &b, elf) : 1;
		elf_end(elf);
	}
	if (b.at)
		munmap((void *)b.at, b.length);
	if (fd >= 0)
		close(fd);
	return result;
}

int main(int argc, char **argv)
{
	int passed = 0, failed = 0;

	if (elf_version(EV_CURRENT) == EV_NONE)
		errx(2, "libelf: %s", elf_errmsg(-1));
	for (int i = 1; i < argc; i++) {
		int result = judge(argv[i]);

		passed += result == 0;
		failed += result < 0;
	}
	printf("%d passed, %d failed\n", passed, failed);
	return failed != 0;
}
