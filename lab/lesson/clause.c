/* clause.c: what a claim expects, read word by word into a struct clause. The first word chooses:
 * a count ("no", "5", "at least 5"), a thing in quotes, or the name of a claim. */
#include "lesson.h"

#include <stdlib.h>
#include <string.h>

#include <libc-mini/heap.h>

/* ---- clauses that begin with a count ---- */

static const struct { const char *name; uint8_t kind, call; } counted[] = {
	{"brk", CLAUSE_CALLS, CALL_BRK}, {"mmap", CLAUSE_CALLS, CALL_MMAP},
	{"munmap", CLAUSE_CALLS, CALL_MUNMAP}, {"mremap", CLAUSE_CALLS, CALL_MREMAP},
	{"mprotect", CLAUSE_CALLS, CALL_MPROTECT}, {"madvise", CLAUSE_CALLS, CALL_MADVISE},
	{"shmat", CLAUSE_CALLS, CALL_SHMAT}, {"shmdt", CLAUSE_CALLS, CALL_SHMDT},
	{"fault", CLAUSE_FAULTS, 0}, {"faults", CLAUSE_FAULTS, 0},
	{"mallocs", CLAUSE_HEAP_CALLS, CALL_MALLOC}, {"malloc", CLAUSE_HEAP_CALLS, CALL_MALLOC},
	{"callocs", CLAUSE_HEAP_CALLS, CALL_CALLOC}, {"calloc", CLAUSE_HEAP_CALLS, CALL_CALLOC},
	{"reallocs", CLAUSE_HEAP_CALLS, CALL_REALLOC}, {"realloc", CLAUSE_HEAP_CALLS, CALL_REALLOC},
	{"frees", CLAUSE_HEAP_CALLS, CALL_FREE}, {"free", CLAUSE_HEAP_CALLS, CALL_FREE},
};

static int read_from(struct words *w, struct clause *c, char *why)
{
	if (!words_take(w, "from") && !words_take(w, "to"))
		return 0;
	for (unsigned i = HEAP_FROM_NONE + 1; i <= HEAP_FROM_ARENA; i++)
		if (words_take(w, event_from_name(i))) {
			c->from = (uint8_t)i;
			return 0;
		}
	return words_expected(w, "pool, break, mapping or arena", why);
}

static int read_calls(struct words *w, struct clause *c, char *why)
{
	if (c->kind == CLAUSE_HEAP_CALLS)
		return read_from(w, c, why);
	if (c->kind != CLAUSE_CALLS || !words_take(w, "of"))
		return 0;
	if (words_take(w, "file"))
		return words_string(w, &c->file, "a part of a file's name in \"…\"", why);
	c->has_size = 1;
	return words_count(w, &c->size, why);
}

/* "N new pages of X", "N resident pages of X" */
static int read_pages(struct words *w, struct clause *c, int kind, char *why)
{
	c->kind = (uint8_t)kind;
	if (!words_take(w, "pages") && !words_take(w, "page"))
		return words_expected(w, "'pages of …'", why);
	if (!words_take(w, "of") && !words_take(w, "in"))
		return words_expected(w, "'of' and whose pages", why);
	return words_thing(w, &c->thing, why);
}

static int read_steps(struct words *w, struct clause *c, char *why)
{
	c->kind = CLAUSE_STEPS;
	c->text = words_next(w);
	w->at++;
	if (!words_take(w, "steps") && !words_take(w, "step"))
		return words_expected(w, "'steps'", why);
	if (words_take(w, "of")) {
		c->role = words_take(w, "program") ? ROLE_PROGRAM
			: words_take(w, "interpreter") ? ROLE_INTERPRETER : ROLE_NONE;
		if (!c->role)
			return words_expected(w, "'program' or 'interpreter'", why);
	}
	return 0;
}

