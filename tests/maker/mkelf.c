/* The ELF maker: writes one probe in many shapes, with libelf.
 *
 *	mkelf PROBE DIRECTORY     writes every shape, prints its name (+: also for a quick run)
 *
 * PROBE is a linked static-PIE without relocations, so its code and data run at any address as
 * long as their distance stays. It is taken apart into those two, and put together again as each
 * row of the table below says. Bytes of the file that belong to nothing are 0x5a: whoever maps a
 * page that has them must show them, or must zero them, exactly as the kernel does. */
#include <err.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shapes.h"

enum { PAGE = 4096, FILL = 0x5a, PHDRS_MAX = 1170, HEADERS = 64 };

/* The probe, taken apart. Addresses are relative to its own base 0. */
struct core {
	unsigned char *code, *data;
	uint64_t code_size, data_vaddr, data_filesz, data_memsz, entry;
};

/* A file while it is being laid out. */
struct output {
	Elf *elf;
	GElf_Ehdr ehdr;
	GElf_Phdr phdrs[PHDRS_MAX];
	size_t phnum;
	uint64_t cursor;               /* first free file offset */
	uint64_t base;
};

static void *allocate(size_t size)
{
	void *memory = calloc(1, size ? size : 1);

	if (memory == NULL)
		err(1, "calloc");
	return memory;
}

static Elf *elf_open(const char *path, int flags, Elf_Cmd command, int *fd)
{
	Elf *elf;

	*fd = open(path, flags, 0755);
	if (*fd < 0)
		err(1, "%s", path);
	elf = elf_begin(*fd, command, NULL);
	if (elf == NULL)
		errx(1, "%s: %s", path, elf_errmsg(-1));
	return elf;
}

/* Everything below the writable segment counts as code. */
static void core_read(struct core *core, const char *path)
{
	int fd;
	Elf *elf = elf_open(path, O_RDONLY, ELF_C_READ, &fd);
	size_t phnum, size;
	const char *raw = elf_rawfile(elf, &size);
	GElf_Ehdr ehdr;
	GElf_Phdr ph;

	gelf_getehdr(elf, &ehdr);
	elf_getphdrnum(elf, &phnum);
	core->entry = ehdr.e_entry;
	core->code = allocate(16 << 20);
	for (int i = 0; i < (int)phnum; i++) {
		gelf_getphdr(elf, i, &ph);
		if (ph.p_type != PT_LOAD)
			continue;
		if (ph.p_flags & PF_W) {
			core->data_vaddr = ph.p_vaddr;
			core->data_filesz = ph.p_filesz;
			core->data_memsz = ph.p_memsz;
			core->data = allocate(ph.p_filesz);
			memcpy(core->data, raw + ph.p_offset, ph.p_filesz);
		} else {
			memcpy(core->code + ph.p_vaddr, raw + ph.p_offset, ph.p_filesz);
			core->code_size = ph.p_vaddr + ph.p_filesz;
		}
	}
	elf_end(elf);
	close(fd);
	if (core->data == NULL)
		errx(1, "%s: no writable segment", path);
}

/* Puts bytes into the file, as a section, because that is how libelf writes contents. */
static void put_bytes(struct output *out, void *bytes, uint64_t size, uint64_t offset)
{
	Elf_Scn *section = elf_newscn(out->elf);
	Elf_Data *data = section ? elf_newdata(section) : NULL;
	GElf_Shdr shdr;

	if (data == NULL || gelf_getshdr(section, &shdr) == NULL)
		errx(1, "section: %s", elf_errmsg(-1));
	data->d_buf = bytes;
	data->d_size = size;
	data->d_align = 1;
	shdr.sh_type = SHT_PROGBITS;
	shdr.sh_offset = offset;
	shdr.sh_size = size;
	shdr.sh_addralign = 1;
	gelf_update_shdr(section, &shdr);
	if (out->cursor < offset + size)
		out->cursor = offset + size;
}

/* The next file offset that is congruent to the address modulo the page size. */
static uint64_t congruent(const struct output *out, uint64_t vaddr)
{
	return out->cursor + (vaddr - out->cursor) % PAGE;
}

static GElf_Phdr *add_phdr(struct output *out, uint32_t type, uint32_t flags)
{
	GElf_Phdr *ph = &out->phdrs[out->phnum++];

	memset(ph, 0, sizeof *ph);
	ph->p_type = type;
	ph->p_flags = flags;
	return ph;
}

