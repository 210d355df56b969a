#include <langinfo.h>
#include <string.h>
#include "encoding.h"
#include "string_.h"
#include "utf8.h"

/* The encodings of one byte: their names, each with its zero byte, and their upper halves. */
#define ENCODING(names, ...) names "\0\0"
static const char byte_names[] =
#include "bytes.def"
	;
#undef ENCODING
#define ENCODING(names, ...) { __VA_ARGS__ },
static const uint16_t byte_tables[][128] = {
#include "bytes.def"
};
#undef ENCODING

static const struct {
	char name[14];
	struct encoding encoding;
} names[] = {
	{ "UTF8", { UTF8, 0, 0 } },
	{ "ASCII", { ASCII, 0, 0 } }, { "USASCII", { ASCII, 0, 0 } }, { "ISO646US", { ASCII, 0, 0 } },
	{ "ANSIX3.41968", { ASCII, 0, 0 } }, { "646", { ASCII, 0, 0 } },
	{ "UTF16", { UTF16, MARKED, 0 } }, { "UTF16LE", { UTF16, LITTLE, 0 } }, { "UTF16BE", { UTF16, BIG, 0 } },
	{ "UTF32", { UTF32, MARKED, 0 } }, { "UTF32LE", { UTF32, LITTLE, 0 } }, { "UTF32BE", { UTF32, BIG, 0 } },
	{ "UCS2", { UCS2, LITTLE, 0 } }, { "UCS2LE", { UCS2, LITTLE, 0 } }, { "UCS2BE", { UCS2, BIG, 0 } },
	{ "UCS4", { UTF32, BIG, 0 } }, { "UCS4LE", { UTF32, LITTLE, 0 } }, { "UCS4BE", { UTF32, BIG, 0 } },
	{ "WCHART", { UTF32, __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? BIG : LITTLE, 0 } },
};

/* Whether name is this one, but for case, '-' and '_'. */
static int same(const char *name, const char *known)
{
	for (; *name && !(name[0] == '/' && name[1] == '/'); name++) {
		if (*name == '-' || *name == '_')
			continue;
		if (small_letter((unsigned char)*name) != small_letter((unsigned char)*known))
			return 0;
		known++;
	}
	return *known == 0;
}

int __encoding_find(struct encoding *encoding, const char *name)
{
	unsigned short table = 0;

	if (!*name || (name[0] == '/' && name[1] == '/'))
		name = nl_langinfo(CODESET);
	for (size_t i = 0; i < countof(names); i++)
		if (same(name, names[i].name)) {
			*encoding = names[i].encoding;
			return 0;
		}
	for (const char *each = byte_names; *each || each[1]; each += strlen(each) + 1) {
		if (!*each) {
			table++; /* the names of the next one */
		} else if (same(name, each)) {
			*encoding = (struct encoding){ BYTES, 0, table };
			return 0;
		}
	}
	return -1;
}

/* ---- units of 2 and 4 bytes ---- */

static unsigned get(const unsigned char *s, unsigned size, unsigned order)
{
	unsigned unit = 0;

	for (unsigned i = 0; i < size; i++)
		unit |= (unsigned)s[i] << 8 * (order == BIG ? size - 1 - i : i);
	return unit;
}

static void put(unsigned char *s, unsigned size, unsigned order, unsigned unit)
{
	for (unsigned i = 0; i < size; i++)
		s[i] = (unsigned char)(unit >> 8 * (order == BIG ? size - 1 - i : i));
}

static unsigned unit_size(unsigned kind)
{
	return kind == UTF32 ? 4 : 2;
}

static int read_units(struct side *side, unsigned *c, const unsigned char *s, size_t n)
{
	unsigned kind = side->encoding.kind, size = unit_size(kind), low;

	if (n < size)
		return ENCODING_SHORT;
	if (side->encoding.order == MARKED && !side->begun) {
		int big = get(s, size, BIG) == 0xfeff, little = get(s, size, LITTLE) == 0xfeff;
		side->begun = 1 + big; /* 1: little, 2: big */
		if (big || little) {
			*c = NO_CHARACTER;
			return (int)size;
		}
	}
	*c = get(s, size, side->begun ? side->begun == 2 ? BIG : LITTLE : side->encoding.order);
	if (kind != UTF16 || *c < 0xd800 || *c >= 0xe000)
		return utf8_character(*c) ? (int)size : ENCODING_WRONG;
	if (*c >= 0xdc00)
		return ENCODING_WRONG;
	if (n < 4)
		return ENCODING_SHORT;
	low = get(s + 2, 2, side->begun ? side->begun == 2 ? BIG : LITTLE : side->encoding.order);
	if (low < 0xdc00 || low >= 0xe000)
		return ENCODING_WRONG;
	*c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
	return 4;
}

static int write_units(struct side *side, unsigned c, unsigned char *s, size_t n)
{
	unsigned kind = side->encoding.kind, size = unit_size(kind), order = side->encoding.order;
	unsigned pair = kind == UTF16 && c >= 0x10000, mark = order == MARKED && !side->begun;

	if (!utf8_character(c) || (kind == UCS2 && c >= 0x10000))
		return ENCODING_WRONG;
	if (n < size * (1 + pair + mark))
		return ENCODING_SHORT;
	if (mark)
		put(s, size, order, 0xfeff);
	side->begun = 1;
	s += size * mark;
	put(s, size, order, pair ? 0xd7c0 + (c >> 10) : c);
	if (pair)
		put(s + 2, 2, order, 0xdc00 | (c & 0x3ff));
	return (int)(size * (1 + pair + mark));
}

/* ---- bytes ---- */

static int read_utf8(unsigned *c, const unsigned char *s, size_t n)
{
	unsigned state = 0;

	for (int i = 0; i < 4 && (size_t)i < n; i++) {
		int code = utf8_byte(&state, s[i]);
		if (code == UTF8_WRONG)
			return ENCODING_WRONG;
		*c = (unsigned)code;
		if (code >= 0)
			return i + 1;
	}
	return ENCODING_SHORT;
}

static int write_byte(const struct side *side, unsigned c, unsigned char *s, size_t n)
{
	const uint16_t *table = byte_tables[side->encoding.table];
	unsigned byte = c;

	if (c >= 0x80) {
		if (side->encoding.kind == ASCII)
			return ENCODING_WRONG;
		for (byte = 0; byte < 128 && table[byte] != c; byte++)
			;
		if (byte == 128)
			return ENCODING_WRONG;
		byte += 128;
	}
	if (n == 0)
		return ENCODING_SHORT;
	*s = (unsigned char)byte;
	return 1;
}

int __encoding_read(struct side *side, unsigned *c, const unsigned char *s, size_t n)
{
	switch (side->encoding.kind) {
	case UTF8:
		return read_utf8(c, s, n);
	case ASCII:
		*c = *s;
		return *s < 0x80 ? 1 : ENCODING_WRONG;
	case BYTES:
		*c = *s < 0x80 ? *s : byte_tables[side->encoding.table][*s - 0x80];
		return *c || !*s ? 1 : ENCODING_WRONG;
	}
	return read_units(side, c, s, n);
}

int __encoding_write(struct side *side, unsigned c, unsigned char *s, size_t n)
{
	char bytes[4];
	unsigned size;

	switch (side->encoding.kind) {
	case UTF8:
		size = utf8_write(bytes, c);
		if (size == 0 || size > n)
			return size ? ENCODING_SHORT : ENCODING_WRONG;
		memcpy(s, bytes, size);
		return (int)size;
	case ASCII:
	case BYTES:
		return write_byte(side, c, s, n);
	}
	return write_units(side, c, s, n);
}
