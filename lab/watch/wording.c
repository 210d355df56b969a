/* wording.c: one event in words. One function per kind of event writes what happened, how much and
 * where; numbers are those of the call, as they were given. */
#include "lines.h"
#include "symbols.h"
#include "tools.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#define BYTES(n) ulab_bytes((double)(n), (char[24]){0})

void line_clean(struct line *line)
{
	for (char *c = line->text; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0177)
			*c = '?';
}

__attribute__((format(printf, 4, 5)))
static void say(struct line *line, enum line_class class, const char *verb, const char *format, ...)
{
	va_list args;

	line->class = class;
	line->verb = verb;
	va_start(args, format);
	vsnprintf(line->text, sizeof line->text, format, args);
	va_end(args);
	line_clean(line);
}

const char *line_place(const char *region, const char *file, char *text)
{
	if (!region)
		return "unknown";
	if (!file || (strcmp(region, "library") && !strstr(region, "file")))
		return region;
	snprintf(text, 300, "%s %.250s", region, file);
	return text;
}

#define PLACE(c) line_place((c)->region, (c)->file, (char[300]){0})
#define ADDRESS(a) ((unsigned long)(a))

static void word_brk(struct line *line, const struct event *e, const struct change *c)
{
	if (e->address && e->result != e->address)
		say(line, LINE_LOSS, "brk", "to 0x%lx refused: it stays at 0x%lx", ADDRESS(e->address),
			ADDRESS(e->result));
	else if (!c->old_brk || c->new_brk == c->old_brk)
		say(line, LINE_PLAIN, "brk", "is at 0x%lx%s", ADDRESS(e->result),
			c->new_brk == c->start_brk ? ", the heap is empty" : "");
	else if (c->new_brk > c->old_brk)
		say(line, LINE_GAIN, "brk", "up %s to 0x%lx: heap %s", BYTES(c->new_brk - c->old_brk),
			ADDRESS(c->new_brk), BYTES(c->new_brk - c->start_brk));
	else
		say(line, LINE_LOSS, "brk", "down %s to 0x%lx: heap %s", BYTES(c->old_brk - c->new_brk),
			ADDRESS(c->new_brk), BYTES(c->new_brk - c->start_brk));
}

static void word_mmap(struct line *line, const struct event *e, const struct change *c)
{
	char prot[4], what[320] = "anonymous";
	const char *slash = e->name ? strrchr(e->name, '/') : NULL;

	if (e->fd >= 0)
		snprintf(what, sizeof what, "%.250s from 0x%lx", slash && slash[1] ? slash + 1 : e->name
			? e->name : "a file", ADDRESS(e->offset));
	say(line, LINE_GAIN, "mmap", "%s %s%s at 0x%lx, %s%s%s%s", BYTES(e->length),
		event_prot(e->prot, prot), e->flags & MAP_SHARED ? " shared" : "", ADDRESS(e->result), what,
		e->flags & MAP_FIXED ? ", fixed" : "", e->flags & MAP_GROWSDOWN ? ", grows down" : "",
		e->flags & MAP_STACK ? ", for a stack" : "");
	(void)c;
}

static void word_mremap(struct line *line, const struct event *e, const struct change *c)
{
	enum line_class class = e->offset < e->length ? LINE_LOSS : LINE_GAIN;

	if (e->result == e->address)
		say(line, class, "mremap", "%s -> %s at 0x%lx, in place, %s", BYTES(e->length),
			BYTES(e->offset), ADDRESS(e->address), PLACE(c));
	else
		say(line, class, "mremap", "%s -> %s, moved from 0x%lx to 0x%lx, %s", BYTES(e->length),
			BYTES(e->offset), ADDRESS(e->address), ADDRESS(e->result), PLACE(c));
}

