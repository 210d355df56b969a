/* file_pane.c: the program's file, first byte at the top: which ranges of it are segments, which
 * one is at hand, what its program header says and which sections lie in it. Between steps about
 * segments it shows the ELF header, and for the stack what is put there. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "step.h"
#include "tools.h"

struct part { uint64_t offset, bytes; size_t phdr; int load; };

struct pane {
	struct canvas *canvas;
	int row, column, width, left;   /* left: rows that are left */
};

static void put(struct pane *p, enum style style, const char *text)
{
	if (p->left <= 0)
		return;
	canvas_put(p->canvas, p->row++, p->column, p->width, style, text);
	p->left--;
}

static void wrap(struct pane *p, enum style style, const char *text)
{
	int rows = canvas_wrap(p->canvas, p->row, p->column, p->width, p->left, style, text);

	if (rows > p->left)
		rows = p->left;
	p->row += rows;
	p->left -= rows;
}

static void __attribute__((format(printf, 3, 4))) format(struct pane *p, enum style style,
	const char *format, ...)
{
	char text[256];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	put(p, style, text);
}

/* ---- the ranges ---- */

static int by_offset(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	return x->offset < y->offset ? -1 : x->offset > y->offset;
}

/* Every PT_LOAD with bytes in the file, and what lies between and behind them. */
static struct part *parts_of(const struct elf_file *f, size_t *n)
{
	struct part *part = calloc(2 * f->phdrs + 2, sizeof *part);
	size_t loads = 0;
	uint64_t end = 0;

	if (!part)
		abort();
	for (size_t i = 0; i < f->phdrs; i++)
		if (f->phdr[i].p_type == PT_LOAD && f->phdr[i].p_filesz)
			part[loads++] = (struct part){f->phdr[i].p_offset, f->phdr[i].p_filesz, i, 1};
	qsort(part, loads, sizeof *part, by_offset);
	*n = loads;
	for (size_t i = 0; i <= loads; i++) {
		uint64_t start = i < loads ? part[i].offset : f->size;

		if (start > end && (start - end > 0xfff || i == loads))
			part[(*n)++] = (struct part){end, start - end, 0, 0};
		if (i < loads && part[i].offset + part[i].bytes > end)
			end = part[i].offset + part[i].bytes;
	}
	qsort(part, *n, sizeof *part, by_offset);
	return part;
}

static const char *word(const Elf64_Phdr *ph)
{
	if (ph->p_flags & PF_X)
		return ph->p_flags & PF_W ? "text+data" : "text";
	return ph->p_flags & PF_W ? "data" : "rodata";
}

static unsigned prot_of(const Elf64_Phdr *ph)
{
	return (ph->p_flags & PF_R ? PROT_READ : 0U) | (ph->p_flags & PF_W ? PROT_WRITE : 0U)
		| (ph->p_flags & PF_X ? PROT_EXEC : 0U);
}

static void one_part(struct pane *p, const struct elf_file *f, const struct part *part,
	const Elf64_Phdr *at_hand)
{
	const Elf64_Phdr *ph = part->load ? &f->phdr[part->phdr] : NULL;
	int mark = ph && ph == at_hand;
	char size[24], prot[4];

	ulab_bytes((double)part->bytes, size);
	if (ph)
		format(p, mark ? STYLE_MARK : STYLE_NORMAL, "%8" PRIx64 " │%s%-9s %s %9s #%zu%*s",
			part->offset, mark ? "▶" : " ", word(ph), event_prot(prot_of(ph), prot), size,
			part->phdr, mark ? p->width : 0, "");
	else
		format(p, STYLE_DIM, "%8" PRIx64 " ┊ %-13s %9s", part->offset, "not loaded", size);
}

/* As many ranges as fit into `most` rows, the one at hand among them. */
static void ranges(struct pane *p, const struct elf_file *f, const Elf64_Phdr *at_hand, int most)
{
	size_t n, first = 0, room = (size_t)(most > 1 ? most : 1);
	struct part *part = parts_of(f, &n);

	for (size_t i = 0; i < n; i++)
		if (part[i].load && &f->phdr[part[i].phdr] == at_hand && i >= room)
			first = i + 1 - room;
	for (size_t i = first; i < n && i < first + room; i++)
		one_part(p, f, &part[i], at_hand);
	if (n > room)
		format(p, STYLE_DIM, "         ⋮ %zu parts more", n - room);
	free(part);
}

/* ---- headers ---- */

static void title(struct pane *p, const struct elf_file *f, const char *what)
{
	char size[24];

	format(p, STYLE_BOLD, "%s  %s  %s", what, words_base(f->path),
		f->size ? ulab_bytes((double)f->size, size) : "");
}

/* One section a line, if there is room for all of them. 1: done. */
static int sections(struct pane *p, const struct elf_file *f, const Elf64_Phdr *ph)
{
	int n = 0;

	for (int draw = 0; draw < 2; draw++)
		for (size_t i = 0; i < f->sections; i++) {
			const struct section *s = &f->section[i];
			char size[24];

			if (!s->in_memory || s->address < ph->p_vaddr || s->address >= ph->p_vaddr + ph->p_memsz)
				continue;
			if (!draw && ++n >= p->left)
				return 0;
			if (draw)
				format(p, STYLE_NORMAL, "  %-20s %9s%s", s->name, ulab_bytes((double)s->size, size),
					s->in_file ? "" : "  (zeros)");
		}
	return n > 0;
}

