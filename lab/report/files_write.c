/* files_write.c: what the page is told of the files. Their bytes come in pieces: whole segments that
 * are writable or small, of others and of other mapped files the beginning, until the room that
 * policy.h gives is used up. */
#include "files.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "policy.h"

#define UP(n) (((n) + PAGE - 1) & ~(PAGE - 1))
#define DOWN(n) ((n) & ~(PAGE - 1))
#define MOST_FILES 64
#define MOST_HEADER 65536

struct wish { const char *path; struct ranges mapped, shown; };

static const char *phdr_type(uint32_t type, char *text)
{
	static const struct { uint32_t type; const char *name; } known[] = {
		{PT_NULL, "PT_NULL"}, {PT_LOAD, "PT_LOAD"}, {PT_DYNAMIC, "PT_DYNAMIC"},
		{PT_INTERP, "PT_INTERP"}, {PT_NOTE, "PT_NOTE"}, {PT_SHLIB, "PT_SHLIB"},
		{PT_PHDR, "PT_PHDR"}, {PT_TLS, "PT_TLS"}, {PT_GNU_EH_FRAME, "PT_GNU_EH_FRAME"},
		{PT_GNU_STACK, "PT_GNU_STACK"}, {PT_GNU_RELRO, "PT_GNU_RELRO"},
		{0x6474e553, "PT_GNU_PROPERTY"},
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].type == type)
			return known[i].name;
	snprintf(text, 16, "0x%x", type);
	return text;
}

static const char *flags(uint32_t f, char *text)
{
	return event_prot((f & PF_R ? PROT_READ : 0U) | (f & PF_W ? PROT_WRITE : 0U)
		| (f & PF_X ? PROT_EXEC : 0U), text);
}

static void write_phdrs(const struct image *i, struct out *o)
{
	char text[16];

	out_open(o, "phdrs", '[');
	for (size_t n = 0; n < i->phdrs; n++) {
		const GElf_Phdr *p = &i->phdr[n];
		uint64_t start = p->p_vaddr + i->bias;

		out_open(o, NULL, '{');
		out_number(o, "n", n);
		out_string(o, "type", phdr_type(p->p_type, text));
		out_string(o, "flags", flags(p->p_flags, text));
		out_number(o, "offset", p->p_offset);
		out_address(o, "vaddr", p->p_vaddr);
		out_number(o, "filesz", p->p_filesz);
		out_number(o, "memsz", p->p_memsz);
		out_number(o, "align", p->p_align);
		out_open(o, "sections", '[');
		for (size_t k = 0; k < i->sections; k++)
			if (i->section[k].address >= start && i->section[k].size
			    && i->section[k].address - start < p->p_memsz)
				out_string(o, NULL, i->section[k].name);
		out_close(o, ']');
		out_close(o, '}');
	}
	out_close(o, ']');
}

static void write_sections(const struct image *i, struct out *o)
{
	char text[4];

	out_open(o, "sections", '[');
	for (size_t k = 0; k < i->sections; k++) {
		const struct section *s = &i->section[k];

		out_open(o, NULL, '{');
		out_string(o, "name", s->name);
		out_address(o, "address", s->address);
		out_number(o, "offset", s->offset);
		out_number(o, "size", s->size);
		out_string(o, "type", s->type == SHT_NOBITS ? "NOBITS" : s->type == SHT_NOTE ? "NOTE"
			: s->type == SHT_DYNAMIC ? "DYNAMIC" : s->type == SHT_PROGBITS ? "PROGBITS" : "other");
		out_string(o, "prot", event_prot(PROT_READ | (s->flags & SHF_WRITE ? PROT_WRITE : 0U)
			| (s->flags & SHF_EXECINSTR ? PROT_EXEC : 0U), text));
		out_close(o, '}');
	}
	out_close(o, ']');
}

static void write_symbols(const struct image *i, struct out *o)
{
	size_t n = i->symbols < policy.symbols ? i->symbols : policy.symbols;

	out_open(o, "symbols", '[');
	for (size_t k = 0; k < n; k++) {
		out_open(o, NULL, '[');
		out_address(o, NULL, i->symbol[k].address);
		out_number(o, NULL, i->symbol[k].size);
		out_string(o, NULL, i->symbol[k].kind == 'o' ? "o" : "f");
		out_string(o, NULL, i->symbol[k].name);
		out_close(o, ']');
	}
	out_close(o, ']');
	if (i->symbols > n)
		out_number(o, "symbols_left_out", i->symbols - n);
}

void files_write_images(const struct files *f, struct out *o)
{
	out_open(o, "images", '[');
	for (int n = 0; n < 2; n++) {
		const struct image *i = &f->image[n];

		if (!i->path)
			continue;
		out_open(o, NULL, '{');
		out_string(o, "role", n ? "interpreter" : "program");
		out_string(o, "path", i->path);
		if (i->opened > 0) {
			out_number(o, "size", i->size);
			out_string(o, "type", i->ehdr.e_type == ET_EXEC ? "ET_EXEC"
				: i->ehdr.e_type == ET_DYN ? "ET_DYN" : "other");
			out_address(o, "entry", i->ehdr.e_entry);
			out_address(o, "bias", i->bias);
			write_phdrs(i, o);
			write_sections(i, o);
			write_symbols(i, o);
		} else {
			out_bool(o, "missing", 1);
		}
		out_close(o, '}');
	}
	out_close(o, ']');
}

