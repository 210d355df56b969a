/* The address space as it was at entry: every mapping, the group it belongs to, and names for
 * addresses.
 *
 * Groups: the program (mappings of the file AT_EXECFN names), the interpreter (any other file),
 * the vDSO with its data pages, heap, stack, and what the kernel adds elsewhere. An anonymous
 * mapping (a .bss) belongs to the group of its nearest neighbour. */
#include <fcntl.h>
#include <linux/mman.h>
#include <sys/personality.h>

#include "probe.h"

enum { HUGE_PAGE = 2 << 20, FAR = 64 << 20 };

static const char group_names[][8] = { "exe", "interp", "vdso", "heap", "stack", "other", "anon" };

struct map maps[MAPS_MAX];
int maps_count;
uint64_t initial_brk;

static uint64_t group_base[GROUP_ANON + 1];    /* lowest address of each group, 0 if empty */

int exact(void)
{
	return (sys(SYS_personality, 0xffffffff) & ADDR_NO_RANDOMIZE) != 0;
}

static uint64_t program_name(void)
{
	char link[40], name[512];
	long fd = sys(SYS_open, picture.execfn, O_PATH | O_CLOEXEC), n;

	if (fd < 0)
		return 0;
	n = sys(SYS_readlink, numbered(link, "/proc/self/fd/", (uint64_t)fd), name, sizeof name);
	sys(SYS_close, fd);
	return n > 0 ? hash(0, name, (size_t)n) : 0;
}

/* "start-end prot offset dev inode   name" */
static void map_parse(struct map *map, const char *line)
{
	map->start = number(&line, 16), line++;
	map->end = number(&line, 16), line++;
	memcpy(map->prot, line, 4);
	line += 5;
	map->offset = number(&line, 16), line++;
	while (*line && *line != ' ')          /* device */
		line++;
	line++;
	number(&line, 10);                     /* inode */
	while (*line == ' ')
		line++;
	map->name = *line ? hash(0, line, strlen(line)) : 0;
	if (*line == '[')
		memcpy(map->label, line, strlen(line) < 15 ? strlen(line) : 15);
}

static enum group group_of(const struct map *map, uint64_t program)
{
	if (map->name == 0)
		return GROUP_ANON;
	if (map->label[0] == 0)
		return map->name == program ? GROUP_EXE : GROUP_INTERP;
	if (starts_with(map->label, "[vdso]") || starts_with(map->label, "[vvar"))
		return GROUP_VDSO;
	if (starts_with(map->label, "[heap]"))
		return GROUP_HEAP;
	return starts_with(map->label, "[stack]") ? GROUP_STACK : GROUP_OTHER;
}

/* ld.so allocates below the vDSO. */
static int has_anonymous(const struct map *map)
{
	return map->group == GROUP_EXE || map->group == GROUP_INTERP || map->group == GROUP_VDSO;
}

/* Nearest neighbour of such a group, looked for over other anonymous mappings. */
static void adopt_anonymous(struct map *map)
{
	const struct map *below = map, *above = map, *end = maps + maps_count;
	uint64_t gap_below = FAR, gap_above = FAR;

	while (below >= maps && below->group == GROUP_ANON)
		below--;
	while (above < end && above->group == GROUP_ANON)
		above++;
	if (below >= maps && has_anonymous(below))
		gap_below = map->start - below->end;
	if (above < end && has_anonymous(above))
		gap_above = above->start - map->end;
	if (gap_below <= gap_above && gap_below < FAR)
		map->group = below->group;
	else if (gap_above < FAR)
		map->group = above->group;
}

void maps_take(void)
{
	static char line[512];
	struct reader reader;
	uint64_t program = program_name();

	initial_brk = (uint64_t)sys(SYS_brk, 0);
	if (reader_open(&reader, "/proc/self/maps") < 0)
		return;
	while (reader_line(&reader, line, sizeof line) && maps_count < MAPS_MAX) {
		map_parse(&maps[maps_count], line);
		maps[maps_count].group = (uint8_t)group_of(&maps[maps_count], program);
		maps_count++;
	}
	for (int i = 0; i < maps_count; i++)
		if (maps[i].group == GROUP_ANON)
			adopt_anonymous(&maps[i]);
	for (int i = maps_count; i-- > 0;)
		group_base[maps[i].group] = maps[i].start;
	if (maps_find((uint64_t)picture.phdr) == NULL)
		picture.phnum = 0;     /* no PT_LOAD covers the program headers */
}

const struct map *maps_find(uint64_t address)
{
	for (int i = 0; i < maps_count; i++)
		if (address >= maps[i].start && address < maps[i].end)
			return &maps[i];
	return NULL;
}

static void append(char **at, const char *s)
{
	memcpy(*at, s, strlen(s) + 1);
	*at += strlen(s);
}

static const char *relative(const char *name, uint64_t address, uint64_t anchor)
{
	static char texts[8][40];
	static unsigned next;
	char *text = texts[next++ % 8], *at = text;
	uint64_t distance = address >= anchor ? address - anchor : anchor - address;
	int shift = 60;

	append(&at, name);
	append(&at, address >= anchor ? "+0x" : "-0x");
	while (shift && distance >> shift == 0)
		shift -= 4;
	for (; shift >= 0; shift -= 4)
		*at++ = "0123456789abcdef"[distance >> shift & 15];
	*at = 0;
	return text;
}

/* Between the tables at sp, AT_RANDOM and the strings lie gaps of random size: each has its
 * anchor. */