static unsigned char *pattern(uint64_t size, unsigned seed)
{
	unsigned char *bytes = allocate(size);

	for (uint64_t i = 0; i < size; i++)
		bytes[i] = (unsigned char)(1 + (i * 7 + seed * 31) % 255);
	return bytes;
}

/* Code and data in one segment: the file holds what memory shall hold between them. */
static unsigned char *joined(const struct core *core)
{
	unsigned char *bytes = allocate(core->data_vaddr + core->data_filesz);

	memcpy(bytes, core->code, core->code_size);
	memcpy(bytes + core->data_vaddr, core->data, core->data_filesz);
	return bytes;
}

static void add_load(struct output *out, const struct core *core, const struct seg *seg,
                     uint64_t align)
{
	GElf_Phdr *ph = add_phdr(out, PT_LOAD, seg->flags);
	unsigned char *bytes = NULL;

	ph->p_vaddr = out->base + seg->at;
	ph->p_filesz = seg->filesz;
	ph->p_memsz = seg->memsz;
	switch (seg->what) {
	case CODE:
		bytes = core->code;
		ph->p_filesz = ph->p_memsz = core->code_size;
		break;
	case DATA:
		bytes = core->data;
		ph->p_vaddr += core->data_vaddr;
		ph->p_filesz = core->data_filesz;
		ph->p_memsz = core->data_memsz;
		break;
	case BOTH:
		bytes = joined(core);
		ph->p_filesz = core->data_vaddr + core->data_filesz;
		ph->p_memsz = core->data_vaddr + core->data_memsz;
		break;
	case BYTES:
		bytes = pattern(seg->filesz, (unsigned)out->phnum);
		break;
	case PHDRS: case BEYOND: case HALF: case NONE:
		break;
	}
	ph->p_paddr = ph->p_vaddr;
	ph->p_align = align;
	ph->p_offset = congruent(out, ph->p_vaddr);
	if (seg->what == PHDRS)
		ph->p_offset = 0;      /* its size is known at the end */
	else if (seg->what == BEYOND)
		ph->p_offset += 16ul << 20;
	else if (seg->what == HALF)
		put_bytes(out, pattern(100, 1), 100, ph->p_offset);
	else if (bytes && ph->p_filesz)
		put_bytes(out, bytes, ph->p_filesz, ph->p_offset);
}

static void add_interp(struct output *out, const char *directory, const struct shape *shape)
{
	static const char bogus[] = "/no/such/interpreter";
	char *path = allocate(4096);
	GElf_Phdr *ph = add_phdr(out, PT_INTERP, PF_R);

	snprintf(path, 4096, "%s%s%s", shape->special == RELATIVE ? "" : directory,
	         shape->special == RELATIVE ? "" : "/", shape->interp);
	ph->p_offset = out->cursor;
	ph->p_filesz = ph->p_memsz = strlen(path) + 1;
	put_bytes(out, path, ph->p_filesz, ph->p_offset);
	if (shape->special == TWO_INTERPS) {
		ph = add_phdr(out, PT_INTERP, PF_R);
		ph->p_offset = out->cursor;
		ph->p_filesz = ph->p_memsz = sizeof bogus;
		put_bytes(out, (void *)bogus, sizeof bogus, ph->p_offset);
	}
}

/* 1000 PT_LOADs of a page and a bit, each with a .bss, now readable, now writable, now both. */
static void add_many(struct output *out, const struct core *core, uint64_t align)
{
	static const uint32_t flags[] = { PF_R, PF_R | PF_W, PF_R | PF_X };

	for (unsigned i = 0; i < 990; i++) {
		struct seg seg = { BYTES, flags[i % 3], 0x100000 + 0x4000ul * i + i, 200,
		                   200 + (i % 5) * 1000 };

		add_load(out, core, &seg, align);
	}
}

static void finish_headers(struct output *out, const struct shape *shape)
{
	uint64_t table = out->phnum * sizeof(Elf64_Phdr);

	out->ehdr.e_phoff = HEADERS;
	if (shape->special == PHDRS_LAST) {
		out->ehdr.e_phoff = (out->cursor + 7) & -8ul;
		put_bytes(out, out->phdrs, table, out->ehdr.e_phoff);  /* or it gets filled */
	}
	for (size_t i = 0; i < out->phnum; i++) {
		GElf_Phdr *ph = &out->phdrs[i];

		if (ph->p_type == PT_LOAD && ph->p_offset == 0)
			ph->p_filesz = ph->p_memsz = HEADERS + table;
	}
	out->ehdr.e_shoff = (out->cursor + 7) & -8ul;
}

