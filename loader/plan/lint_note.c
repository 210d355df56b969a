/* lint_note.c: --lint of PT_NOTE and PT_GNU_PROPERTY. A note is {namesz, descsz, type, name, desc},
 * name and desc padded to 4 bytes, or to 8 where p_align is 8. Pure. */
#include "lint_parts.h"

#include <string.h>

#define MAX_NOTES 4096
#define GNU_NAME_BYTES 4 /* "GNU" and its NUL */

struct note {
	Elf64_Nhdr header;
	char name[GNU_NAME_BYTES];
	uint64_t next; /* offset in the segment of the one behind it */
};

static uint64_t padded(uint64_t n, uint64_t align)
{
	return (n + align - 1) & ~(align - 1);
}

/* The note at `at` of the segment. Returns 0, 1 if there is none, -1 if it reaches too far. */
static int read_note(const struct judge *j, const Elf64_Phdr *ph, uint64_t at, struct note *note)
{
	uint64_t align = ph->p_align == 8 ? 8 : 4, desc, end;

	if (at >= ph->p_filesz || ph->p_filesz - at < sizeof note->header
	    || lint_read(j, &note->header, sizeof note->header, lint_sum(ph->p_offset, at)))
		return 1;
	desc = padded(at + sizeof note->header + note->header.n_namesz, align);
	end = desc + note->header.n_descsz;
	note->next = padded(end, align);
	memset(note->name, 0, sizeof note->name);
	if (end > ph->p_filesz)
		return -1;
	if (note->header.n_namesz == GNU_NAME_BYTES)
		lint_read(j, note->name, sizeof note->name, ph->p_offset + at + sizeof note->header);
	return 0;
}

static int is_gnu(const struct note *note, uint32_t type)
{
	return note->header.n_type == type && note->header.n_namesz == GNU_NAME_BYTES
		&& !memcmp(note->name, "GNU", GNU_NAME_BYTES);
}

/* Returns 1 if a build id is among them. */
static int judge_notes(const struct judge *j, int i)
{
	const Elf64_Phdr *ph = &j->image->phdr[i];
	uint64_t at = 0;
	int found = 0, bad = 0;

	for (int n = 0; n < MAX_NOTES; n++) {
		struct note note;

		bad = read_note(j, ph, at, &note);
		if (bad)
			break;
		found |= is_gnu(&note, NT_GNU_BUILD_ID) && note.header.n_descsz;
		at = note.next;
	}
	if (bad < 0)
		say(j, ADVICE_NOTE_BROKEN, i, lint_sum(ph->p_vaddr, at),
			lint_sum(ph->p_vaddr, ph->p_filesz));
	return found;
}

static void judge_property(const struct judge *j, int i)
{
	const Elf64_Phdr *ph = &j->image->phdr[i];
	struct note note;

	if (read_note(j, ph, 0, &note) || !is_gnu(&note, NT_GNU_PROPERTY_TYPE_0)
	    || note.next < ph->p_filesz)
		say(j, ADVICE_PROPERTY_BROKEN, i, ph->p_vaddr, ph->p_filesz);
}

void lint_notes(const struct judge *j)
{
	int build_id = 0;

	if (!j->file->read)
		return;
	for (int i = 0; i < j->image->phnum; i++) {
		if (j->image->phdr[i].p_type == PT_NOTE)
			build_id |= judge_notes(j, i);
		if (j->image->phdr[i].p_type == PT_GNU_PROPERTY)
			judge_property(j, i);
	}
	if (!build_id)
		say(j, ADVICE_BUILD_ID_ABSENT, -1, 0, 0);
}
