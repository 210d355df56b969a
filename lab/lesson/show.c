/* show.c: a run as a small picture: mark after mark, what happened between them; then the address
 * space at the last mark that was looked at, with the marks' objects in their places. What happened
 * alike many times in a row is one line with a number. */
#include "lesson.h"

#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include "addresses.h"
#include "tools.h"

#define LINES 24               /* between two marks */
#define MARGIN 48              /* of the marks in the address space */
#define MARKS 6                /* of one name are shown, then the last */

/* ---- what happened between two marks ---- */

struct line { uint64_t count, address; char text[120]; };

static uint64_t pages_of(const struct event *e)
{
	return e->kind == EVENT_RESIDENT ? (e->length + PAGE - 1) / PAGE : 1;
}

static const struct moment *latest_moment(const struct record *r, size_t event)
{
	const struct moment *m = r->moments ? &r->moment[0] : NULL;

	for (size_t i = 0; i < r->moments; i++)
		if (r->moment[i].event <= event + 1 || r->moment[i].point.kind == POINT_ENTRY)
			m = &r->moment[i];
	return m;
}

/* What a fault touched, by the areas of the next moment (it is mapped then), else the latest. */
static const char *region_of(const struct record *r, size_t event, uint64_t address, int zh)
{
	const char *region = "nothing";

	for (size_t i = 0; i < r->moments && !strcmp(region, "nothing"); i++)
		if (r->moment[i].event > event && r->moment[i].point.kind != POINT_EXIT)
			region = record_region(r, &r->moment[i], address);
	if (!strcmp(region, "nothing") && latest_moment(r, event))
		region = record_region(r, latest_moment(r, event), address);
	return strcmp(region, "nothing") ? region : zh ? "别处" : "elsewhere";
}

static void describe_call(const struct event *e, uint64_t at, int zh, char *text, size_t bytes)
{
	char size[24];

	if (e->error) {
		snprintf(text, bytes, zh ? "%s 失败：%s" : "%s fails: %s", e->call == CALL_OTHER
			? zh ? "系统调用" : "a system call" : event_call_name(e->call), strerror(e->error));
	} else if (e->call == CALL_BRK && e->result == at) {
		snprintf(text, bytes, zh ? "brk        break 在哪里？" : "brk        where is the break?");
	} else if (e->call == CALL_BRK) {
		snprintf(text, bytes, zh ? "brk        %s %s" : "brk        %s by %s",
			e->result > at ? zh ? "上移" : "up" : zh ? "下移" : "down",
			ulab_bytes((double)(e->result > at ? e->result - at : at - e->result), size));
	} else if (e->call == CALL_OTHER) {
		snprintf(text, bytes, zh ? "系统调用（编号 %" PRIu64 "）" : "a system call (number %" PRIu64 ")",
			e->number);
	} else {
		snprintf(text, bytes, "%-10s %s%s%s", event_call_name(e->call),
			ulab_bytes((double)e->length, size), !e->name ? "" : zh ? "，文件 " : " of ",
			e->name ? e->name : "");
	}
}

/* The fault of an access that is not allowed brings no page. */
static int is_of_trap(const struct record *r, size_t i)
{
	const struct event *e = &r->stream.event[i], *next = e + 1;

	return i + 1 < r->stream.events && next->kind == EVENT_SIGNAL
		&& next->address / PAGE == e->address / PAGE;
}

/* Only those that the processor raises have an address. */
static void describe_signal(const struct record *r, size_t i, char *text, size_t bytes)
{
	const struct event *e = &r->stream.event[i];
	const struct moment *m = latest_moment(r, i);
	char name[16];

	signal_text((int)e->number, name);
	if (e->number == SIGSEGV || e->number == SIGBUS || e->number == SIGILL || e->number == SIGFPE)
		snprintf(text, bytes, "%s at 0x%" PRIx64 " (%s)", name, e->address,
			m ? record_region(r, m, e->address) : "?");
	else
		snprintf(text, bytes, "%s", name);
}

static int describe(const struct record *r, size_t i, uint64_t at, int zh, char *text, size_t bytes)
{
	const struct event *e = &r->stream.event[i];
	char size[24];

	*text = '\0';
	switch ((enum event_kind)e->kind) {
	case EVENT_CALL:
		describe_call(e, at, zh, text, bytes);
		return e->call != CALL_OTHER || e->number != SYS_exit_group;
	case EVENT_FAULT:
	case EVENT_RESIDENT:
		if (is_of_trap(r, i))
			return 0;
		snprintf(text, bytes, zh ? "首次访问的页：%s" : "first touch of pages: %s", region_of(r, i, e->address, zh));
		return 1;
	case EVENT_HEAP:
		if (e->call == CALL_HEAP_START)
			return 0;
		snprintf(text, bytes, "%s(%s): %s", event_call_name(e->call),
			ulab_bytes((double)e->length, size), event_from_name(e->from));
		return 1;
	case EVENT_SIGNAL: describe_signal(r, i, text, bytes); return 1;
	case EVENT_FORK: snprintf(text, bytes, "fork"); return 1;
	default: return 0;
	}
}