static void write_file(struct output *out)
{
	Elf64_Phdr *table = elf64_newphdr(out->elf, out->phnum);

	if (table == NULL)
		errx(1, "program headers: %s", elf_errmsg(-1));
	for (size_t i = 0; i < out->phnum; i++)
		gelf_update_phdr(out->elf, (int)i, &out->phdrs[i]);
	out->ehdr.e_phnum = (Elf64_Half)out->phnum;
	gelf_update_ehdr(out->elf, &out->ehdr);
	if (elf_update(out->elf, ELF_C_WRITE) < 0)
		errx(1, "elf_update: %s", elf_errmsg(-1));
}

static void start_file(struct output *out, const struct core *core, const struct shape *shape)
{
	gelf_newehdr(out->elf, ELFCLASS64);
	gelf_getehdr(out->elf, &out->ehdr);
	out->ehdr.e_ident[EI_DATA] = ELFDATA2LSB;
	out->ehdr.e_type = shape->type;
	out->ehdr.e_machine = EM_X86_64;
	out->ehdr.e_version = EV_CURRENT;
	out->ehdr.e_phentsize = sizeof(Elf64_Phdr);
	out->ehdr.e_entry = shape->base + CORE + core->entry;
	out->base = shape->base;
	out->cursor = HEADERS + PHDRS_MAX * sizeof(Elf64_Phdr);
	elf_flagelf(out->elf, ELF_C_SET, ELF_F_LAYOUT);
	elf_fill(FILL);
}

/* What libelf would not write: nonsense where the kernel does not look. */
static void write_junk(int fd)
{
	static const unsigned char ident[12] = "\x7f\x33\x2a\xffjunkjunk";
	static const unsigned char version[4] = "\xde\xad\xbe\xef";

	if (pwrite(fd, ident, sizeof ident, EI_CLASS) != sizeof ident
	    || pwrite(fd, version, sizeof version, offsetof(Elf64_Ehdr, e_version))
	       != sizeof version
	    || pwrite(fd, ident, 8, offsetof(Elf64_Ehdr, e_shoff)) != 8)
		err(1, "pwrite");
}

static void make(const struct core *core, const struct shape *shape, const char *directory)
{
	static struct output out;
	char path[4096];
	int fd;

	snprintf(path, sizeof path, "%s/%s", directory, shape->name + (shape->name[0] == '+'));
	memset(&out, 0, sizeof out);
	out.elf = elf_open(path, O_RDWR | O_CREAT | O_TRUNC, ELF_C_WRITE, &fd);
	start_file(&out, core, shape);
	if (shape->interp)
		add_interp(&out, directory, shape);
	for (const struct seg *seg = shape->segs; seg->what != NONE; seg++)
		add_load(&out, core, seg, shape->special == ODD_ALIGN ? 3 : shape->align);
	if (shape->special == THOUSAND)
		add_many(&out, core, shape->align);
	if (shape->stack != ABSENT)
		add_phdr(&out, PT_GNU_STACK, shape->stack == EXECUTABLE ? 7 : 6);
	if (shape->stack == TWICE)
		add_phdr(&out, PT_GNU_STACK, 7);
	while (shape->special == MOST_PHDRS && out.phnum < PHDRS_MAX)
		add_phdr(&out, PT_NULL, 0);
	finish_headers(&out, shape);
	write_file(&out);
	elf_end(out.elf);
	if (shape->special == JUNK)
		write_junk(fd);
	if (fchmod(fd, 0755) || close(fd))
		err(1, "%s", path);
	if (!shape->hidden)
		puts(shape->name);
}

int main(int argc, char **argv)
{
	struct core core = { 0 };

	if (argc != 3) {
		fputs("usage: mkelf PROBE DIRECTORY\n", stderr);
		return 2;
	}
	elf_version(EV_CURRENT);
	core_read(&core, argv[1]);
	for (const struct shape *shape = shapes; shape->name; shape++)
		make(&core, shape, argv[2]);
	return 0;
}