static void segment(struct pane *p, const struct elf_file *f, const Elf64_Phdr *ph, size_t index)
{
	char names[512], line[560], size[24];

	format(p, STYLE_BOLD, "program header %zu: PT_LOAD", index);
	format(p, STYLE_NORMAL, "p_offset 0x%-8" PRIx64 " p_filesz 0x%" PRIx64, ph->p_offset, ph->p_filesz);
	format(p, STYLE_NORMAL, "p_vaddr  0x%-8" PRIx64 " p_memsz  0x%" PRIx64, ph->p_vaddr, ph->p_memsz);
	format(p, STYLE_NORMAL, "p_flags  %c%c%c        p_align  0x%" PRIx64, ph->p_flags & PF_R ? 'R' : '-',
		ph->p_flags & PF_W ? 'W' : '-', ph->p_flags & PF_X ? 'X' : '-', ph->p_align);
	if (f->bias)
		format(p, STYLE_NORMAL, "load bias 0x%" PRIx64, f->bias);
	if (ph->p_memsz > ph->p_filesz)
		format(p, STYLE_NORMAL, "behind it %s of zeros",
			ulab_bytes((double)(ph->p_memsz - ph->p_filesz), size));
	if (sections(p, f, ph))
		return;
	elf_file_sections(f, ph->p_vaddr, ph->p_vaddr + ph->p_memsz, names, sizeof names);
	snprintf(line, sizeof line, "holds %s%s", ph->p_offset ? "" : "(ELF header) ", names);
	if (names[0])
		wrap(p, STYLE_NORMAL, line);
}

static void header(struct pane *p, const struct elf_file *f)
{
	size_t loads = 0;
	const char *interp = "none";

	for (size_t i = 0; i < f->phdrs; i++) {
		const Elf64_Phdr *ph = &f->phdr[i];

		loads += ph->p_type == PT_LOAD;
		if (ph->p_type == PT_INTERP && ph->p_offset < f->size && ph->p_filesz <= f->size - ph->p_offset
		    && ph->p_filesz && !f->bytes[ph->p_offset + ph->p_filesz - 1])
			interp = (const char *)f->bytes + ph->p_offset;
	}
	format(p, STYLE_BOLD, "ELF header");
	format(p, STYLE_NORMAL, "e_type   %s", f->ehdr.e_type == ET_DYN ? "ET_DYN: any address"
		: "ET_EXEC: fixed addresses");
	format(p, STYLE_NORMAL, "e_entry  0x%" PRIx64, f->ehdr.e_entry);
	if (f->bias)
		format(p, STYLE_NORMAL, "         + load bias 0x%" PRIx64, f->bias);
	format(p, STYLE_NORMAL, "e_phnum  %u, %zu of them PT_LOAD", f->ehdr.e_phnum, loads);
	format(p, STYLE_NORMAL, "interpreter %s", interp);
}

/* ---- the stack ---- */

static void stack_rows(struct pane *p, const struct session *s)
{
	size_t strings = 0, pointers = 0, vector = 0, bytes = 0;

	put(p, STYLE_BOLD, "NOT FROM A FILE: the initial stack");
	for (size_t i = 0; i < s->rows.events; i++) {
		const char *kind = s->rows.event[i].name ? s->rows.event[i].name : "";

		if (strstr(kind, "string") || !strcmp(kind, "execfn"))
			strings++, bytes += s->rows.event[i].length;
		vector += !strcmp(kind, "auxv");
		pointers += !strcmp(kind, "argv") || !strcmp(kind, "envp");
	}
	format(p, STYLE_NORMAL, "high  ┌ %zu strings, %zu bytes", strings, bytes);
	put(p, STYLE_NORMAL, "      │   of argv and environment");
	format(p, STYLE_NORMAL, "  ↑   ├ auxiliary vector, %zu pairs", vector);
	format(p, STYLE_NORMAL, "      ├ envp[], argv[]: %zu pointers", pointers);
	put(p, STYLE_NORMAL, "low   └ argc  ← stack pointer");
	put(p, STYLE_DIM, "t shows every row");
}

void file_pane(struct canvas *c, int row, int column, int width, int height, const struct session *s,
	size_t moment)
{
	struct pane p = {c, row, column, width, height};
	const struct event *step = s->moment[moment].step;
	const struct elf_file *f;
	size_t index = 0;
	const Elf64_Phdr *ph = session_segment(s, step, &f, &index);

	if (step_is(step, "stack")) {
		stack_rows(&p, s);
		return;
	}
	if (!f)
		f = &s->file[step && step->role == ROLE_INTERPRETER ? ROLE_INTERPRETER : ROLE_PROGRAM];
	if (!f->path)
		return;
	title(&p, f, f == &s->file[ROLE_INTERPRETER] ? "INTERPRETER" : "FILE");
	ranges(&p, f, ph, height > 18 ? height - 12 : height > 12 ? 6 : height - 7);
	if (ph)
		segment(&p, f, ph, index);
	else
		header(&p, f);
}
