/* vdso.c: functions that the kernel lends: a small shared object that it maps into each process and
 * of which AT_SYSINFO_EHDR tells (vdso(7)). It was relocated by nobody, but its addresses count from
 * where it lies. Its symbols are counted by DT_HASH, or where that is gone, by DT_GNU_HASH. */
#include <elf.h>
#include <string.h>
#include "clock.h"

#ifndef DT_GNU_HASH
#define DT_GNU_HASH 0x6ffffef5
#endif

struct object {
	const char *base;
	const Elf64_Sym *symbols;
	const char *names;
	const uint32_t *hash, *gnu_hash;
};

/* The virtual address 0 of the object, and its dynamic section. */
static const Elf64_Dyn *find_dynamic(const char *image, struct object *object)
{
	const Elf64_Ehdr *eh = (const void *)image;
	const Elf64_Phdr *ph = (const void *)(image + eh->e_phoff), *dynamic = NULL;
	int loaded = 0;

	for (int i = 0; i < eh->e_phnum; i++, ph++) {
		if (ph->p_type == PT_LOAD && !loaded++)
			object->base = image + ph->p_offset - ph->p_vaddr;
		if (ph->p_type == PT_DYNAMIC)
			dynamic = ph;
	}
	return loaded && dynamic ? (const void *)(image + dynamic->p_offset) : NULL;
}

static void read_dynamic(const Elf64_Dyn *dynamic, struct object *object)
{
	for (; dynamic->d_tag != DT_NULL; dynamic++) {
		const void *p = object->base + dynamic->d_un.d_ptr;

		switch (dynamic->d_tag) {
		case DT_SYMTAB: object->symbols = p; break;
		case DT_STRTAB: object->names = p; break;
		case DT_HASH: object->hash = p; break;
		case DT_GNU_HASH: object->gnu_hash = p; break;
		}
	}
}

/* DT_HASH says how many symbols there are. In DT_GNU_HASH (buckets, first symbol, words of the
 * filter, shift; filter; buckets; chains) the last is at the end of the last bucket's chain. */
static uint32_t count_symbols(const struct object *object)
{
	const uint32_t *p = object->gnu_hash, *buckets;
	uint32_t last = 0;

	if (object->hash)
		return object->hash[1];
	if (!p)
		return 0;
	buckets = p + 4 + p[2] * (sizeof(Elf64_Xword) / sizeof *p);
	for (uint32_t i = 0; i < p[0]; i++)
		if (buckets[i] > last)
			last = buckets[i];
	if (last < p[1])
		return p[1];
	while (!(buckets[p[0] + last - p[1]] & 1))
		last++;
	return last + 1;
}

void *__vdso_function(const char *name)
{
	const char *image = (const char *)__auxv_value(AT_SYSINFO_EHDR);
	struct object object = { 0 };
	const Elf64_Dyn *dynamic = image ? find_dynamic(image, &object) : NULL;
	uint32_t count;

	if (!dynamic)
		return NULL;
	read_dynamic(dynamic, &object);
	if (!object.symbols || !object.names)
		return NULL;
	count = count_symbols(&object);
	for (uint32_t i = 0; i < count; i++) {
		const Elf64_Sym *symbol = object.symbols + i;

		if (symbol->st_shndx != SHN_UNDEF && ELF64_ST_TYPE(symbol->st_info) == STT_FUNC
		 && !strcmp(object.names + symbol->st_name, name))
			return (char *)object.base + symbol->st_value;
	}
	return NULL;
}
