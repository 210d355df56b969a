/* lint_note.c: --lint of PT_NOTE and PT_GNU_PROPERTY. A note is {namesz, descsz, type, name, desc},
 * name and desc padded to 4 bytes, or to 8 where p_align is 8. Pure. */
#include "lint_parts.h"

#include <string.h>

#define MAX_NOTES 100000 /* in all of a file */
#define GNU_NAME_BYTES 4 /* "GNU" and its NUL */

struct place {
	uint64_t offset, bytes, align; /* in the file; p_align or sh_addralign */
};

struct note {
	Elf64_Nhdr header;
	char name[GNU_NAME_BYTES];
	uint64_t next; /* offset in the segment of the one behind it */
};

static uint64_t padded(uint64_t n, uint64_t align)
{
	return (n + align - 1) & ~(align - 1);
}

static struct place place_of(const Elf64_Phdr *ph)
{
	return (struct place){ph->p_offset, ph->p_filesz, ph->p_align};
}

/* The note at `at` of the place. Returns 0, 1 if there is none, -1 if it reaches too far. */
static int read_note(const struct judge *j, struct place in, uint64_t at, struct note *note)
{
	uint64_t align = in.align == 8 ? 8 : 4, desc, end;

	if (at >= in.bytes || in.bytes - at < sizeof note->header
	    || lint_read(j, &note->header, sizeof note->header, lint_sum(in.offset, at)))
		return 1;
	desc = padded(at + sizeof note->header + note->header.n_namesz, align);
	end = desc + note->header.n_descsz;
	note->next = padded(end, align);
	memset(note->name, 0, sizeof note->name);
	if (end > in.bytes)
		return -1;
	if (note->header.n_namesz == GNU_NAME_BYTES)
		lint_read(j, note->name, sizeof note->name, in.offset + at + sizeof note->header);
	return 0;
}

static int is_gnu(const struct note *note, uint32_t type)
{
	return note->header.n_type == type && note->header.n_namesz == GNU_NAME_BYTES
		&& !memcmp(note->name, "GNU", GNU_NAME_BYTES);
}

/* Walks the notes of a place, `*left` at most. *broken is where one reaches too far, or the place's
 * end. Returns 1 if a build id is among them. */
static int walk_notes(const struct judge *j, struct place in, int *left, uint64_t *broken)
{
	uint64_t at = 0;
	int found = 0, bad = 0;

	for (; *left > 0; --*left) {
		struct note note;

		bad = read_note(j, in, at, &note);
		if (bad)
			break;
		found |= is_gnu(&note, NT_GNU_BUILD_ID) && note.header.n_descsz;
		at = note.next;
	}
	*broken = bad < 0 ? at : in.bytes;
	return found;
}

static int judge_notes(const struct judge *j, int i, int *left)
{
	const Elf64_Phdr *ph = &j->image->phdr[i];
	uint64_t broken;
	int found = walk_notes(j, place_of(ph), left, &broken);

	if (broken < ph->p_filesz)
		say(j, ADVICE_NOTE_BROKEN, i, lint_sum(ph->p_vaddr, broken),
			lint_sum(ph->p_vaddr, ph->p_filesz));
	return found;
}

/* The section that holds a build id: its index, or 0. */
static uint64_t section_with_id(const struct judge *j, int *left)
{
	for (uint64_t i = 1; j->image->shoff && i < j->image->shnum; i++) {
		uint64_t broken;
		Elf64_Shdr sh;

		if (lint_read(j, &sh, sizeof sh, lint_sum(j->image->shoff, i * sizeof sh)))
			return 0;
		if (sh.sh_type == SHT_NOTE && walk_notes(j,
			(struct place){sh.sh_offset, sh.sh_size, sh.sh_addralign}, left, &broken))
			return i;
	}
	return 0;
}

static void judge_property(const struct judge *j, int i)
{
	const Elf64_Phdr *ph = &j->image->phdr[i];
	struct note note;

	if (read_note(j, place_of(ph), 0, &note) || !is_gnu(&note, NT_GNU_PROPERTY_TYPE_0)
	    || note.next < ph->p_filesz)
		say(j, ADVICE_PROPERTY_BROKEN, i, ph->p_vaddr, ph->p_filesz);
}

void lint_notes(const struct judge *j)
{
	uint64_t section;
	int build_id = 0, left = MAX_NOTES;

	if (!j->file->read)
		return;
	for (int i = 0; i < j->image->phnum; i++) {
		if (j->image->phdr[i].p_type == PT_NOTE)
			build_id |= judge_notes(j, i, &left);
		if (j->image->phdr[i].p_type == PT_GNU_PROPERTY)
			judge_property(j, i);
	}
	if (build_id)
		return;
	section = section_with_id(j, &left);
	say(j, section ? ADVICE_BUILD_ID_UNMAPPED : ADVICE_BUILD_ID_ABSENT, -1, section, 0);
}