static const char *advice_name(uint64_t advice, char *text)
{
	static const struct { int advice; const char *name; } names[] = {
		{MADV_NORMAL, "NORMAL"}, {MADV_RANDOM, "RANDOM"}, {MADV_SEQUENTIAL, "SEQUENTIAL"},
		{MADV_WILLNEED, "WILLNEED"}, {MADV_DONTNEED, "DONTNEED"}, {MADV_FREE, "FREE"},
		{MADV_HUGEPAGE, "HUGEPAGE"}, {MADV_NOHUGEPAGE, "NOHUGEPAGE"}, {MADV_DONTFORK, "DONTFORK"},
		{MADV_DONTDUMP, "DONTDUMP"}, {MADV_REMOVE, "REMOVE"}, {MADV_MERGEABLE, "MERGEABLE"},
		{MADV_COLD, "COLD"}, {MADV_PAGEOUT, "PAGEOUT"},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if ((uint64_t)names[i].advice == advice)
			return names[i].name;
	snprintf(text, 24, "%lu", (unsigned long)advice);
	return text;
}

static void word_refused(struct line *line, const struct event *e)
{
	char at[32] = "";

	if (e->address)
		snprintf(at, sizeof at, " at 0x%lx", ADDRESS(e->address));
	say(line, LINE_LOSS, event_call_name(e->call), "%s%s refused: %s", BYTES(e->length), at,
		strerror(e->error));
}

static int word_call(struct line *line, const struct event *e, const struct change *c)
{
	char prot[4];

	if (e->error && e->call != CALL_BRK && e->call != CALL_OTHER) {
		word_refused(line, e);
		return 1;
	}
	switch (e->call) {
	case CALL_BRK: word_brk(line, e, c); break;
	case CALL_MMAP: word_mmap(line, e, c); break;
	case CALL_MUNMAP:
		say(line, LINE_LOSS, "munmap", "%s at 0x%lx, %s", BYTES(e->length), ADDRESS(e->address),
			PLACE(c));
		break;
	case CALL_MREMAP: word_mremap(line, e, c); break;
	case CALL_MPROTECT:
		say(line, LINE_CHANGE, "mprotect", "%s %s at 0x%lx, %s", BYTES(e->length),
			event_prot(e->prot, prot), ADDRESS(e->address), PLACE(c));
		break;
	case CALL_MADVISE:
		say(line, e->flags == MADV_DONTNEED || e->flags == MADV_FREE ? LINE_LOSS : LINE_CHANGE,
			"madvise", "%s %s at 0x%lx, %s", BYTES(e->length),
			advice_name(e->flags, (char[24]){0}), ADDRESS(e->address), PLACE(c));
		break;
	case CALL_SHMAT:
		say(line, LINE_GAIN, "shmat", "%s at 0x%lx", BYTES(e->length), ADDRESS(e->result));
		break;
	case CALL_SHMDT:
		say(line, LINE_LOSS, "shmdt", "%s at 0x%lx", BYTES(e->length), ADDRESS(e->address));
		break;
	default:
		return 0;
	}
	return 1;
}

static void word_touch(struct line *line, const struct event *e, const struct change *c)
{
	const char *name = symbols_name(c->space, e->ip);
	char code[40];

	snprintf(code, sizeof code, "code at 0x%lx", ADDRESS(e->ip));
	if (e->kind == EVENT_RESIDENT)
		say(line, LINE_TOUCH, "present", "%lu page%s of %s, 0x%lx", ADDRESS(e->length / PAGE),
			e->length == PAGE ? "" : "s", PLACE(c), ADDRESS(e->address));
	else
		say(line, LINE_TOUCH, c->again ? "again" : "touch", "1 page of %s, by %s, 0x%lx",
			PLACE(c), name ? name : code, ADDRESS(e->address));
}

/* "from the pool" and its like */
static const char *word_from(const struct event *e, const struct change *c, char *text)
{
	static const char *const plain[] = {"", "from the pool", "from the break", "a mapping of its own",
		"from an arena, since the break cannot move"};
	static const char *const freed[] = {"", "back to the pool", "back to the break",
		"its mapping is given back", "its arena is given back"};
	int back = e->call == CALL_FREE || e->call == CALL_TRIM;

	if (e->from == 2 && c->heap_brk) {
		snprintf(text, 80, "the break %s by %s", c->heap_down ? "shrank" : "grew", BYTES(c->heap_brk));
		return text;
	}
	return e->from < 5 ? (back ? freed : plain)[e->from] : "";
}

static void word_heap(struct line *line, const struct event *e, const struct change *c)
{
	const char *verb = event_call_name(e->call), *from = word_from(e, c, (char[80]){0});

	if (e->call == CALL_HEAP_START)
		say(line, LINE_HEAP, "malloc", "is libc-mini's: its calls are shown");
	else if (e->call == CALL_TRIM)
		say(line, LINE_HEAP, verb, "with pad %lu: %s", ADDRESS(e->length),
			*from ? from : "nothing to give");
	else if (e->call == CALL_FREE)
		say(line, LINE_HEAP, verb, *from ? "%s at 0x%lx: %s" : "%s at 0x%lx%s", BYTES(e->length),
			ADDRESS(e->address), from);
	else if (!e->address)
		say(line, LINE_HEAP, verb, "%s: refused", BYTES(e->length));
	else if (e->call == CALL_REALLOC && e->to)
		say(line, LINE_HEAP, verb, "0x%lx to %s at 0x%lx: %s", ADDRESS(e->to), BYTES(e->length),
			ADDRESS(e->address), from);
	else
		say(line, LINE_HEAP, verb, "%s at 0x%lx: %s", BYTES(e->length), ADDRESS(e->address), from);
}

static void word_plan(struct line *line, const struct event *e)
{
	const char *path = json_string_value(json_object_get(e->json, "loaded"));
	const char *kind = json_string_value(json_object_get(e->json, "kind"));

	say(line, LINE_PLAIN, "load", "%.250s (%.20s), %lu steps by uload", path ? path : "?",
		kind ? kind : "?", ADDRESS(event_hex(e->json, "steps")));
}

static void word_exit(struct line *line, const struct event *e)
{
	uint64_t signal = e->number > 128 ? e->number - 128 : e->number;

	if (e->flags)
		say(line, LINE_END, "exit", "killed by signal %lu (%s)", ADDRESS(signal),
			strsignal((int)signal));
	else
		say(line, LINE_END, "exit", "status %lu", ADDRESS(e->number));
}

static int word_other(struct line *line, const struct event *e, const struct change *c)
{
	const char *name;

	switch (e->kind) {
	case EVENT_PLAN: word_plan(line, e); break;
	case EVENT_ENTRY:
		name = symbols_name(c->space, e->address);
		say(line, LINE_PLAIN, "entry", "0x%lx%s%s, stack pointer 0x%lx", ADDRESS(e->address),
			name ? " " : "", name ? name : "", ADDRESS(e->to));
		break;
	case EVENT_MARK:
		say(line, LINE_PLAIN, "mark", "%.100s, 0x%lx, %lu", e->name ? e->name : "", ADDRESS(e->address),
			ADDRESS(e->length));
		break;
	case EVENT_FORK: say(line, LINE_PLAIN, "fork", "child %lu", ADDRESS(e->number)); break;
	case EVENT_EXEC:
		say(line, LINE_PLAIN, "exec", "%.300s: a new address space", e->name ? e->name : "");
		break;
	case EVENT_SIGNAL:
		say(line, LINE_PLAIN, "signal", e->address ? "%lu (%s) at 0x%lx" : "%lu (%s)",
			ADDRESS(e->number), strsignal((int)e->number), ADDRESS(e->address));
		break;
	case EVENT_EXIT: word_exit(line, e); break;
	case EVENT_LOST:
		say(line, LINE_LOSS, "lost", "%lu fault records: their pages are found later",
			ADDRESS(e->number));
		break;
	default: return 0;
	}
	return 1;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
	return (hash ^ value) * 0x9e3779b97f4a7c15u ^ hash >> 29;
}

static uint64_t key_of(const struct event *e, const struct change *c)
{
	uint64_t key = mix((uint64_t)e->kind << 24 | (uint64_t)e->call << 16 | (uint64_t)e->prot << 8
		| e->from, (uint64_t)e->pid);

	key = mix(key, e->kind == EVENT_CALL && e->call == CALL_BRK ? c->new_brk - c->old_brk : e->length);
	key = mix(key, e->flags ^ e->number << 20 ^ (uint64_t)e->error << 40);
	key = mix(key, e->call == CALL_MREMAP ? e->offset : 0);
	return mix(key, (uint64_t)(uintptr_t)e->name ^ (uint64_t)(uintptr_t)c->region);
}

int line_of(struct line *line, const struct event *e, const struct change *c, uint64_t *key)
{
	line->time = e->time;
	line->pid = e->pid;
	*key = key_of(e, c);
	switch (e->kind) {
	case EVENT_CALL: return word_call(line, e, c);
	case EVENT_HEAP: word_heap(line, e, c); return 1;
	case EVENT_FAULT:
	case EVENT_RESIDENT: word_touch(line, e, c); return 1;
	default: return word_other(line, e, c);
	}
}