/* address: shown if the line stays alone; 0: none */
static void add_line(struct line *lines, size_t *count, const char *text, uint64_t times,
	uint64_t address, int zh)
{
	for (size_t i = 0; i < *count; i++)
		if (!strcmp(lines[i].text, text)) {
			lines[i].count += times;
			return;
		}
	if (*count < LINES) {
		lines[*count] = (struct line){.count = times, .address = address};
		snprintf(lines[(*count)++].text, sizeof lines->text, "%s", text);
	} else {
		snprintf(lines[LINES].text, sizeof lines->text, zh ? "其他" : "and more");
		lines[LINES].count += times;
	}
}

static void show_between(const struct record *r, size_t from, size_t to, int zh)
{
	struct line lines[LINES + 1] = {0};
	size_t count = 0;
	uint64_t at = record_break(r, from);
	char text[120];

	for (size_t i = from; i < to; i++) {
		const struct event *e = &r->stream.event[i];

		if (describe(r, i, at, zh, text, sizeof text))
			add_line(lines, &count, text, pages_of(e), e->kind == EVENT_CALL ? e->result : 0,
				zh);
		if (e->kind == EVENT_CALL && e->call == CALL_BRK)
			at = e->result;
	}
	for (size_t i = 0; i <= count && i <= LINES; i++)
		if (lines[i].count > 1)
			printf("    │ %6" PRIu64 " × %s\n", lines[i].count, lines[i].text);
		else if (lines[i].count && lines[i].address)
			printf("    │          %s → 0x%" PRIx64 "\n", lines[i].text, lines[i].address);
		else if (lines[i].count)
			printf("    │          %s\n", lines[i].text);
}

static int number_of_mark(const struct record *r, size_t index, int *of)
{
	int n = 0, all = 0;

	for (size_t i = 0; i < r->stream.events; i++) {
		const struct event *e = &r->stream.event[i];

		if (e->kind != EVENT_MARK || e->name != r->stream.event[index].name)
			continue;
		all++;
		n = i <= index ? all : n;
	}
	*of = all;
	return n;
}

static void show_mark(const struct record *r, size_t i)
{
	const struct event *e = &r->stream.event[i];
	int of, n = number_of_mark(r, i, &of);
	char size[24];

	printf("  ● %s", e->name ? e->name : "?");
	if (of > 1)
		printf(" %d", n);
	if (e->address)
		printf("  0x%" PRIx64, e->address);
	if (e->length)
		printf(e->length < 1024 ? "  %s" : "  %s", e->length < 1024
			? (snprintf(size, sizeof size, "%" PRIu64, e->length), size)
			: ulab_bytes((double)e->length, size));
	putchar('\n');
	for (size_t k = 0; k < r->strips; k++)
		if (r->strip[k].event == i + 1 && (!k || r->strip[k - 1].event != i + 1))
			printf("    │ heap %s\n", r->strip[k].text);
}

static void show_events(const struct record *r, int zh)
{
	size_t from = 0;
	int begun = 0, skipped = 0;

	for (size_t i = 0; i < r->stream.events; i++) {
		const struct event *e = &r->stream.event[i];
		int of, n;

		if (e->kind == EVENT_EXIT) {
			show_between(r, begun ? from : i, i, zh);
			puts(zh ? "  ● 结束" : "  ● exit");
			break;
		}
		if (e->kind == EVENT_ENTRY) {
			printf(zh ? "  ● 程序开始  0x%" PRIx64 "\n" : "  ● the program begins  0x%" PRIx64 "\n",
				e->address);
			from = i;
			begun = 1;
		}
		if (e->kind != EVENT_MARK)
			continue;
		n = number_of_mark(r, i, &of);
		if (of > MARKS && n > 2 && n < of) {
			skipped++;
			continue;
		}
		if (begun)
			show_between(r, from, i, zh);
		if (skipped)
			printf("    ⋮          (%d)\n", skipped);
		skipped = 0;
		show_mark(r, i);
		from = i;
		begun = 1;
	}
}

