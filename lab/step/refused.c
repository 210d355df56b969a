/* refused.c: a program that uload refused: how far the plan came, which bytes of which header are
 * at fault, and what to do. All of it comes from the event; the bytes are read from the file once
 * more. */
#include <ctype.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "sheet.h"

#define LINES 160
#define WIDE 120

struct line { uint8_t style; char text[WIDE]; };

struct refused {
	struct line line[LINES];
	size_t lines;
	int width;
	struct elf_file file;
	const json_t *fields;
};

static void __attribute__((format(printf, 3, 4))) say(struct refused *r, enum style style,
	const char *format, ...)
{
	struct line *line = &r->line[r->lines];
	va_list args;

	if (r->lines == LINES)
		return;
	r->lines++;
	line->style = (uint8_t)style;
	va_start(args, format);
	vsnprintf(line->text, sizeof line->text, format, args);
	va_end(args);
}

/* A long text, over as many lines as it takes. */
static void wrap(struct refused *r, enum style style, const char *text)
{
	int width = r->width < WIDE / 2 ? r->width : WIDE / 2 + 20;

	if (width > r->width)
		width = r->width;
	while (*text) {
		size_t n = strlen(text), cut;

		if (n > (size_t)width) {
			for (cut = (size_t)width; cut > 1 && text[cut] != ' '; )
				cut--;
			n = cut > 1 ? cut : (size_t)width;
		}
		say(r, style, "%.*s", (int)n, text);
		text += n;
		while (*text == ' ')
			text++;
	}
}

/* ---- how far it came ---- */

static const struct { const char *name, *words; } stages[] = {
	{"again", "options are read"},
	{"find", "the program is looked for"},
	{"system", "the kernel says what it offers"},
	{"file", "the file is opened, a script's interpreter found"},
	{"image", "the ELF header and the program headers are checked"},
	{"interpreter", "the interpreter's file, likewise"},
	{"places", "the kernel is asked for free addresses"},
	{"stack", "the initial stack is laid out"},
	{"memory", "room for the plan"},
	{"layout", "every segment gets its address"},
	{"bridge", "a place for uload to work from"},
};

static void way(struct refused *r, const struct event *e)
{
	const char *stopped = session_text(e, "stage");
	int reached = 1;

	say(r, STYLE_BOLD, "Where the plan stopped");
	for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
		int here = !strcmp(stages[i].name, stopped);

		say(r, here ? STYLE_BAD : reached ? STYLE_GOOD : STYLE_DIM, "  %s %-12s %s%s",
			here ? "✗" : reached ? "✓" : "·", i ? stages[i].name : "options", stages[i].words,
			here ? "   ← here" : "");
		reached &= !here;
	}
	say(r, STYLE_DIM, "  · %-12s %s", "steps",
		"none was carried out: nothing of the program is in memory");
}

/* ---- the bytes ---- */

static int field_at(const struct refused *r, uint64_t offset, const char **name)
{
	const json_t *f;
	size_t i;

	json_array_foreach(r->fields, i, f) {
		uint64_t from = event_hex(f, "offset");

		if (offset >= from && offset < from + event_hex(f, "size")) {
			*name = json_string_value(json_object_get(f, "name"));
			return 1;
		}
	}
	return 0;
}

/* The header that the field is in. */
static void header_of(const struct refused *r, const json_t *f, uint64_t *start, uint64_t *end)
{
	const char *name = json_string_value(json_object_get(f, "name"));
	uint64_t offset = event_hex(f, "offset"), phoff = r->file.ehdr.e_phoff;

	*start = offset & ~15UL;
	*end = offset + event_hex(f, "size");
	if (name && name[0] == 'p' && offset >= phoff) {
		*start = phoff + (offset - phoff) / sizeof(Elf64_Phdr) * sizeof(Elf64_Phdr);
		*end = *start + sizeof(Elf64_Phdr);
	} else if (offset < sizeof(Elf64_Ehdr)) {
		*start = 0;
		*end = sizeof(Elf64_Ehdr);
	}
	if (*end > r->file.size)
		*end = r->file.size;
}

/* Under the bytes at fault: ^^ ^^ name */
static void carets(struct refused *r, uint64_t at, unsigned n)
{
	char marks[WIDE];
	size_t last = 0;
	const char *name = NULL, *shown = NULL;
	char names[64] = "";

	memset(marks, ' ', sizeof marks);
	for (unsigned i = 0; i < n; i++) {
		size_t column = 12 + 3 * i + (i >= 8);

		if (!field_at(r, at + i, &name))
			continue;
		marks[column] = marks[column + 1] = '^';
		last = column + 2;
		if (name && name != shown && strlen(names) + strlen(name) + 2 < sizeof names) {
			strcat(names, " ");
			strcat(names, name);
			shown = name;
		}
	}
	if (!last)
		return;
	marks[last] = '\0';
	say(r, STYLE_BAD, "%s%s", marks, names);
}

static void dump_line(struct refused *r, uint64_t at, unsigned n)
{
	char hex[64] = "", text[17];
	size_t used = 0;

	for (unsigned i = 0; i < n; i++) {
		unsigned char byte = r->file.bytes[at + i];

		used += (size_t)snprintf(hex + used, sizeof hex - used, "%s%02x ", i == 8 ? " " : "", byte);
		text[i] = isprint(byte) ? (char)byte : '.';
	}
	text[n] = '\0';
	say(r, STYLE_NORMAL, "  %8" PRIx64 "  %-49s|%s|", at, hex, text);
	carets(r, at, n);
}