static const char *place_on_stack(uint64_t address)
{
	if (address >= picture.strings)
		return relative("strings", address, picture.strings);
	if (address >= picture.random)
		return relative("random", address, picture.random);
	return relative("sp", address, picture.sp);
}

const char *place(uint64_t address)
{
	const struct map *map = maps_find(address);

	if (address < PAGE)
		return address ? relative("small", address, 0) : "0";
	if (address == initial_brk)
		return "brk";
	if (map && map->group == GROUP_STACK)
		return place_on_stack(address);
	if (picture.stack_top && address == picture.stack_top)
		return "stack-top";
	if (map)
		return relative(group_names[map->group], address, group_base[map->group]);
	for (int i = 0; i < maps_count; i++)
		if (address == maps[i].end)
			return relative(group_names[maps[i].group], address,
			                group_base[maps[i].group]);
	return exact() ? relative("", address, 0) : "elsewhere";
}

/* ---- what is printed ---- */

static void show_groups(void)
{
	int index[GROUP_ANON + 1] = { 0 };

	for (int i = 0; i < maps_count; i++) {
		const struct map *map = &maps[i];
		const char *name = group_names[map->group];
		long n = index[map->group]++;

		if (map->group == GROUP_STACK && stack_is_grown())
			say("map.stack.%d grown %s", n, map->prot);
		else
			say("map.%s.%d %s size %x %s offset %x %s", name, n,
			    relative("", map->start, group_base[map->group]), map->end - map->start,
			    map->prot, map->offset,
			    map->name == 0 ? "anonymous" : map->label[0] ? map->label : "file");
	}
}

static void show_absolute(void)
{
	for (int i = 0; i < maps_count; i++)
		say("abs.map.%d %x-%x %s %x %s", (long)i, maps[i].start, maps[i].end, maps[i].prot,
		    maps[i].offset, maps[i].label);
}

static uint64_t largest_alignment(void)
{
	uint64_t largest = PAGE;

	for (long i = 0; i < picture.phnum; i++)
		if (picture.phdr[i].p_type == PT_LOAD && picture.phdr[i].p_align > largest)
			largest = picture.phdr[i].p_align;
	return largest;
}

static uint64_t span(enum group group)
{
	uint64_t end = 0;

	for (int i = 0; i < maps_count; i++)
		if (maps[i].group == group)
			end = maps[i].end;
	return end - group_base[group];
}

/* Images aligned to more than a page leave holes above them, and so does the kernel, which
 * aligns what is as large as a huge page. What lands in such a hole is random. */
static int holes_are_random(void)
{
	return !exact() && (largest_alignment() > PAGE || span(GROUP_EXE) >= HUGE_PAGE
	                    || span(GROUP_INTERP) >= HUGE_PAGE);
}

/* What lies just above the vDSO. */
static void show_vdso_neighbour(void)
{
	const struct map *last = NULL;

	for (int i = 0; i < maps_count; i++)
		if (maps[i].group == GROUP_VDSO)
			last = &maps[i];
	if (last && !holes_are_random())
		say("vdso.above %s", last[1].group == GROUP_STACK ? "nothing" : place(last->end));
}

/* Where the kernel would put a page now: it tells of holes and of mmap_base. */
void next_mapping_show(void)
{
	uint64_t at = (uint64_t)sys(SYS_mmap, 0, PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS,
	                             -1, 0);
	const struct map *above = maps_find(at + PAGE), *below = maps_find(at - 1);

	sys(SYS_munmap, at, PAGE);
	if (exact())
		say("abs.mmap %x", at);
	else if (!holes_are_random())
		say("mmap.next below %s above %s",
		    above ? place(at + PAGE) : "nothing", below ? place(at - 1) : "nothing");
}

static const char *window(uint64_t address)
{
	if (address >= 0x7e0000000000)
		return "mmap area";
	if (address >= 0x555500000000 && address < 0x570000000000)
		return "pie area";
	return exact() ? relative("", address, 0) : "other";
}

/* The break: behind the image, or (ET_DYN without interpreter) behind ELF_ET_DYN_BASE; then, with
 * randomisation, up to 1 GiB and a page further. A segment without memory counts for the kernel's
 * break but is in no mapping (the shape empty-segment has one 512 KiB behind the others). */
static void show_break(void)
{
	uint64_t image_end = 0;

	for (int i = 0; i < maps_count; i++)
		if (maps[i].group == GROUP_EXE)
			image_end = maps[i].end;
	say("brk.aligned %d", (long)(initial_brk % PAGE == 0));
	say("brk.window %s", initial_brk - image_end <= (1ul << 30) + (1ul << 20) ? "behind the image"
	                     : window(initial_brk));
	if (exact())
		say("abs.brk %x", initial_brk);
}

static void show_flags(void)
{
	static char line[512];
	struct reader reader;
	int index[GROUP_ANON + 1] = { 0 }, i = 0;

	if (reader_open(&reader, "/proc/self/smaps") < 0)
		return;
	while (reader_line(&reader, line, sizeof line)) {
		if (!starts_with(line, "VmFlags:") || i == maps_count)
			continue;
		say("smaps.%s.%d %s", group_names[maps[i].group],
		    (long)index[maps[i].group]++, line + 9);
		i++;
	}
}

void maps_show(void)
{
	say("exe.window %s", window(group_base[GROUP_EXE]));
	if (group_base[GROUP_INTERP])
		say("interp.window %s", window(group_base[GROUP_INTERP]));
	show_break();
	show_groups();
	show_flags();
	show_vdso_neighbour();
	if (exact())
		show_absolute();
}
