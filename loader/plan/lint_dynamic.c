/* lint_dynamic.c: --lint of PT_DYNAMIC: once over its entries for what others have to know, then
 * for each entry by itself. Read through p_offset, as readelf does. Pure. */
#include "lint_parts.h"

#define MAX_ENTRIES 4096
#define MAX_FOLDERS 64 /* of one path */
#define AT_A_TIME 16

/* ---- walking ---- */

struct walk {
	const struct judge *j;
	uint64_t next, count; /* entries */
	Elf64_Dyn entry[AT_A_TIME];
};

static void walk_begin(struct walk *w, const struct judge *j)
{
	uint64_t count = j->image->phdr[j->dynamic].p_filesz / sizeof(Elf64_Dyn);

	w->j = j;
	w->next = 0;
	w->count = count < MAX_ENTRIES ? count : MAX_ENTRIES;
}

/* The next entry, or NULL behind the last one, DT_NULL or not. */
static const Elf64_Dyn *walk_next(struct walk *w)
{
	uint64_t at = w->next % AT_A_TIME, left = w->count - w->next;
	uint64_t offset = lint_sum(w->j->image->phdr[w->j->dynamic].p_offset,
		w->next * sizeof(Elf64_Dyn));
	size_t bytes = (size_t)(left < AT_A_TIME ? left : AT_A_TIME) * sizeof(Elf64_Dyn);

	if (!left)
		return NULL;
	if (!at && lint_read(w->j, w->entry, bytes, offset))
		return NULL;
	w->next++;
	return &w->entry[at];
}

static void note_flags(const Elf64_Dyn *e, struct dynamic *d)
{
	if (e->d_tag == DT_FLAGS && (e->d_un.d_val & DF_TEXTREL))
		d->textrel = 1;
	if ((e->d_tag == DT_FLAGS && (e->d_un.d_val & DF_BIND_NOW))
	    || (e->d_tag == DT_FLAGS_1 && (e->d_un.d_val & DF_1_NOW)))
		d->now = 1;
}

static void note_entry(const Elf64_Dyn *e, struct dynamic *d)
{
	switch (e->d_tag) {
	case DT_STRTAB: d->strtab = e->d_un.d_ptr; break;
	case DT_NEEDED: d->needed++; break;
	case DT_RELA: d->rela = e->d_un.d_ptr; break;
	case DT_RELASZ: d->rela_bytes = e->d_un.d_val; break;
	case DT_JMPREL: d->jmprel = e->d_un.d_ptr; break;
	case DT_PLTRELSZ: d->plt_bytes = e->d_un.d_val; break;
	case DT_RELRSZ: d->relr_bytes = e->d_un.d_val; break;
	case DT_TEXTREL: d->textrel = 1; break;
	case DT_BIND_NOW: d->now = 1; break;
	case DT_FLAGS: case DT_FLAGS_1: note_flags(e, d); break;
	}
}

static void read_dynamic(const struct judge *j, struct dynamic *d)
{
	const Elf64_Dyn *e;
	struct walk w;

	*d = (struct dynamic){0};
	for (walk_begin(&w, j); (e = walk_next(&w)) && !d->ended; d->entries++) {
		note_entry(e, d);
		d->ended = e->d_tag == DT_NULL;
	}
}

/* ---- where libraries are looked for ---- */

/* What follows `with` at the start of s, or NULL. */
static const char *behind(const char *s, const char *with)
{
	for (; *with; s++, with++)
		if (*s != *with)
			return NULL;
	return s;
}

/* One folder of a path, ended by a NUL. */
static void judge_folder(const struct judge *j, const char *folder)
{
	static const char anyones[][12] = {"/tmp", "/var/tmp", "/dev/shm"};

	if (folder[0] != '/') {
		if (!behind(folder, "$ORIGIN") && !behind(folder, "${ORIGIN}"))
			say_named(j, ADVICE_RUNPATH_RELATIVE, -1, 0, 0, folder);
		return;
	}
	for (size_t i = 0; i < sizeof anyones / sizeof *anyones; i++) {
		const char *rest = behind(folder, anyones[i]);

		if (rest && (*rest == '\0' || *rest == '/'))
			say_named(j, ADVICE_RUNPATH_WRITABLE, -1, 0, 0, folder);
	}
}

