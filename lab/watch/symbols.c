/* symbols.c: an instruction's address becomes an offset in the file that is mapped there, that
 * becomes the file's own virtual address by its program headers, and that is looked up among the
 * functions of its symbol table (.symtab, else .dynsym), sorted once per file. Answers are
 * remembered by address, since a million faults come from few instructions. */
#include "symbols.h"

#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct function { uint64_t start, end; const char *name; };

struct file {
	const char *path;      /* interned */
	struct function *function;
	size_t functions, room;
	GElf_Phdr *load;
	size_t loads;
	struct file *next;
};

struct answer { uint64_t ip; const struct space *space; const char *name; unsigned age; };

static struct file *files;
static struct answer answers[1 << 12];
static unsigned age = 1;

void symbols_forget(void)
{
	age++;
}

static void add_function(struct file *f, const GElf_Sym *sym, const char *name)
{
	if (f->functions == f->room) {
		size_t room = f->room ? 2 * f->room : 256;
		struct function *more = realloc(f->function, room * sizeof *more);

		if (!more)
			return;
		f->function = more;
		f->room = room;
	}
	f->function[f->functions++] = (struct function){
		sym->st_value, sym->st_value + sym->st_size, event_intern(name)};
}

static void read_symbols(struct file *f, Elf *elf, unsigned type)
{
	Elf_Scn *section = NULL;
	GElf_Shdr header;

	while ((section = elf_nextscn(elf, section)) != NULL) {
		Elf_Data *data;
		GElf_Sym sym;

		if (!gelf_getshdr(section, &header) || header.sh_type != type || !header.sh_entsize
				|| !(data = elf_getdata(section, NULL)))
			continue;
		for (int i = 0; gelf_getsym(data, i, &sym); i++) {
			const char *name = elf_strptr(elf, header.sh_link, sym.st_name);
			unsigned kind = GELF_ST_TYPE(sym.st_info);

			if (name && *name && *name != '$' && sym.st_shndx != SHN_UNDEF
					&& (kind == STT_FUNC || kind == STT_GNU_IFUNC || kind == STT_NOTYPE))
				add_function(f, &sym, name);
		}
	}
}

static void read_loads(struct file *f, Elf *elf)
{
	size_t count;
	GElf_Phdr header;

	if (elf_getphdrnum(elf, &count) || !(f->load = calloc(count + 1, sizeof *f->load)))
		return;
	for (size_t i = 0; i < count; i++)
		if (gelf_getphdr(elf, (int)i, &header) && header.p_type == PT_LOAD)
			f->load[f->loads++] = header;
}

static int by_start(const void *a, const void *b)
{
	const struct function *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	/* at one address: the one with a size, then the one without underscores, comes last */
	if ((x->end > x->start) != (y->end > y->start))
		return x->end > x->start ? 1 : -1;
	return (*y->name == '_') - (*x->name == '_');
}

static struct file *open_file(const char *path)
{
	struct file *f;
	struct stat st;
	Elf *elf;
	int fd;

	for (f = files; f; f = f->next)
		if (f->path == path)
			return f;
	if (!(f = calloc(1, sizeof *f)))
		return NULL;
	f->path = path;
	f->next = files;
	files = f;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return f;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) && elf_version(EV_CURRENT) != EV_NONE
			&& (elf = elf_begin(fd, ELF_C_READ_MMAP, NULL)) != NULL) {
		if (elf_kind(elf) == ELF_K_ELF) {
			read_loads(f, elf);
			read_symbols(f, elf, SHT_SYMTAB);
			if (!f->functions)
				read_symbols(f, elf, SHT_DYNSYM);
			if (f->functions)
				qsort(f->function, f->functions, sizeof *f->function, by_start);
		}
		elf_end(elf);
	}
	close(fd);
	return f;
}

/* The last function that starts at or before the address; without a size it reaches to the next. */
static const char *function_at(const struct file *f, uint64_t address)
{
	size_t low = 0, high = f->functions;
	const struct function *g;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (f->function[middle].start <= address)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low)
		return NULL;
	g = &f->function[low - 1];
	return address < g->end || g->end == g->start ? g->name : NULL;
}

static const char *look_up(const struct space *space, uint64_t ip)
{
	const struct area *a = space_find(space, ip);
	const char *name = NULL, *slash;
	const struct file *f;
	uint64_t offset;
	char text[300];

	if (!a || !a->name)
		return NULL;
	if (*a->name == '[')
		return a->name;
	offset = ip - a->start + a->offset;
	f = open_file(a->name);
	for (size_t i = 0; f && i < f->loads; i++)
		if (offset >= f->load[i].p_offset && offset < f->load[i].p_offset + f->load[i].p_filesz)
			name = function_at(f, offset - f->load[i].p_offset + f->load[i].p_vaddr);
	if (name)
		return name;
	slash = strrchr(a->name, '/');
	snprintf(text, sizeof text, "%.255s+0x%lx", slash ? slash + 1 : a->name, (unsigned long)offset);
	return event_intern(text);
}

const char *symbols_name(const struct space *space, uint64_t ip)
{
	struct answer *answer = &answers[(ip ^ ip >> 12) % (sizeof answers / sizeof *answers)];

	if (!ip)
		return NULL;
	if (answer->ip != ip || answer->age != age || answer->space != space)
		*answer = (struct answer){ip, space, look_up(space, ip), age};
	return answer->name;
}
