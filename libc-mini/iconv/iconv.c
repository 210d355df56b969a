#include <errno.h>
#include <iconv.h>
#include <string.h>
#include "encoding.h"

/* Something that looks like c, in ASCII. */
static const char *alike(unsigned c)
{
	static const struct {
		unsigned short c;
		char text[6];
	} table[] = {
		{ 0xa0, " " }, { 0xa9, "(C)" }, { 0xab, "<<" }, { 0xad, "-" }, { 0xae, "(R)" }, { 0xb5, "u" },
		{ 0xbb, ">>" }, { 0xc4, "A" }, { 0xc6, "AE" }, { 0xd6, "O" }, { 0xd7, "x" }, { 0xdc, "U" },
		{ 0xdf, "ss" }, { 0xe4, "a" }, { 0xe6, "ae" }, { 0xf6, "o" }, { 0xfc, "u" },
		{ 0x152, "OE" }, { 0x153, "oe" }, { 0x2010, "-" }, { 0x2011, "-" }, { 0x2012, "-" },
		{ 0x2013, "-" }, { 0x2014, "-" }, { 0x2018, "'" }, { 0x2019, "'" }, { 0x201a, "," },
		{ 0x201c, "\"" }, { 0x201d, "\"" }, { 0x201e, ",," }, { 0x2022, "o" }, { 0x2026, "..." },
		{ 0x2039, "<" }, { 0x203a, ">" }, { 0x20ac, "EUR" }, { 0x2122, "(TM)" }, { 0x2212, "-" },
	};

	for (size_t i = 0; i < countof(table); i++)
		if (table[i].c == c)
			return table[i].text;
	return "?";
}

/* A text of ASCII, all of it or nothing. */
static int write_text(struct side *to, const char *text, unsigned char *s, size_t n)
{
	unsigned char bytes[32];
	struct side after = *to;
	int size = 0;

	for (; *text; text++)
		size += __encoding_write(&after, (unsigned char)*text, bytes + size, sizeof bytes - (size_t)size);
	if ((size_t)size > n)
		return ENCODING_SHORT;
	memcpy(s, bytes, (size_t)size);
	*to = after;
	return size;
}

/* How many bytes are passed over that are no character. */
static size_t unit(const struct converter *converter, size_t left)
{
	unsigned kind = converter->from.encoding.kind;
	size_t size = kind == UTF32 ? 4 : kind == UTF16 || kind == UCS2 ? 2 : 1;

	return size < left ? size : left;
}

size_t iconv(iconv_t cd, char **restrict in, size_t *restrict in_left, char **restrict out,
	size_t *restrict out_left)
{
	struct converter *converter = cd;
	size_t replaced = 0;
	struct side before;
	unsigned c;
	int used, written;

	if (!in || !*in) {
		converter->from.begun = converter->to.begun = 0;
		return 0;
	}
	for (; *in_left; *in += used, *in_left -= (size_t)used) {
		before = converter->from;
		used = __encoding_read(&converter->from, &c, (unsigned char *)*in, *in_left);
		if (used == ENCODING_WRONG && converter->options & IGNORE) {
			used = (int)unit(converter, *in_left);
			replaced++;
			continue;
		}
		if (used < 0) {
			converter->from = before;
			errno = used == ENCODING_WRONG ? EILSEQ : EINVAL;
			return (size_t)-1;
		}
		if (c == NO_CHARACTER)
			continue;
		written = __encoding_write(&converter->to, c, (unsigned char *)*out, *out_left);
		if (written == ENCODING_WRONG && converter->options & TRANSLIT) {
			written = write_text(&converter->to, alike(c), (unsigned char *)*out, *out_left);
			replaced += written >= 0;
		} else if (written == ENCODING_WRONG && converter->options & IGNORE) {
			written = 0;
			replaced++;
		}
		if (written < 0) {
			converter->from = before;
			errno = written == ENCODING_WRONG ? EILSEQ : E2BIG;
			return (size_t)-1;
		}
		*out += written;
		*out_left -= (size_t)written;
	}
	return replaced;
}
