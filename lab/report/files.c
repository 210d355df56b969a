/* files.c: reading the ELF files by libelf. A file that has gone or changed since is no reason to
 * fail: the report then has less to show. */
#include "files.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "policy.h"

void files_plan(struct files *f, const json_t *plan)
{
	f->image[0].path = event_intern(json_string_value(json_object_get(plan, "loaded")));
	f->image[1].path = event_intern(json_string_value(json_object_get(plan, "interpreter")));
	f->image[0].bias = event_hex(json_object_get(plan, "image"), "bias");
	f->image[1].bias = event_hex(json_object_get(plan, "interpreter_image"), "bias");
}

static Elf *begin(const char *path, int *fd)
{
	struct stat st;
	Elf *elf = NULL;

	elf_version(EV_CURRENT);
	*fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (*fd >= 0 && !fstat(*fd, &st) && S_ISREG(st.st_mode))
		elf = elf_begin(*fd, ELF_C_READ_MMAP, NULL);
	if (elf && elf_kind(elf) == ELF_K_ELF)
		return elf;
	elf_end(elf);
	if (*fd >= 0)
		close(*fd);
	return NULL;
}

static void read_headers(struct image *i)
{
	struct stat st;
	int fd;
	Elf *elf = i->path ? begin(i->path, &fd) : NULL;

	i->opened = -1;
	if (!elf)
		return;
	if (!fstat(fd, &st) && gelf_getehdr(elf, &i->ehdr) && !elf_getphdrnum(elf, &i->phdrs)) {
		i->size = (uint64_t)st.st_size;
		i->phdr = report_alloc(NULL, i->phdrs * sizeof *i->phdr);
		memset(i->phdr, 0, i->phdrs * sizeof *i->phdr);
		for (size_t n = 0; n < i->phdrs; n++)
			gelf_getphdr(elf, (int)n, &i->phdr[n]);
		i->opened = 1;
	}
	elf_end(elf);
	close(fd);
}

/* ---- sections and symbols ---- */

static void read_symbols(struct image *i, Elf *elf, Elf_Scn *scn, const GElf_Shdr *shdr)
{
	Elf_Data *data = elf_getdata(scn, NULL);
	size_t n = data && shdr->sh_entsize ? (size_t)(shdr->sh_size / shdr->sh_entsize) : 0;
	GElf_Sym s;

	i->symbol = report_alloc(i->symbol, (i->symbols + n) * sizeof *i->symbol);
	for (size_t k = 0; k < n && gelf_getsym(data, (int)k, &s); k++) {
		int type = GELF_ST_TYPE(s.st_info);
		const char *name = elf_strptr(elf, shdr->sh_link, s.st_name);

		if ((type != STT_FUNC && type != STT_OBJECT && type != STT_NOTYPE) || !s.st_value
		    || s.st_shndx == SHN_UNDEF || s.st_shndx >= SHN_LORESERVE || !name || !*name)
			continue;
		i->symbol[i->symbols++] = (struct symbol){s.st_value + i->bias, s.st_size,
			event_intern(name), type == STT_OBJECT ? 'o' : 'f'};
	}
}

static void add_section(struct image *i, Elf *elf, size_t names, const GElf_Shdr *shdr)
{
	const char *name = elf_strptr(elf, names, shdr->sh_name);

	i->section = report_alloc(i->section, (i->sections + 1) * sizeof *i->section);
	i->section[i->sections++] = (struct section){shdr->sh_addr + i->bias, shdr->sh_offset,
		shdr->sh_size, event_intern(name ? name : "?"), shdr->sh_type, shdr->sh_flags};
}

static int by_address(const void *a, const void *b)
{
	const struct symbol *x = a, *y = b;

	return x->address != y->address ? (x->address > y->address) - (x->address < y->address)
		: (x->size > y->size) - (x->size < y->size);
}

static void read_sections(struct image *i)
{
	int fd;
	Elf *elf = begin(i->path, &fd);
	Elf_Scn *scn = NULL, *best = NULL;
	GElf_Shdr shdr, table = {0};
	size_t names = 0;

	if (!elf)
		return;
	elf_getshdrstrndx(elf, &names);
	while ((scn = elf_nextscn(elf, scn)) && gelf_getshdr(scn, &shdr)) {
		if (shdr.sh_flags & SHF_ALLOC && !(shdr.sh_flags & SHF_TLS && shdr.sh_type == SHT_NOBITS))
			add_section(i, elf, names, &shdr);
		if (shdr.sh_type == SHT_SYMTAB || (shdr.sh_type == SHT_DYNSYM && !best)) {
			best = scn; /* the full table, if it was not stripped */
			table = shdr;
		}
	}
	if (best)
		read_symbols(i, elf, best, &table);
	if (i->symbols)
		qsort(i->symbol, i->symbols, sizeof *i->symbol, by_address);
	elf_end(elf);
	close(fd);
}

void files_read(struct files *f)
{
	for (int n = 0; n < 2; n++) {
		struct image *i = &f->image[n];

		read_headers(i);
		if (i->opened > 0)
			read_sections(i);
	}
}

static const struct symbol *symbol_at(const struct image *i, uint64_t address)
{
	size_t first = 0, last = i->symbols;
	const struct symbol *s;

	while (first < last) {
		size_t middle = (first + last) / 2;

		if (i->symbol[middle].address <= address)
			first = middle + 1;
		else
			last = middle;
	}
	if (!first)
		return NULL;
	s = &i->symbol[first - 1];
	return address < s->address + (s->size ? s->size : 4096) ? s : NULL;
}

int files_where(const struct files *f, uint64_t address, int *image, const char **section,
	const struct symbol **symbol)
{
	for (int n = 0; n < 2; n++)
		for (size_t k = 0; k < f->image[n].sections; k++) {
			const struct section *s = &f->image[n].section[k];

			if (address < s->address || address - s->address >= s->size)
				continue;
			*image = n;
			*section = s->name;
			*symbol = symbol_at(&f->image[n], address);
			return 0;
		}
	return -1;
}
