/* words.c: what each step does, for somebody who has read a chapter on memory. The reason, its
 * source and the C call are uload's own and come with the step; one function per operation says the
 * rest. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "step.h"
#include "tools.h"

struct words {
	char *text;
	size_t bytes, used;
	const struct session *session;
	const struct event *step;
};

static void __attribute__((format(printf, 2, 3))) say(struct words *w, const char *format, ...)
{
	va_list args;
	int n;

	if (w->used >= w->bytes)
		return;
	va_start(args, format);
	n = vsnprintf(w->text + w->used, w->bytes - w->used, format, args);
	va_end(args);
	w->used += n > 0 ? (size_t)n : 0;
}

const char *words_base(const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;

	return slash && slash[1] ? slash + 1 : path ? path : "";
}

static const char *file_of(const struct words *w)
{
	return words_base(session_text(&w->session->plan,
		w->step->role == ROLE_INTERPRETER ? "interpreter" : "loaded"));
}

static const char *size(uint64_t bytes)
{
	static char text[24];

	return ulab_bytes((double)bytes, text);
}

static void permissions(struct words *w, unsigned prot)
{
	static const char *const bits[] = {"may be read", "may be written", "may be executed"};
	int first = 1;

	for (unsigned i = 0; i < 3; i++)
		if (prot >> i & 1) {
			say(w, "%s%s", first ? "" : ", ", bits[i]);
			first = 0;
		}
	if (first)
		say(w, "may not be touched");
}

static void map(struct words *w)
{
	char prot[4];

	say(w, "Maps %s of %s%s, from byte 0x%" PRIx64 " of the file on, at address 0x%" PRIx64
		". %s: it ", size(w->step->length), w->step->role == ROLE_INTERPRETER ? "the interpreter " : "the file ",
		file_of(w), w->step->offset, w->step->address, event_prot(w->step->prot, prot));
	permissions(w, w->step->prot);
	say(w, ". Nothing is copied: a page comes in when it is first touched.");
}

static void zero(struct words *w)
{
	say(w, "Maps %s of fresh pages at 0x%" PRIx64 ". They are full of zeros and no file stands behind"
		" them: .bss costs no room in the file.", size(w->step->length), w->step->address);
}

static void wipe(struct words *w)
{
	if (w->step->role)
		say(w, "Writes %" PRIu64 " zeros from 0x%" PRIx64 " to the end of the page: the zero-filled "
			"tail. A file is mapped in whole pages, so other bytes of it lie there (x shows them); .bss "
			"has to begin with zeros.", w->step->length, w->step->address);
	else
		say(w, "Writes %" PRIu64 " zeros at 0x%" PRIx64 ", where uload worked.", w->step->length,
			w->step->address);
}

static void unmap(struct words *w)
{
	say(w, "Takes away %s at 0x%" PRIx64 ". Those addresses are free again; using them would trap.",
		size(w->step->length), w->step->address);
}

static void move(struct words *w)
{
	say(w, "Moves %s from 0x%" PRIx64 " to 0x%" PRIx64 ": vvar and vdso, pages that the kernel "
		"gives to every process so that it can read the clock without a system call.",
		size(w->step->length), w->step->address, w->step->to);
}

static void protect(struct words *w)
{
	char prot[4];

	say(w, "Sets the protection of the stack to %s: it ", event_prot(w->step->prot, prot));
	permissions(w, w->step->prot);
	say(w, ".");
}

static void grow(struct words *w)
{
	say(w, "Touches the stack at 0x%" PRIx64 ". The kernel lets it grow down to there.",
		w->step->address);
}

static void stack(struct words *w)
{
	say(w, "Puts %" PRIu64 " bytes at the top of the stack: the strings of arguments and environment, "
		"then the auxiliary vector, envp, argv, and argc at the lowest address, 0x%" PRIx64 ", where "
		"the stack pointer will be (t shows them row by row).", w->step->length, w->step->address);
}

static void drop(struct words *w)
{
	say(w, "Tells the kernel that %s of stack at 0x%" PRIx64 " are not needed: their pages go, the "
		"addresses stay. Whoever touches them next finds zeros.", size(w->step->length),
		w->step->address);
}

static void mm(struct words *w)
{
	say(w, "Tells the kernel where code, data, stack, arguments and environment lie, and that the heap "
		"begins at the break 0x%" PRIx64 ". From there brk() will move its end up. No memory changes.",
		w->step->to);
}

static void name(struct words *w)
{
	say(w, "Names the process \"%s\", as ps shows it. No memory changes.",
		session_text(w->step, "text"));
}

static void exe(struct words *w)
{
	say(w, "Makes /proc/PID/exe point to %s. No memory changes.", file_of(w));
}

static void close_file(struct words *w)
{
	say(w, "Closes the file %s. What is mapped of it stays mapped.", file_of(w));
}

static void personality(struct words *w)
{
	say(w, "Puts the process's personality back. No memory changes.");
}

static void limit(struct words *w)
{
	say(w, "Sets the limit %s. No memory changes.", session_text(w->step, "limit"));
}

static void leave(struct words *w)
{
	say(w, "Jumps to 0x%" PRIx64 " with the stack pointer at 0x%" PRIx64 "; the last of uload goes at "
		"the same moment. The process stands before the first instruction of %s.", w->step->to,
		w->step->address, w->session->plan.json
		&& json_is_string(json_object_get(w->session->plan.json, "interpreter"))
		? "the interpreter, which will load the libraries and then jump to the program"
		: "the program");
}

static void fill(struct words *w)
{
	say(w, "Writes %" PRIu64 " bytes of junk (0xa5) at 0x%" PRIx64 ": --fault asked for it, to see what "
		"the program makes of it.", w->step->length, w->step->address);
}

static const struct { const char *op; void (*say)(struct words *); } words[] = {
	{"map", map}, {"zero", zero}, {"wipe", wipe}, {"fill", fill}, {"unmap", unmap}, {"move", move},
	{"protect", protect}, {"grow", grow}, {"stack", stack}, {"drop", drop}, {"mm", mm},
	{"name", name}, {"exe", exe}, {"close", close_file}, {"personality", personality},
	{"limit", limit}, {"leave", leave},
};

static void kind(struct words *w)
{
	static const struct { const char *kind, *words; } kinds[] = {
		{"static", "a static program: it needs no other file, and its addresses were fixed when it "
			"was linked"},
		{"static-pie", "a static program that can lie at any address: chance decides where"},
		{"dynamic", "a dynamic program at fixed addresses: its interpreter is loaded with it and will "
			"load the libraries"},
		{"dynamic-pie", "a dynamic program that can lie at any address: its interpreter is loaded with "
			"it and will load the libraries"},
	};
	const char *is = session_text(&w->session->plan, "kind");

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (!strcmp(is, kinds[i].kind))
			say(w, "%s", kinds[i].words);
}

static void opening(struct words *w)
{
	const char *program = session_text(&w->session->plan, "program");
	const char *loaded = session_text(&w->session->plan, "loaded");

	say(w, "A new process exists, and only the loader uload is in it. ");
	if (strcmp(program, loaded))
		say(w, "%s is a script; its first line asks for %s, which is ", words_base(program), loaded);
	else
		say(w, "%s is ", words_base(program));
	kind(w);
	say(w, ". %zu steps will turn this address space into the program's: map parts of the file, fill the "
		"rest with zeros, build the stack, remove uload, jump.", w->session->steps.events);
}

void words_what(const struct session *s, size_t moment, char *text, size_t bytes)
{
	struct words w = {text, bytes, 0, s, s->moment[moment].step};

	text[0] = '\0';
	if (!w.step) {
		opening(&w);
		return;
	}
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (step_is(w.step, words[i].op)) {
			words[i].say(&w);
			return;
		}
	say(&w, "%s.", w.step->name ? w.step->name : "?");
}

void words_why(const struct session *s, size_t moment, char *text, size_t bytes)
{
	const struct event *step = s->moment[moment].step;
	struct words w = {text, bytes, 0, s, step};

	text[0] = '\0';
	if (!step) {
		say(&w, "execve(2) does the same inside the kernel, where nobody can watch.");
		return;
	}
	say(&w, "%s [%s]", session_text(step, "why"), session_text(step, "source"));
	if (json_is_true(json_object_get(step->json, "may_fail")))
		say(&w, "; if it fails the load goes on");
}

const char *words_call(const struct session *s, size_t moment)
{
	const struct event *step = s->moment[moment].step;

	return step ? session_text(step, "call") : "";
}