static void judge_runpath(const struct judge *j, char *path)
{
	char *colon = path, *folder = path;

	if (!*path)
		return; /* ld.so skips an empty path, but not an empty folder */
	for (int n = 0; colon && n < MAX_FOLDERS; n++, folder = colon + 1) {
		for (colon = folder; *colon && *colon != ':'; colon++)
			;
		if (!*colon)
			colon = NULL;
		else
			*colon = '\0';
		judge_folder(j, folder);
	}
}

static void judge_string(const struct judge *j, const Elf64_Dyn *e, const struct dynamic *d)
{
	char text[1024];

	if (lint_string_at(j, text, sizeof text, lint_sum(d->strtab, e->d_un.d_val)))
		return;
	if (e->d_tag != DT_NEEDED) {
		judge_runpath(j, text);
		return;
	}
	for (const char *s = text; *s; s++)
		if (*s == '/' && text[0] != '/' && text[0] != '$') {
			say_named(j, ADVICE_NEEDED_RELATIVE, -1, 0, 0, text);
			return;
		}
}

/* ---- where entries point ---- */

static const struct {
	Elf64_Sxword tag;
	char name[20];
	int code;
} pointers[] = {
	{DT_STRTAB, "DT_STRTAB", 0}, {DT_SYMTAB, "DT_SYMTAB", 0}, {DT_HASH, "DT_HASH", 0},
	{DT_GNU_HASH, "DT_GNU_HASH", 0}, {DT_RELA, "DT_RELA", 0}, {DT_JMPREL, "DT_JMPREL", 0},
	{DT_RELR, "DT_RELR", 0}, {DT_PLTGOT, "DT_PLTGOT", 0}, {DT_INIT_ARRAY, "DT_INIT_ARRAY", 0},
	{DT_FINI_ARRAY, "DT_FINI_ARRAY", 0}, {DT_PREINIT_ARRAY, "DT_PREINIT_ARRAY", 0},
	{DT_VERSYM, "DT_VERSYM", 0}, {DT_VERNEED, "DT_VERNEED", 0}, {DT_VERDEF, "DT_VERDEF", 0},
	{DT_INIT, "DT_INIT", 1}, {DT_FINI, "DT_FINI", 1},
};

static void judge_pointer(const struct judge *j, const Elf64_Dyn *e)
{
	for (size_t i = 0; i < sizeof pointers / sizeof *pointers; i++) {
		int load;

		if (pointers[i].tag != e->d_tag)
			continue;
		/* ld leaves a 0 where a linker script names no function; a static PIE never looks. */
		if (pointers[i].code && !e->d_un.d_ptr && j->interp < 0)
			continue;
		load = lint_load_at(j, e->d_un.d_ptr, 1);
		if (pointers[i].code && (load < 0 || !(j->image->phdr[load].p_flags & PF_X)))
			say_named(j, ADVICE_INIT_NOT_EXEC, -1, e->d_un.d_ptr, 0, pointers[i].name);
		else if (load < 0)
			say_named(j, ADVICE_DYNAMIC_POINTER, -1, e->d_un.d_ptr, 0, pointers[i].name);
	}
}

static void judge_entries(const struct judge *j, const struct dynamic *d)
{
	const Elf64_Dyn *e;
	struct walk w;

	for (walk_begin(&w, j); (e = walk_next(&w)) && e->d_tag != DT_NULL;) {
		judge_pointer(j, e);
		if (d->strtab && (e->d_tag == DT_NEEDED || e->d_tag == DT_RPATH || e->d_tag == DT_RUNPATH))
			judge_string(j, e, d);
	}
}

void lint_dynamic(const struct judge *j)
{
	const Elf64_Phdr *ph;
	struct dynamic d;

	if (j->dynamic < 0) {
		/* With an interpreter that is ADVICE_INTERP_ALONE. */
		if (j->image->type == ET_DYN && j->interp < 0)
			say(j, ADVICE_DYNAMIC_ABSENT, -1, 0, 0);
		lint_relro(j, NULL);
		return;
	}
	ph = &j->image->phdr[j->dynamic];
	read_dynamic(j, &d);
	if (lint_load_at(j, ph->p_vaddr, ph->p_memsz) < 0)
		say(j, ADVICE_DYNAMIC_OUTSIDE, j->dynamic, ph->p_vaddr, ph->p_memsz);
	if (!d.ended && d.entries < MAX_ENTRIES && j->file->read)
		say(j, ADVICE_DYNAMIC_END, j->dynamic, d.entries, 0);
	if (d.needed && j->interp < 0)
		say(j, ADVICE_NEEDED_ALONE, -1, d.needed, 0);
	judge_entries(j, &d);
	lint_relocs(j, &d);
	lint_relro(j, &d);
}