/* ---- bytes ---- */

static struct wish *wish_of(struct wish *list, size_t *count, const char *path)
{
	for (size_t i = 0; i < *count; i++)
		if (list[i].path == path)
			return &list[i];
	if (*count == MOST_FILES)
		return NULL;
	list[*count] = (struct wish){.path = path};
	return &list[(*count)++];
}

/* How many bytes of these ranges are not in the others yet. */
static uint64_t size_of(const struct ranges *r)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < r->count; i++)
		sum += r->at[i].end - r->at[i].start;
	return sum;
}

static void want(struct wish *w, uint64_t start, uint64_t bytes, uint64_t *room)
{
	uint64_t before = size_of(&w->shown), more;

	if (bytes > *room)
		bytes = DOWN(*room);
	ranges_add(&w->shown, start, start + bytes);
	more = size_of(&w->shown) - before;
	*room -= more < *room ? more : *room;
}

/* Areas of files: the program's and interpreter's own first, small and writable ones whole. */
static void choose(const struct versions *v, const struct files *f, struct wish *list, size_t *count,
	uint64_t *room)
{
	for (int round = 0; round < 4; round++)
		for (size_t n = 0; n < v->count; n++) {
			const struct area *a = &v->at[n].area;
			int own = a->name && (a->name == f->image[0].path || a->name == f->image[1].path);
			uint64_t bytes = a->end - a->start;
			int small = bytes <= policy.small_segment || a->prot & PROT_WRITE;
			struct wish *w;

			if (v->at[n].id < 0 || a->kind != AREA_FILE || !a->name || own != (round < 2))
				continue;
			w = wish_of(list, count, a->name);
			if (!w)
				continue;
			ranges_add(&w->mapped, a->offset, a->offset + bytes);
			if (round % 2 == !small)
				want(w, a->offset, small || bytes < policy.small_segment * 4UL ? bytes
					: own ? policy.small_segment * 4UL : policy.small_segment, room);
		}
}

static int is_elf(int fd)
{
	char magic[SELFMAG];

	return pread(fd, magic, SELFMAG, 0) == SELFMAG && !memcmp(magic, ELFMAG, SELFMAG);
}

static void write_file(const struct wish *w, int live, struct out *o)
{
	int fd = open(w->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	uint64_t written = 0, size = 0, mapped = 0;
	struct stat st;

	if (fd < 0)
		return;
	if (fstat(fd, &st) || !S_ISREG(st.st_mode) || (!live && !is_elf(fd))) {
		close(fd);
		return;
	}
	size = (uint64_t)st.st_size;
	out_open(o, NULL, '{');
	out_string(o, "path", w->path);
	out_number(o, "size", size);
	out_open(o, "pieces", '[');
	for (size_t i = 0; i < w->shown.count; i++) {
		size_t length = w->shown.at[i].end - w->shown.at[i].start;
		char *bytes = report_alloc(NULL, length), *packed;
		ssize_t got = pread(fd, bytes, length, (off_t)w->shown.at[i].start);

		if (got > 0) {
			packed = pack(bytes, (size_t)got);
			out_open(o, NULL, '{');
			out_number(o, "offset", w->shown.at[i].start);
			out_integer(o, "length", got);
			out_packed(o, "z", packed);
			out_close(o, '}');
			written += (uint64_t)got;
			free(packed);
		}
		free(bytes);
	}
	out_close(o, ']');
	for (size_t i = 0; i < w->mapped.count; i++) {
		uint64_t start = w->mapped.at[i].start, end = w->mapped.at[i].end;

		mapped += start < size ? (end < size ? end : size) - start : 0;
	}
	out_number(o, "left_out", mapped > written ? mapped - written : 0);
	out_close(o, '}');
	close(fd);
}

void files_write_bytes(const struct files *f, const struct versions *v, int live,
	struct out *o)
{
	static struct wish list[MOST_FILES];
	uint64_t room = policy.file_bytes;
	size_t count = 0;

	choose(v, f, list, &count, &room);
	out_open(o, "files", '[');
	for (size_t i = 0; i < count; i++)
		write_file(&list[i], live, o);
	out_close(o, ']');
}

/* How many bytes show all fields: at least both kinds of header of an ordinary file. */
static size_t header_length(const json_t *fields)
{
	uint64_t length = 1024;
	const json_t *field;
	size_t i;

	json_array_foreach(fields, i, field) {
		uint64_t end = event_hex(field, "offset") + event_hex(field, "size");

		if (end > length && end <= MOST_HEADER)
			length = (end + 15) & ~15UL;
	}
	return (size_t)length;
}

void files_write_header(const char *path, const json_t *fields, int live, struct out *o)
{
	static char bytes[MOST_HEADER + 16];
	int fd = path ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
	struct stat st;
	char *packed;
	ssize_t got = fd >= 0 && !fstat(fd, &st) && S_ISREG(st.st_mode) && (live || is_elf(fd))
		? pread(fd, bytes, header_length(fields), 0) : 0;

	if (got > 0) {
		packed = pack(bytes, (size_t)got);
		out_open(o, "header", '{');
		out_number(o, "offset", 0);
		out_integer(o, "length", got);
		out_packed(o, "z", packed);
		out_close(o, '}');
		free(packed);
	}
	if (fd >= 0)
		close(fd);
}
