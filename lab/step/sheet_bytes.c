/* sheet_bytes.c: the bytes a step is about, in the file and in memory, side by side. Memory is read
 * when a line is drawn, from the process as it stands now. */
#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "sheet.h"

#define MOST 16

struct bytes {
	const struct elf_file *file;   /* NULL: no file behind it */
	uint64_t offset;               /* of the first address; may be "negative" */
	uint64_t file_end;             /* address behind the segment's bytes in the file */
	char title[256];
};

static int byte_of_file(const struct sheet *s, uint64_t address, unsigned char *to)
{
	const struct bytes *b = s->data;
	uint64_t offset = b->offset + (address - s->start);

	if (!b->file || offset >= b->file->size)
		return 0;
	*to = b->file->bytes[offset];
	return 1;
}

/* How many bytes of this line differ. */
static int differences(const struct sheet *s, uint64_t address, const unsigned char *memory, int n)
{
	int count = 0;

	for (int i = 0; i < n; i++) {
		unsigned char byte;

		count += byte_of_file(s, address + (uint64_t)i, &byte) && byte != memory[i];
	}
	return count;
}

static int read_line(const struct sheet *s, size_t line, uint64_t *address, unsigned char *memory)
{
	uint64_t at = s->start + line * (uint64_t)s->per_line;
	uint64_t left = s->end - at;
	size_t n = left < (uint64_t)s->per_line ? (size_t)left : (size_t)s->per_line;
	long got = s->session->tracer ? tracer_read(s->session->tracer, at, memory, n) : -1;

	*address = at;
	return got < 0 ? 0 : (int)got;
}

/* address, the file's bytes, memory's bytes, both as characters */
struct columns { int file, memory, file_text, memory_text; };

static struct columns columns_of(const struct sheet *s)
{
	int hex = 3 * s->per_line;

	return (struct columns){13, 13 + hex + 2, 13 + 2 * hex + 2, 13 + 2 * hex + 3 + s->per_line};
}

static void put_byte(struct canvas *c, int row, int hex, int text, enum style style, int byte)
{
	if (byte < 0) {
		canvas_put(c, row, hex, 2, STYLE_DIM, "··");
		return;
	}
	canvas_format(c, row, hex, 2, style, "%02x", (unsigned)byte);
	canvas_format(c, row, text, 1, style, "%c", isprint(byte) ? byte : '.');
}

static void bytes_line(const struct sheet *s, size_t line, struct canvas *c, int row, int width)
{
	const struct bytes *b = s->data;
	const struct columns at = columns_of(s);
	unsigned char memory[MOST], byte;
	uint64_t address;
	int n = read_line(s, line, &address, memory);
	int found = differences(s, address, memory, n);

	canvas_format(c, row, 0, width, STYLE_NORMAL, "%12" PRIx64, address);
	canvas_put(c, row, at.memory - 2, 1, found ? STYLE_DIFFER : STYLE_DIM, found ? "≠" : "│");
	for (int i = 0; i < s->per_line && address + (uint64_t)i < s->end; i++) {
		int has = byte_of_file(s, address + (uint64_t)i, &byte);
		enum style style = has && i < n && byte != memory[i] ? STYLE_DIFFER : STYLE_NORMAL;
		int behind = address + (uint64_t)i >= b->file_end && style == STYLE_NORMAL;

		put_byte(c, row, at.file + 3 * i, at.file_text + i, behind ? STYLE_DIM : style,
			has ? byte : -1);
		put_byte(c, row, at.memory + 3 * i, at.memory_text + i, style, i < n ? memory[i] : -1);
	}
}

static void bytes_head(const struct sheet *s, struct canvas *c, int row, int width)
{
	const struct bytes *b = s->data;
	const struct columns at = columns_of(s);

	canvas_put(c, row, 0, 13, STYLE_BOLD, "     address");
	if (b->file)
		canvas_format(c, row, at.file, at.memory - at.file - 3, STYLE_BOLD, "file from 0x%" PRIx64,
			b->offset);
	else
		canvas_put(c, row, at.file, at.memory - at.file - 3, STYLE_BOLD, "no file");
	canvas_put(c, row, at.memory, at.file_text - at.memory, STYLE_BOLD, "memory, as it is now");
	canvas_put(c, row, at.file_text, s->per_line, STYLE_BOLD, "file");
	canvas_put(c, row, at.memory_text, width - at.memory_text, STYLE_BOLD, "memory");
}

static size_t bytes_next(const struct sheet *s, size_t from)
{
	unsigned char memory[MOST];
	uint64_t address;

	for (size_t line = from + 1; line < s->lines; line++) {
		int n = read_line(s, line, &address, memory);

		if (differences(s, address, memory, n))
			return line;
	}
	return from;
}

/* The step at this moment or the last before it that was about memory. */
static const struct event *memory_step(const struct session *s, size_t moment)
{
	static const char *const ops[] = {"map", "zero", "wipe", "fill", "stack", "move", "grow", "protect",
		"drop"};

	for (size_t m = moment; m > 0; m--)
		for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
			if (step_is(s->moment[m].step, ops[i]))
				return s->moment[m].step;
	return NULL;
}

static void segment_bytes(struct sheet *s, struct bytes *b, const struct event *step,
	const struct elf_file *f, const Elf64_Phdr *ph)
{
	b->file_end = ph->p_vaddr + f->bias + ph->p_filesz;
	if (step_is(step, "zero"))
		return;
	b->file = f->bytes ? f : NULL;
	b->offset = s->start - f->bias - ph->p_vaddr + ph->p_offset;
	/* a step that wipes: from a little before its first byte */
	if (step_is(step, "wipe") && step->address - s->start > 4U * (unsigned)s->per_line)
		s->first = (step->address - s->start) / (unsigned)s->per_line - 2;
}

void sheet_bytes(struct sheet *s, const struct session *session, size_t moment, int width)
{
	const struct event *step = memory_step(session, moment);
	struct bytes *b = calloc(1, sizeof *b);
	const struct elf_file *f;
	const Elf64_Phdr *ph;
	size_t index = 0;

	if (!b)
		abort();
	*s = (struct sheet){.session = session, .per_line = width >= 144 ? 16 : 8, .data = b,
		.title = "Nothing of the program is in memory yet", .draw = bytes_line, .head = bytes_head,
		.next = bytes_next};
	if (!step)
		return;
	s->start = step_is(step, "move") ? step->to : step->address & ~(PAGE - 1);
	s->end = (s->start + step->length + (step_is(step, "move") ? 0 : step->address % PAGE) + PAGE - 1)
		& ~(PAGE - 1);
	b->file_end = UINT64_MAX;
	ph = session_segment(session, step, &f, &index);
	if (ph)
		segment_bytes(s, b, step, f, ph);
	else if (step_is(step, "stack"))
		s->first = (step->address - s->start) / (unsigned)s->per_line;
	s->lines = (size_t)((s->end - s->start + (unsigned)s->per_line - 1) / (unsigned)s->per_line);
	snprintf(b->title, sizeof b->title, "Bytes of step %" PRIu64 " (%s)%s", step->number, step->name,
		b->file ? "; ≠: file and memory differ" : "");
	s->title = b->title;
}