/* ---- the address space ---- */

static void show_marks_in(const struct record *r, uint64_t start, uint64_t end, int width)
{
	const char *seen[8];
	size_t count = 0;
	int column = MARGIN;

	for (size_t i = 0; i < r->stream.events && count < 8; i++) {
		const struct event *e = &r->stream.event[i];
		size_t k = 0;

		if (e->kind != EVENT_MARK || !e->address || e->address < start || e->address >= end)
			continue;
		while (k < count && seen[k] != e->name)
			k++;
		if (k < count)
			continue;
		column += 2 + text_width(e->name);
		if (count && column > width) {
			printf(",\n%*s", MARGIN, "");
			column = MARGIN + text_width(e->name);
			fputs(e->name, stdout);
		} else {
			printf("%s%s", count ? ", " : "  ← ", e->name);
		}
		seen[count++] = e->name;
	}
}

/* The moment at which most of what the marks name was there; the latest of these. */
static const struct moment *picture_moment(const struct record *r)
{
	const struct moment *best = NULL;
	size_t most = 0;

	for (size_t i = 0; i < r->moments; i++) {
		size_t there = 1;

		for (size_t k = 0; k < r->stream.events; k++) {
			const struct event *e = &r->stream.event[k];

			there += e->kind == EVENT_MARK && space_find(&r->moment[i].space, e->address);
		}
		if (there >= most) {
			most = there;
			best = &r->moment[i];
		}
	}
	return best;
}

/* A page may hold the end of .data and the beginning of .bss. */
static const char *row_word(const struct record *r, const struct moment *m, const struct area *a,
	uint64_t start, uint64_t end)
{
	const char *word = record_region(r, m, start);

	if (a->kind == AREA_VVAR)
		return "vvar";
	return strcmp(word, "data") || strcmp(record_region(r, m, end - 1), "bss") ? word : "data bss";
}

static int same_row(const struct record *r, const struct moment *m, const struct area *a,
	const struct area *b)
{
	const char *word = record_region(r, m, a->start);

	return word == record_region(r, m, b->start) && a->name == b->name && a->shared == b->shared
		&& (!strcmp(word, "library") || a->prot == b->prot);
}

static void show_space(const struct record *r, int width, int zh)
{
	const struct moment *m = picture_moment(r);
	uint64_t above = 0;

	if (!m || !m->space.areas)
		return;
	printf(zh ? "    0x%llx  内核，从这里往上" : "    0x%llx  kernel, from here up",
		ADDRESS_KERNEL);
	show_marks_in(r, ADDRESS_KERNEL, UINT64_MAX, width);
	putchar('\n');
	for (size_t i = m->space.areas; i-- > 0;) {
		const struct area *a = &m->space.area[i];
		uint64_t start = a->start, end = a->end;
		char size[24], prot[8];

		if (a->kind == AREA_SPECIAL)
			continue;
		event_prot(a->prot, prot);
		while (i && same_row(r, m, a, &m->space.area[i - 1])) {
			i--;
			start = m->space.area[i].start;
			if (m->space.area[i].prot != a->prot)
				strcpy(prot, "···");
		}
		if (above != end)
			puts("             ⋮");
		printf("    0x%012" PRIx64 "  %-8s %s%c %9s", start, row_word(r, m, a, start, end), prot,
			a->shared ? 's' : 'p', ulab_bytes((double)(end - start), size));
		show_marks_in(r, start, end, width);
		putchar('\n');
		above = start;
	}
	if (above)
		puts("             ⋮");
	fputs(zh ? "    0x000000000000  什么也没有" : "    0x000000000000  nothing", stdout);
	show_marks_in(r, 1, above, width);
	putchar('\n');
}

void show_record(const struct record *r, int space, const struct options *o)
{
	char name[256];
	int zh = o->language == CHINESE;

	run_text(r->run, name, sizeof name);
	printf(zh ? "\n%s（%s）：标记之间发生了什么\n\n" : "\n%s (%s): what happened between its marks\n\n", name,
		library_title[r->library]);
	show_events(r, zh);
	if (r->strips)
		puts(zh ? "\n  堆，从低到高：█ ▓ ▒ ░ 在用，· 空闲" : "\n  heap, low to high: █ ▓ ▒ ░ in use, · free");
	if (space) {
		printf(zh ? "\n地址空间，高地址在上\n\n" : "\nthe address space, high addresses above\n\n");
		show_space(r, o->width, zh);
	}
	if (*r->output)
		printf(zh ? "\n程序的输出\n\n%s" : "\nwhat the program wrote\n\n%s", r->output);
}
