/* sheet.c: lists to scroll: the two maps side by side, the initial stack, the help. A sheet knows
 * how many lines it has and draws any one of them; nothing is formatted before it is seen. */
#include "sheet.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "tools.h"

void sheet_free(struct sheet *s)
{
	free(s->data);
	*s = (struct sheet){0};
}

void sheet_print(const struct sheet *s, int width, size_t most, int ascii, FILE *out)
{
	struct canvas c = {0};
	size_t end = s->lines - s->first > most ? s->first + most : s->lines;

	if (canvas_init(&c, (int)(end - s->first) + 1, width, ascii))
		return;
	if (s->head)
		s->head(s, &c, 0, width);
	for (size_t i = s->first; i < end; i++)
		s->draw(s, i, &c, (int)(i - s->first) + 1, width);
	canvas_print(&c, s->head ? 0 : 1, c.rows, out);
	if (end < s->lines)
		fprintf(out, "(%zu lines more)\n", s->lines - end);
	canvas_free(&c);
}

/* ---- maps ---- */

/* One range of addresses in which neither list has an edge. */
struct pair { uint64_t start, end; const struct area *model, *kernel; int differs; };

static int tells(const struct area *a)
{
	return a && a->kind != AREA_SPECIAL && a->kind != AREA_VVAR;
}

static int differs(const struct area *a, const struct area *b, uint64_t at)
{
	if (!tells(a) && !tells(b))
		return 0;
	if (!a || !b || a->prot != b->prot || a->shared != b->shared)
		return 1;
	if (a->kind == AREA_LOADER)
		return 0;
	if ((a->kind == AREA_FILE) != (b->kind == AREA_FILE))
		return !(a->shared && b->shared);
	return a->kind == AREA_FILE && a->offset + (at - a->start) != b->offset + (at - b->start);
}

static uint64_t edge(const struct space *s, size_t i, uint64_t at)
{
	if (i == s->areas)
		return UINT64_MAX;
	return s->area[i].start > at ? s->area[i].start : s->area[i].end;
}

static struct pair *pairs_of(const struct space *model, const struct space *kernel, size_t *n)
{
	struct pair *pair = calloc(2 * (model->areas + kernel->areas) + 1, sizeof *pair);
	size_t i = 0, j = 0;
	uint64_t at = 0;

	if (!pair)
		abort();
	for (*n = 0;;) {
		const struct area *a, *b;
		uint64_t end;

		while (i < model->areas && model->area[i].end <= at)
			i++;
		while (j < kernel->areas && kernel->area[j].end <= at)
			j++;
		if (i == model->areas && j == kernel->areas)
			return pair;
		end = edge(model, i, at) < edge(kernel, j, at) ? edge(model, i, at) : edge(kernel, j, at);
		a = i < model->areas && model->area[i].start <= at ? &model->area[i] : NULL;
		b = j < kernel->areas && kernel->area[j].start <= at ? &kernel->area[j] : NULL;
		if (a || b)
			pair[(*n)++] = (struct pair){at, end, a, b, differs(a, b, at)};
		at = end;
	}
}

static void maps_head(const struct sheet *s, struct canvas *c, int row, int width)
{
	int half = (width - 28) / 2;

	(void)s;
	canvas_put(c, row, 0, 27, STYLE_BOLD, "addresses");
	canvas_put(c, row, 27, half, STYLE_BOLD, "computed from the steps");
	canvas_put(c, row, 28 + half, half, STYLE_BOLD, "  /proc/PID/maps");
}

static void maps_area(struct canvas *c, int row, int column, int width, enum style style,
	const struct area *a)
{
	char prot[4];

	if (!a)
		canvas_put(c, row, column, width, style, "nothing");
	else
		canvas_format(c, row, column, width, style, "%s%c %s", event_prot(a->prot, prot),
			a->shared ? 's' : 'p', a->name ? words_base(a->name) : a->kind == AREA_LOADER
			? "uload" : "anonymous");
}

static void maps_line(const struct sheet *s, size_t line, struct canvas *c, int row, int width)
{
	const struct pair *p = (const struct pair *)s->data + (s->lines - 1 - line); /* high on top */
	int half = (width - 28) / 2;
	enum style style = p->differs ? STYLE_BAD : p->model && p->model->kind == AREA_LOADER
		? STYLE_DIM : STYLE_NORMAL;

	if (p->end >> 48)
		canvas_format(c, row, 0, 26, style, "%12" PRIx64, p->start);
	else
		canvas_format(c, row, 0, 26, style, "%12" PRIx64 "-%-12" PRIx64, p->start, p->end);
	maps_area(c, row, 27, half - 1, style, p->model);
	canvas_put(c, row, 27 + half, 2, style, p->differs ? "≠" : "=");
	maps_area(c, row, 30 + half, width - 30 - half, style, p->kernel);
}

static size_t maps_next(const struct sheet *s, size_t from)
{
	for (size_t line = from + 1; line < s->lines; line++)
		if (((const struct pair *)s->data)[s->lines - 1 - line].differs)
			return line;
	return from;
}

void sheet_maps(struct sheet *s, const struct session *session, size_t moment)
{
	const struct moment *m = &session->moment[moment];

	*s = (struct sheet){.session = session, .moment = m, .head = maps_head, .draw = maps_line,
		.next = maps_next};
	s->data = pairs_of(&m->space, &m->kernel, &s->lines);
	s->title = m->agrees ? "Both lists agree ✓" : "The lists do not agree ✗ (d: next difference)";
}

/* ---- the initial stack ---- */