static int read_counted(struct words *w, struct clause *c, char *why)
{
	static const char *const ops[] = {"unmap", "map", "zero", "wipe", "move", "protect", "grow",
		"stack", "drop", "name", "mm", "exe", "close", "leave"};

	if (!strcmp(words_next(w), "no") && w->at + 1 < w->count) { /* "no trap", "no output …" */
		static const struct { const char *name; uint8_t kind; } opposites[] = {
			{"trap", CLAUSE_TRAP}, {"output", CLAUSE_OUTPUT}, {"errors", CLAUSE_OUTPUT},
			{"memory", CLAUSE_NO_MEMORY}};

		for (size_t i = 0; i < 4; i++)
			if (!strcmp(w->word[w->at + 1], opposites[i].name)) {
				w->at += 2;
				c->kind = opposites[i].kind;
				c->not = 1;
				c->errors = i == 2;
				return c->kind == CLAUSE_OUTPUT
					? words_string(w, &c->text, "a text in \"…\"", why) : 0;
			}
	}
	if (words_count(w, &c->count, why))
		return -1;
	if (words_take(w, "new"))
		return read_pages(w, c, CLAUSE_NEW_PAGES, why);
	if (words_take(w, "resident"))
		return read_pages(w, c, CLAUSE_RESIDENT, why);
	if (words_take(w, "system")) {
		c->kind = CLAUSE_CALLS;
		return words_take(w, "calls") || words_take(w, "call") ? 0
			: words_expected(w, "'calls'", why);
	}
	if (words_take(w, "line") || words_take(w, "lines")) {
		c->kind = CLAUSE_LINES;
		if (!words_take(w, "of"))
			return words_expected(w, "'of output'", why);
		c->errors = (uint8_t)words_take(w, "errors");
		return c->errors || words_take(w, "output") ? 0
			: words_expected(w, "'output' or 'errors'", why);
	}
	for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
		if (words_take(w, counted[i].name)) {
			c->kind = counted[i].kind;
			c->call = counted[i].call;
			return read_calls(w, c, why);
		}
	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		if (!strcmp(words_next(w), ops[i]))
			return read_steps(w, c, why);
	return words_expected(w, "what is counted (brk mmap munmap mremap mprotect madvise, system calls, "
		"faults, new pages, resident pages, mallocs, frees, lines, map steps …)", why);
}

/* ---- the others ---- */

static int read_break(struct words *w, struct clause *c, char *why)
{
	c->kind = CLAUSE_BREAK;
	if (words_take(w, "stays"))
		return 0;
	c->errors = words_take(w, "grows") ? 1 : words_take(w, "shrinks") ? 2 : 0;
	if (!c->errors)
		return words_expected(w, "'grows by', 'shrinks by' or 'stays'", why);
	if (!words_take(w, "by"))
		return words_expected(w, "'by'", why);
	return words_count(w, &c->count, why);
}

static int read_trap(struct words *w, struct clause *c, char *why)
{
	c->kind = CLAUSE_TRAP;
	if (words_signal(w, &c->number, why))
		return -1;
	if (words_take(w, "at")) {
		c->has_term = 1;
		if (words_term(w, &c->term[0], why))
			return -1;
	}
	return words_take(w, "in") ? words_region(w, c, why) : 0;
}

static int read_file(struct words *w, struct clause *c, char *why)
{
	if (words_name(w, &c->file, "the name of a file", why))
		return -1;
	c->kind = CLAUSE_FILE_HAS;
	c->not = (uint8_t)words_take(w, "lacks");
	if (c->not || words_take(w, "contains"))
		return words_string(w, &c->text, "a text in \"…\"", why);
	c->kind = CLAUSE_FILE_SIZE;
	if (words_take(w, "larger")) {
		if (!words_take(w, "than"))
			return words_expected(w, "'than'", why);
		if (words_name(w, &c->other, "the name of a file", why))
			return -1;
		if (!words_take(w, "by"))
			return words_expected(w, "'by'", why);
	} else if (!words_take(w, "size")) {
		return words_expected(w, "contains, lacks, size or larger than", why);
	}
	return words_count(w, &c->count, why);
}

static int read_section(struct words *w, struct clause *c, char *why)
{
	if (words_name(w, &c->text, "the name of a section", why))
		return -1;
	if (words_take(w, "of") && words_name(w, &c->file, "the name of a file", why))
		return -1;
	if (words_take(w, "zero")) {
		c->kind = CLAUSE_ZERO;
		c->thing = (struct thing){.kind = THING_SECTION, .section = c->text};
		return 0;
	}
	if (words_take(w, "prot")) {
		c->kind = CLAUSE_SECTION_PROT;
		return words_prot(w, &c->prot, why);
	}
	c->kind = CLAUSE_SECTION_SIZE;
	c->errors = (uint8_t)words_take(w, "file");
	return words_take(w, "size") ? words_count(w, &c->count, why)
		: words_expected(w, "size, file size, prot or zero", why);
}