static void dump(struct refused *r, uint64_t start, uint64_t end)
{
	for (uint64_t at = start; at < end; at += 16)
		dump_line(r, at, end - at < 16 ? (unsigned)(end - at) : 16);
}

static void bytes(struct refused *r, const struct event *e)
{
	uint64_t start, end, dumped = UINT64_MAX;
	const json_t *f;
	size_t i, headers = 0;

	say(r, STYLE_BOLD, "The bytes at fault, in %s", session_text(e, "file"));
	json_array_foreach(r->fields, i, f) {
		header_of(r, f, &start, &end);
		if (start == dumped || ++headers > 8)
			continue;
		if (start >= r->file.ehdr.e_phoff && end - start == sizeof(Elf64_Phdr))
			say(r, STYLE_NORMAL, "program header %" PRIu64 ", from byte 0x%" PRIx64,
				(start - r->file.ehdr.e_phoff) / sizeof(Elf64_Phdr), start);
		else
			say(r, STYLE_NORMAL, "%s", start == 0 && end == sizeof(Elf64_Ehdr) ? "ELF header"
				: "in the file");
		dump(r, start, end);
		dumped = start;
	}
	if (headers > 8)
		say(r, STYLE_DIM, "  … and %zu headers more", headers - 8);
}

static void values(struct refused *r)
{
	const json_t *f;
	size_t i;

	json_array_foreach(r->fields, i, f) {
		uint64_t offset = event_hex(f, "offset"), size = event_hex(f, "size");
		uint64_t value = event_hex(f, "value");

		if (i < 8)
			say(r, STYLE_BAD,
				"  %-12s = 0x%" PRIx64 " (%" PRIu64 "), bytes 0x%" PRIx64 " to 0x%" PRIx64,
				json_string_value(json_object_get(f, "name")), value, value, offset,
				offset + size - 1);
	}
}

/* ---- what to do ---- */

static const struct { const char *rule, *words; } remedies[] = {
	{"not-found", "Check the path; a name without / is looked for in PATH."},
	{"not-in-path", "Give a path with a /, such as ./NAME, or add its folder to PATH."},
	{"no-exec-permission", "chmod +x FILE"},
	{"not-elf", "Start a script with a line such as #!/bin/sh; compile or link anything else."},
	{"wrong-type", "An object file (.o) has to be linked first: cc FILE.o -o PROGRAM."},
	{"interp-not-found", "Install that interpreter, or link the program with -static."},
	{"filesz-le-memsz", "A segment cannot have more bytes in the file than in memory: raise p_memsz "
		"or lower p_filesz, or link the program again."},
	{"offset-congruent", "mmap() works in pages: p_offset and p_vaddr must leave the same rest when "
		"divided by 4096. In a linker script, align both alike."},
	{"no-load", "Without a PT_LOAD nothing would be in memory: check PHDRS in the linker script."},
	{"vaddr-in-user", "Link the program to lower addresses (-Ttext-segment=ADDRESS)."},
	{"memsz-in-user", "Make the segment smaller, or link it to lower addresses."},
	{"phdrs-in-file", "The file seems to be cut off, or e_phoff is wrong: copy or link it again."},
	{"machine-32bit", "Let the kernel run it, or compile it for 64 bits (-m64)."},
	{"wrong-machine", "Compile it for this machine, or run it with an emulator (qemu-user)."},
};

static void remedy(struct refused *r, const struct event *e)
{
	const char *words = json_array_size(r->fields) && r->file.bytes
		? "Link the program again; nothing can be mended at loading. uload-rules(7) explains the rule."
		: "The first lines say what was in the way; uload-rules(7) explains the rule.";

	for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++)
		if (e->name && !strcmp(remedies[i].rule, e->name))
			words = remedies[i].words;
	say(r, STYLE_BOLD, "What to do");
	wrap(r, STYLE_NORMAL, words);
}

static void draw(const struct sheet *s, size_t line, struct canvas *c, int row, int width)
{
	const struct refused *r = s->data;

	canvas_put(c, row, 0, width, r->line[line].style, r->line[line].text);
}

void sheet_refused(struct sheet *s, const struct session *session, int width)
{
	const struct event *e = &session->refusal;
	struct refused *r = calloc(1, sizeof *r);

	if (!r)
		abort();
	r->width = width;
	r->fields = json_object_get(e->json, "fields");
	elf_file_open(&r->file, session_text(e, "file"));
	say(r, STYLE_BOLD, "%s cannot be loaded  [%s]", session_text(e, "program"), e->name);
	wrap(r, STYLE_BAD, session_text(e, "message"));
	say(r, STYLE_NORMAL, "%s", "");
	if (json_array_size(r->fields) && r->file.bytes) {
		bytes(r, e);
		values(r);
		say(r, STYLE_NORMAL, "%s", "");
	}
	way(r, e);
	say(r, STYLE_NORMAL, "%s", "");
	remedy(r, e);
	elf_file_close(&r->file);
	*s = (struct sheet){.title = "Refused: nothing was loaded", .lines = r->lines, .session = session,
		.data = r, .draw = draw};
}