static const struct { const char *kind, *words; } stack_kinds[] = {
	{"end", "the last word of the stack: zero"},
	{"execfn", "the program's path, for AT_EXECFN"},
	{"chance", "zeros: a distance by chance, then alignment"},
	{"gap", "zeros, so that sp is a multiple of 16"},
	{"random", "AT_RANDOM: bytes by chance"},
	{"platform", "AT_PLATFORM"},
	{"envp-null", "envp ends"}, {"argv-null", "argv ends"}, {"argc", "argc  ← stack pointer"},
};

static void stack_head(const struct sheet *s, struct canvas *c, int row, int width)
{
	(void)s;
	canvas_put(c, row, 0, width, STYLE_BOLD,
		"     address  bytes  what lies there (the highest address on top)");
}

static void stack_words(const struct event *e, char *text, size_t bytes)
{
	const char *kind = e->name ? e->name : "?", *string = session_text(e, "string");
	long long index = json_integer_value(json_object_get(e->json, "index"));

	if (!strcmp(kind, "auxv")) {
		snprintf(text, bytes, "%-20s %-14s %s", session_text(e, "name"), session_text(e, "value"),
			session_text(e, "how"));
		return;
	}
	if (!strcmp(kind, "env-string") || !strcmp(kind, "arg-string")) {
		snprintf(text, bytes, "string of %s[%lld]  \"%s\"", kind[0] == 'e' ? "envp" : "argv", index,
			string);
		return;
	}
	if (!strcmp(kind, "envp") || !strcmp(kind, "argv")) {
		snprintf(text, bytes, "%s[%lld] → %s", kind, index, session_text(e, "value"));
		return;
	}
	for (size_t i = 0; i < sizeof stack_kinds / sizeof *stack_kinds; i++)
		if (!strcmp(kind, stack_kinds[i].kind))
			kind = stack_kinds[i].words;
	snprintf(text, bytes, "%s  %s%s%s%s", kind, *string ? "\"" : "", string, *string ? "\"" : "",
		e->length == 8 ? "" : session_text(e, "value"));
}

static void stack_line(const struct sheet *s, size_t line, struct canvas *c, int row, int width)
{
	const struct event *e = &s->session->rows.event[line];
	char text[512];

	stack_words(e, text, sizeof text);
	canvas_format(c, row, 0, width, STYLE_NORMAL, "%12" PRIx64 " %6" PRIu64 "  ", e->address,
		e->length);
	canvas_put(c, row, 21, width - 21, STYLE_NORMAL, text);
	if (e->name && !strcmp(e->name, "argc"))
		canvas_format(c, row, 21, width - 21, STYLE_MARK,
			"argc = %" PRIu64 "  ← the stack pointer points here", event_hex(e->json, "value"));
}

void sheet_stack(struct sheet *s, const struct session *session)
{
	*s = (struct sheet){.session = session, .lines = session->rows.events, .head = stack_head,
		.draw = stack_line, .title = "The initial stack, row by row"};
}

/* ---- help ---- */

static const char *const keys_screen[] = {
	"n, Space, Right, Enter   the next step is carried out",
	"p, Left                  back: the picture only; what is done stays done",
	"j, r                     all steps up to the jump",
	"x                        bytes of file and memory side by side",
	"m                        compare with /proc/PID/maps",
	"t                        the initial stack, row by row",
	"q                        quit; a program that was not entered yet is killed",
	"after the jump n lets the program run; then keys go to the program, and Ctrl-]",
	"followed by a key is for the view: Ctrl-] ? tells which, Ctrl-] q ends it",
	"in a list: Up, Down, PgUp, PgDn, Home, End; d next difference; q, Esc close it",
};

static const char *const keys_plain[] = {
	"Enter  the next step is carried out         p  the step before again, as a picture",
	"r      all steps up to the jump, and run    x  bytes of file and memory side by side",
	"m      compare with /proc/PID/maps          t  the initial stack, row by row",
	"q      quit",
};

static const char *const words[] = {
	"",
	"file      the program as it lies on the disk: a row of bytes, numbered by offset",
	"memory    what the process can reach: pages of 4096 bytes, numbered by address.",
	"          Most addresses have no page; using such a one traps (SIGSEGV)",
	"segment   a range of the file that belongs together in memory (PT_LOAD); its",
	"          program header says which bytes, where to, and the rights: r w x",
	"load bias what is added to every address of a program that can lie anywhere",
	"zero-filled tail    a file is mapped in whole pages; behind a segment's last",
	"          byte other bytes of it would show. .bss begins there: they are wiped",
	"guard page          the lowest pages, never mapped: NULL points there",
	"break     the end of the heap; brk() moves it",
	"stack     grows down from high addresses by itself",
	"vdso, vvar          pages of the kernel in every process",
	"loader    uload itself (dim); it removes itself and is gone at the jump",
	"agree ✓   the areas computed from the steps are what /proc/PID/maps says",
	"",
	"The axis has no scale: each area is one row, free room is one row with its size.",
	"Looking at bytes (x) makes the kernel bring their pages in; nothing else",
	"disturbs the process.",
};

#define KEYS(list) (sizeof (list) / sizeof *(list))

static void help_line(const struct sheet *s, size_t line, struct canvas *c, int row, int width)
{
	const char *const *keys = s->per_line ? keys_screen : keys_plain;
	size_t n = s->per_line ? KEYS(keys_screen) : KEYS(keys_plain);

	canvas_put(c, row, 0, width, STYLE_NORMAL, line < n ? keys[line] : words[line - n]);
}

void sheet_help(struct sheet *s, int full_screen)
{
	*s = (struct sheet){.title = "Keys and words", .draw = help_line, .per_line = full_screen,
		.lines = (full_screen ? KEYS(keys_screen) : KEYS(keys_plain)) + KEYS(words)};
}