/* "X" in heap, prot, shared, private, file, zero, text */
static int read_place(struct words *w, struct clause *c, char *why)
{
	if (words_thing(w, &c->thing, why))
		return -1;
	c->not = (uint8_t)words_take(w, "not");
	if (words_take(w, "in")) {
		c->kind = CLAUSE_IN;
		return words_region(w, c, why);
	}
	if (words_take(w, "prot")) {
		c->kind = CLAUSE_PROT;
		return words_prot(w, &c->prot, why);
	}
	if (words_take(w, "zero")) {
		c->kind = CLAUSE_ZERO;
		return 0;
	}
	if (words_take(w, "text")) {
		c->kind = CLAUSE_TEXT;
		return words_string(w, &c->text, "a text in \"…\"", why);
	}
	if (words_take(w, "file")) {
		c->kind = CLAUSE_MAPPED_FILE;
		return words_string(w, &c->text, "a part of a file's name in \"…\"", why);
	}
	c->kind = CLAUSE_SHARED;
	if (words_take(w, "private"))
		c->not = !c->not;
	else if (!words_take(w, "shared"))
		return words_expected(w, "in, not in, prot, shared, private, file, zero or text", why);
	return 0;
}

static int read_heap(struct words *w, struct clause *c, char *why)
{
	if (strcmp(words_next(w), "free") && strcmp(words_next(w), "largest")) {
		w->at--;
		return read_place(w, c, why);
	}
	c->kind = CLAUSE_HEAP_FREE;
	c->errors = (uint8_t)words_take(w, "largest");
	return words_take(w, "free") ? words_count(w, &c->count, why)
		: words_expected(w, "'free'", why);
}

static int read_first_word(struct words *w, struct clause *c, char *why)
{
	uint64_t number;

	if (w->at < w->count && w->quoted[w->at])
		return read_place(w, c, why);
	if (words_is_number(w) || !strcmp(words_next(w), "no") || !strcmp(words_next(w), "at"))
		return read_counted(w, c, why);
	if (words_take(w, "anything"))
		return (c->kind = CLAUSE_ANYTHING, 0);
	if (words_take(w, "brk"))
		return read_break(w, c, why);
	if (words_take(w, "address") || words_take(w, "number")) {
		c->kind = *w->word[w->at - 1] == 'a' ? CLAUSE_ADDRESS : CLAUSE_NUMBER;
		return words_relations(w, c, why);
	}
	if (words_take(w, "trap"))
		return read_trap(w, c, why);
	if (words_take(w, "exit")) {
		c->kind = CLAUSE_EXIT;
		if (words_number(w, &number, why))
			return -1;
		c->number = (int)number;
		return 0;
	}
	if (words_take(w, "killed")) {
		c->kind = CLAUSE_KILLED;
		return words_take(w, "by") ? words_signal(w, &c->number, why)
			: words_expected(w, "'by'", why);
	}
	if (words_take(w, "output") || words_take(w, "errors")) {
		c->kind = CLAUSE_OUTPUT;
		c->errors = *w->word[w->at - 1] == 'e';
		return words_string(w, &c->text, "a text in \"…\"", why);
	}
	if (words_take(w, "file"))
		return read_file(w, c, why);
	if (words_take(w, "section"))
		return read_section(w, c, why);
	if (words_take(w, "heap"))
		return read_heap(w, c, why);
	if (!strcmp(words_next(w), "stack"))
		return read_place(w, c, why);
	if (words_take(w, "fragmentation")) {
		c->kind = CLAUSE_FRAGMENTATION;
		return words_count(w, &c->count, why);
	}
	return words_expected(w, "a claim (a count, \"mark\", brk, address, number, trap, exit, killed, output, "
		"errors, file, section, heap, stack, fragmentation, anything)", why);
}

int clause_read(struct clause *c, struct words *w, char *why)
{
	memset(c, 0, sizeof *c);
	return read_first_word(w, c, why);
}
