/* zone_file.c: a file of the time zone database: RFC 8536, "TZif". Nothing in it is trusted: one
 * pass checks every count and index against the size before anything is used. Leap seconds are not
 * looked at: a time_t does not count them. */
#include <fcntl.h>
#include <linux/stat.h>
#include <sys/mman.h>
#include "syscall.h"
#include "zone.h"

#define FILE_MAX (1 << 20)      /* the largest of the database has 4 KiB */
#define HEADER 44               /* "TZif", version, 15 reserved, six counts of 4 bytes */
#define RULE_MAX 256

/* The counts in the order of the header. */
enum { UT_COUNT, STD_COUNT, LEAP_COUNT, TIME_COUNT, KIND_COUNT, CHAR_COUNT, COUNTS };

static uint64_t big_endian(const unsigned char *p, size_t size)
{
	uint64_t value = 0;

	while (size--)
		value = value << 8 | *p++;
	return value;
}

static time_t time_at(const struct zone *zone, size_t i)
{
	uint64_t value = big_endian(zone->times + i * zone->time_size, zone->time_size);

	return zone->time_size == 4 ? (int32_t)value : (time_t)value;
}

struct zone_kind __zone_file_kind(const struct zone *zone, size_t kind)
{
	const unsigned char *p = zone->kinds + kind * ZONE_KIND_SIZE;
	const char *name = zone->names + p[5];
	size_t length = 0;

	while (name[length])
		length++;
	return (struct zone_kind){ (int32_t)big_endian(p, 4), p[4] != 0, __zone_name(name, length) };
}

/* Sets the zone's pointers into one block of the file; -1 if it cannot be right, else *end is what
 * follows the block. */
static int block(struct zone *zone, size_t at, size_t time_size, size_t *end)
{
	const unsigned char *p = zone->file + at;
	uint64_t n[COUNTS], size = HEADER;

	if (zone->file_size - at < HEADER || big_endian(p, 4) != 0x545a6966)
		return -1;
	for (int i = 0; i < COUNTS; i++) {
		n[i] = big_endian(p + 20 + 4 * i, 4);
		if (n[i] > FILE_MAX)
			return -1;
	}
	size += n[TIME_COUNT] * (time_size + 1) + n[KIND_COUNT] * ZONE_KIND_SIZE + n[CHAR_COUNT]
		+ n[LEAP_COUNT] * (time_size + 4) + n[STD_COUNT] + n[UT_COUNT];
	if (zone->file_size - at < size)
		return -1;
	zone->count = n[TIME_COUNT];
	zone->kind_count = n[KIND_COUNT];
	zone->time_size = time_size;
	zone->times = p + HEADER;
	zone->index = zone->times + zone->count * time_size;
	zone->kinds = zone->index + zone->count;
	zone->names = (const char *)zone->kinds + zone->kind_count * ZONE_KIND_SIZE;
	*end = at + size;
	/* the used block has a kind, and names that end */
	return zone->kind_count && n[CHAR_COUNT] && !zone->names[n[CHAR_COUNT] - 1]
		? (int)n[CHAR_COUNT] : 0;
}

static int check(const struct zone *zone, int chars)
{
	if (chars <= 0)
		return -1;
	for (size_t i = 0; i < zone->count; i++)
		if (zone->index[i] >= zone->kind_count || (i && time_at(zone, i) <= time_at(zone, i - 1)))
			return -1;
	for (size_t i = 0; i < zone->kind_count; i++) {
		const unsigned char *p = zone->kinds + i * ZONE_KIND_SIZE;
		int32_t offset = (int32_t)big_endian(p, 4);

		if (p[4] > 1 || p[5] >= chars || offset > ZONE_OFFSET_MAX || offset < -ZONE_OFFSET_MAX)
			return -1;
	}
	return 0;
}

/* The line after the last block: the rule for the time after the last transition. */
static void footer(struct zone *zone, size_t at)
{
	char text[RULE_MAX];
	size_t n = 0;

	if (at >= zone->file_size || zone->file[at++] != '\n')
		return;
	while (at < zone->file_size && zone->file[at] != '\n' && n < sizeof text - 1)
		text[n++] = (char)zone->file[at++];
	text[n] = '\0';
	zone->has_rule = at < zone->file_size && zone->file[at] == '\n' && n
		&& !__zone_rule(text, &zone->rule);
}

static int parse(struct zone *zone)
{
	size_t end;
	int chars = block(zone, 0, 4, &end);

	if (chars < 0 || zone->file_size < HEADER)
		return -1;
	if (!zone->file[4])
		return check(zone, chars);
	chars = block(zone, end, 8, &end);
	if (check(zone, chars))
		return -1;
	footer(zone, end);
	return 0;
}

static int read_all(int fd, struct zone *zone)
{
	struct statx st;
	size_t done = 0;
	long map, n;

	if (sys_call(SYS_statx, fd, "", AT_EMPTY_PATH, STATX_TYPE | STATX_SIZE, &st) < 0
	 || (st.stx_mode & S_IFMT) != S_IFREG || st.stx_size > FILE_MAX || st.stx_size < HEADER)
		return -1;
	map = sys_call(SYS_mmap, 0, st.stx_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if ((unsigned long)map > -4096UL)
		return -1;
	zone->file = (unsigned char *)map;
	zone->file_size = st.stx_size;
	while (done < zone->file_size) {
		n = sys_call(SYS_read, fd, zone->file + done, zone->file_size - done);
		if (n <= 0)
			return -1;
		done += (size_t)n;
	}
	return 0;
}

int __zone_file(const char *path, struct zone *zone)
{
	struct zone new = { 0 };
	int fd = (int)sys_call(SYS_open, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), bad;

	if (fd < 0)
		return -1;
	bad = read_all(fd, &new) || parse(&new);
	sys_call(SYS_close, fd);
	if (bad) {
		__zone_file_drop(&new);
		return -1;
	}
	*zone = new;
	return 0;
}

void __zone_file_drop(struct zone *zone)
{
	if (zone->file)
		sys_call(SYS_munmap, zone->file, zone->file_size);
	*zone = (struct zone){ 0 };
}

int __zone_file_at(const struct zone *zone, time_t time, struct zone_kind *kind)
{
	size_t low = 0, high = zone->count;

	if (!zone->file)
		return 0;
	while (low < high) {            /* the first time after `time` */
		size_t middle = low + (high - low) / 2;

		if (time_at(zone, middle) <= time)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == zone->count && zone->has_rule)
		return 0;
	*kind = __zone_file_kind(zone, low ? zone->index[low - 1] : 0);
	return 1;
}
