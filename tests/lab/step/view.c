/* view.c: the pictures' parts, without a terminal: canvas, rows, what fits, what is drawn. Prints
 * "ok" or "not ok" per check. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "addresses.h"
#include "areas.h"
#include "draw.h"

static void check(int good, const char *what)
{
	printf("%s %s\n", good ? "ok" : "not ok", what);
}

/* Row `row` of the canvas as text, without spaces at its end. */
static const char *line(struct canvas *c, int row)
{
	static char text[4096];
	FILE *out = fmemopen(text, sizeof text, "w");

	canvas_print(c, row, row + 1, out);
	fclose(out);
	text[strcspn(text, "\n")] = '\0';
	return text;
}

static void test_canvas(void)
{
	struct canvas c = {0};

	canvas_init(&c, 3, 10, 0);
	check(canvas_put(&c, 0, 0, 10, STYLE_NORMAL, "ab─c") == 4, "put counts columns");
	check(!strcmp(line(&c, 0), "ab─c"), "put and print");
	canvas_put(&c, 1, 7, 10, STYLE_NORMAL, "abcdef");
	check(!strcmp(line(&c, 1), "       abc"), "cut at the right edge");
	canvas_put(&c, 9, 0, 10, STYLE_NORMAL, "x");
	canvas_put(&c, -1, -5, 10, STYLE_NORMAL, "x");
	check(!strcmp(line(&c, 2), ""), "outside nothing is drawn");
	canvas_put(&c, 2, 0, 3, STYLE_NORMAL, "中文");
	check(!strcmp(line(&c, 2), "中"), "a wide character is drawn whole or not at all");
	check(canvas_width("中a") == 3, "width");
	canvas_init(&c, 3, 10, 0);
	canvas_put(&c, 0, 0, 10, STYLE_NORMAL, "a\033[2J\n\x80z");
	check(!strchr(line(&c, 0), '\033'), "no control character comes out");
	check(canvas_wrap(&c, 0, 0, 10, 3, STYLE_NORMAL, "one two three four") == 2, "wrap counts rows");
	check(!strcmp(line(&c, 1), "three four"), "wrap at spaces");
	check(canvas_wrap(&c, 0, 0, 4, 1, STYLE_NORMAL, "abcdefghij") == 3, "a long word is cut");
	canvas_init(&c, 1, 10, 1);
	canvas_put(&c, 0, 0, 10, STYLE_NORMAL, "│▶é┐");
	check(!strcmp(line(&c, 0), "|>?+"), "ASCII");
	canvas_free(&c);
}

static void put(struct space *s, uint64_t start, uint64_t end, unsigned prot, unsigned kind,
	unsigned role)
{
	areas_put(s, &(struct area){.start = start, .end = end, .prot = (uint8_t)prot,
		.kind = (uint8_t)kind, .role = (uint8_t)role, .phdr = -1,
		.name = kind == AREA_FILE ? event_intern("/bin/prog") : NULL});
}

static void make(struct space *s)
{
	space_init(s);
	put(s, 0x400000, 0x401000, PROT_READ, AREA_FILE, ROLE_PROGRAM);
	put(s, 0x401000, 0x405000, PROT_READ | PROT_EXEC, AREA_FILE, ROLE_PROGRAM);
	put(s, 0x405000, 0x406000, PROT_READ | PROT_WRITE, AREA_FILE, ROLE_PROGRAM);
	put(s, 0x406000, 0x409000, PROT_READ | PROT_WRITE, AREA_ANON, ROLE_PROGRAM);
	put(s, 0x500000, 0x520000, PROT_READ | PROT_WRITE, AREA_HEAP, 0);
	put(s, 0x7ffff7000000, 0x7ffff7002000, PROT_READ | PROT_EXEC, AREA_LOADER, 0);
	put(s, 0x7ffffffde000, 0x7ffffffff000, PROT_READ | PROT_WRITE, AREA_STACK, 0);
	put(s, 0xffffffffff600000, 0xffffffffff601000, PROT_EXEC, AREA_SPECIAL, 0);
	s->start_brk = 0x500000;
	s->brk = 0x520000;
}

static const struct row *named(const struct row *row, size_t n, const char *label)
{
	for (size_t i = 0; i < n; i++)
		if (!strncmp(row[i].label, label, strlen(label)))
			return &row[i];
	return NULL;
}

