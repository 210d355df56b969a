/* utf8.h: UTF-8 (RFC 3629), byte by byte and strictly: no surrogates, nothing above U+10FFFF,
 * nothing longer than need be; what is wrong is told at the first byte that makes it so.
 *
 * The state between two bytes is one word, 0 between characters:
 *
 *     code so far      all | left       continuation bytes: of this character, still to come
 *   +----------------+-----+------+
 *   31              8     4      0 */
#ifndef LIBC_MINI_UTF8_H
#define LIBC_MINI_UTF8_H

enum { UTF8_MORE = -2, UTF8_WRONG = -1 };

/* The character that byte completes, or one of the above; *state is not changed by a wrong one. */
static inline int utf8_byte(unsigned *state, unsigned char byte)
{
	unsigned all = *state >> 4 & 3, left = *state & 3, code = *state >> 8;

	if (!left) {
		if (byte < 0x80)
			return byte;
		if (byte < 0xc2 || byte > 0xf4)
			return UTF8_WRONG;
		all = 1 + (byte >= 0xe0) + (byte >= 0xf0);
		*state = (byte & (0x3fu >> all)) << 8 | all << 4 | all;
		return UTF8_MORE;
	}
	if ((byte & 0xc0) != 0x80)
		return UTF8_WRONG;
	code = code << 6 | (byte & 0x3f);
	if (all == left && all == 2 && (code < 0x800 >> 6 || code >> 5 == 0xd800 >> 11))
		return UTF8_WRONG;
	if (all == left && all == 3 && (code < 0x10000 >> 12 || code > 0x10ffff >> 12))
		return UTF8_WRONG;
	*state = left == 1 ? 0 : code << 8 | all << 4 | (left - 1);
	return left == 1 ? (int)code : UTF8_MORE;
}

/* Whether c is a character at all. */
static inline int utf8_character(unsigned c)
{
	return c < 0xd800 || (c >= 0xe000 && c <= 0x10ffff);
}

/* Writes a character to s (4 bytes of room); returns how many bytes, 0 if it is none. */
static inline unsigned utf8_write(char *s, unsigned c)
{
	unsigned more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;

	if (!utf8_character(c))
		return 0;
	for (unsigned i = more; i > 0; i--, c >>= 6)
		s[i] = (char)(0x80 | (c & 0x3f));
	s[0] = (char)(more ? (0xff00u >> (more + 1) & 0xff) | c : c);
	return more + 1;
}

#endif
