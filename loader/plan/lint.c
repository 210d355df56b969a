/* lint.c: see lint.h and advice.def. Which checks there are, and how they look into the file. The
 * checks are in lint_*.c, the texts in lint_text.c. Pure. */
#include "lint_parts.h"

#include <string.h>

#include "prose.h"

void say_named(const struct judge *j, enum advice advice, int index, uint64_t a, uint64_t b,
	const char *name)
{
	struct finding finding = {advice, index, a, b, NULL};
	struct prose quoted;

	prose_begin(&quoted);
	prose_quoted(&quoted.text, *name ? name : "''", 80);
	finding.name = prose_string(&quoted);
	j->found(&finding, j->context);
}

/* ---- where things are ---- */

static int load_with(const struct judge *j, uint64_t address, uint64_t n, int from_file)
{
	int found = -1;

	for (int i = 0; i < j->image->phnum; i++) {
		const Elf64_Phdr *ph = &j->image->phdr[i];
		uint64_t bytes = from_file ? ph->p_filesz : ph->p_memsz;

		if (ph->p_type == PT_LOAD && address >= ph->p_vaddr && n <= bytes
		    && address - ph->p_vaddr <= bytes - n && address - ph->p_vaddr < bytes)
			found = i;
	}
	return found;
}

int lint_load_at(const struct judge *j, uint64_t address, uint64_t n)
{
	return load_with(j, address, n, 0);
}

int lint_bytes_at(const struct judge *j, uint64_t address, uint64_t n)
{
	return load_with(j, address, n, 1);
}

int lint_phdrs_load(const struct judge *j)
{
	int found = -1;

	for (int i = 0; i < j->image->phnum; i++) {
		const Elf64_Phdr *ph = &j->image->phdr[i];

		if (ph->p_type == PT_LOAD && j->image->phoff >= ph->p_offset
		    && j->image->phoff - ph->p_offset < ph->p_filesz)
			found = i;
	}
	return found;
}

int lint_read(const struct judge *j, void *to, size_t n, uint64_t offset)
{
	uint64_t size = j->image->file_size;

	if (!j->file->read || offset > size || n > size - offset)
		return -1;
	return j->file->read(j->file->context, to, n, offset);
}

static uint64_t offset_of(const struct judge *j, int load, uint64_t address)
{
	const Elf64_Phdr *ph = &j->image->phdr[load];

	return lint_sum(address - ph->p_vaddr, ph->p_offset);
}

int lint_read_at(const struct judge *j, void *to, size_t n, uint64_t address)
{
	int load = lint_bytes_at(j, address, n);

	return load < 0 ? -1 : lint_read(j, to, n, offset_of(j, load, address));
}

int lint_string(const struct judge *j, char *to, size_t n, uint64_t offset)
{
	uint64_t left = offset < j->image->file_size ? j->image->file_size - offset : 0;

	if (left < n - 1)
		n = (size_t)left + 1;
	to[n - 1] = '\0';
	return left ? lint_read(j, to, n - 1, offset) : -1;
}

int lint_string_at(const struct judge *j, char *to, size_t n, uint64_t address)
{
	int load = lint_bytes_at(j, address, 1);

	return load < 0 ? -1 : lint_string(j, to, n, offset_of(j, load, address));
}

/* ---- the checks ---- */

static void find(struct judge *j)
{
	j->interp = j->dynamic = j->relro = j->tls = -1;
	for (int i = j->image->phnum - 1; i >= 0; i--)
		switch (j->image->phdr[i].p_type) {
		case PT_LOAD: j->loads++; break;
		case PT_INTERP: j->interp = i; break;
		case PT_DYNAMIC: j->dynamic = i; break;
		case PT_GNU_RELRO: j->relro = i; break;
		case PT_TLS: j->tls = i; break;
		}
}

void lint(const struct lint_file *file, void (*found)(const struct finding *, void *),
	void *context)
{
	struct judge j = {.file = file, .image = file->image, .found = found, .context = context,
		.page = file->page ? file->page : ARCH_PAGE};

	if (!file->image->phdr)
		return;
	find(&j);
	lint_whole(&j);
	lint_loads(&j);
	lint_tails(&j);
	lint_headers(&j);
	lint_dynamic(&j);
	lint_notes(&j);
	lint_sections(&j);
}