static void test_rows(void)
{
	struct view v = {.lowest = 65536, .mark = {{0x401000, 0x402000}}};
	struct space s;
	struct row *row;
	size_t n;
	int joined = 1;

	make(&s);
	row = view_rows(&s, &v, &n);
	check(row[0].kind == ROW_KERNEL && row[1].kind == ROW_HOLE, "the kernel on top");
	check(row[n - 1].kind == ROW_GUARD && row[n - 1].end == 65536, "the guard at the bottom");
	for (size_t i = 1; i < n; i++)
		joined &= row[i].end == row[i - 1].start;
	check(joined, "no address is left out, none is twice");
	check(named(row, n, "text") && named(row, n, "text")->marked, "what changes is marked");
	check(!named(row, n, "rodata")->marked && !named(row, n, "stack")->marked, "only that");
	check(named(row, n, "bss") != NULL, "zero pages of the program are .bss");
	check(named(row, n, "data") != NULL, "writable file pages are data");
	check(named(row, n, "loader")->loader, "uload's own");
	check(named(row, n, "free ↑ heap")->start == 0x520000, "above the break");
	check(named(row, n, "free ↓ stack")->end == 0x7ffffffde000, "below the stack");
	free(row);
	v = (struct view){.lowest = 65536, .mark = {{0x410000, 0x420000}}, .mark_free = 1};
	row = view_rows(&s, &v, &n);
	for (size_t i = 0; i < n; i++)
		joined &= row[i].marked == (row[i].start == 0x409000);
	check(joined, "what was unmapped is marked as free room");
	free(row);
	space_free(&s);
}

static void test_fit(void)
{
	struct view v = {.lowest = 65536, .mark = {{0x401000, 0x402000}}};
	struct space s;
	int fits = 1, kept = 1, joined = 1;

	for (size_t height = 6; height < 30; height++) {
		size_t n, left;
		struct row *row;

		make(&s);
		for (uint64_t i = 0; i < 200; i++)
			put(&s, 0x7fff00000000 + i * 0x3000, 0x7fff00001000 + i * 0x3000, PROT_READ, AREA_ANON, 0);
		row = view_rows(&s, &v, &n);
		left = view_fit(row, n, height);
		fits &= left <= height && left + 2 >= height;
		kept &= named(row, left, "text") && row[0].kind == ROW_KERNEL
			&& row[left - 1].kind == ROW_GUARD;
		for (size_t i = 1; i < left; i++)
			joined &= row[i].end == row[i - 1].start;
		free(row);
		space_free(&s);
	}
	check(fits, "rows fit any height from 6 on, and use it");
	check(kept, "kernel, guard and what changes stay");
	check(joined, "what is left out is one row, with its addresses");
}

static void test_draw(void)
{
	struct view v = {.lowest = 65536, .mark = {{0x401000, 0x402000}}};
	struct canvas c = {0};
	struct space s;
	int used, marks = 0, edges = 1;

	make(&s);
	canvas_init(&c, 24, DRAW_COLUMNS, 0);
	used = draw_space(&c, 0, 0, DRAW_COLUMNS, 24, &s, &v);
	check(used <= 24, "no more rows than there are");
	for (int i = 0; i < used; i++) {
		const char *text = line(&c, i);

		marks += strstr(text, "▶") != NULL;
		edges &= canvas_width(text) == DRAW_COLUMNS;
	}
	check(marks == 1, "one row is marked");
	check(edges, "the right side is straight");
	check(strstr(line(&c, used - 2), "guard page") != NULL, "guard page 0 at the bottom");
	for (int rows = 0; rows < 12; rows++)
		for (int columns = 0; columns < 60; columns += 7) {
			canvas_init(&c, rows, columns, 0);
			draw_space(&c, 0, 0, columns, rows, &s, &v);
		}
	check(1, "no size is too small");
	space_init(&s);
	canvas_init(&c, 10, 60, 0);
	check(draw_space(&c, 0, 0, 60, 10, &s, &v) > 0, "an empty address space");
	canvas_free(&c);
}

int main(void)
{
	test_canvas();
	test_rows();
	test_fit();
	test_draw();
	return 0;
}
