/* scan.h (x86_64): the first byte that is zero, or c, or one of both: strlen, memchr and strchrnul.
 *
 * The first 64 bytes are looked at from where the string starts if they are on one page, else from
 * the vector boundary before it; then lines of 64 aligned bytes; after some of those, if the processor
 * can, 128 bytes at a time. A line never crosses a page, so nothing is read that may not be. */
#include "vector.h"

enum what { ZERO, BYTE, BYTE_OR_ZERO };

/* The end of what does not end: compilers see that there is nothing to compare with. */
#define NO_LIMIT ((const char *)UINTPTR_MAX)

enum { LINE = 64, LINES_BEFORE_WIDE = 3 };

/* Zero in the places that are looked for; c as often as it fits. */
INLINE __m128i miss16(__m128i v, __m128i c, enum what what)
{
	__m128i differs = _mm_xor_si128(v, c);

	return what == ZERO ? v : what == BYTE ? differs : _mm_min_epu8(v, differs);
}

AVX2 INLINE __m256i miss32(__m256i v, __m256i c, enum what what)
{
	__m256i differs = _mm256_xor_si256(v, c);

	return what == ZERO ? v : what == BYTE ? differs : _mm256_min_epu8(v, differs);
}

/* From p, a multiple of LINE, to a hit, or to limit or a little beyond it. */
AVX2 INLINE const char *scan_wide(const char *p, const char *limit, int byte, enum what what)
{
	__m256i c = _mm256_set1_epi8((char)byte), v[4];
	uint64_t low, high;

	if ((uintptr_t)p & LINE) { /* 128 bytes that start on such a boundary are on one page, too */
		low = zeros32(miss32(load32(p), c, what));
		low |= (uint64_t)zeros32(miss32(load32(p + 32), c, what)) << 32;
		if (low)
			return p + __builtin_ctzll(low);
		p += LINE;
	}
	for (; p < limit; p += 2 * LINE) {
		for (int i = 0; i < 4; i++)
			v[i] = miss32(load32(p + 32 * i), c, what);
		if (!zeros32(_mm256_min_epu8(_mm256_min_epu8(v[0], v[1]), _mm256_min_epu8(v[2], v[3]))))
			continue;
		low = zeros32(v[0]) | (uint64_t)zeros32(v[1]) << 32;
		high = zeros32(v[2]) | (uint64_t)zeros32(v[3]) << 32;
		return low ? p + __builtin_ctzll(low) : p + LINE + __builtin_ctzll(high);
	}
	return p;
}

/* Before limit: the first hit from s on; else limit or something beyond it. */
INLINE const char *scan(const char *s, const char *limit, int byte, enum what what,
	const char *(*wide)(const char *p, const char *limit, int byte))
{
	__m128i c = _mm_set1_epi8((char)byte), v[4];
	const char *p = s;
	unsigned hits;
	int i;

	if (page_left(s) >= LINE) {
		for (i = 0; i < 4; i++, p += 16) {
			hits = zeros16(miss16(load16(p), c, what));
			if (hits)
				return p + __builtin_ctz(hits);
			if (limit != NO_LIMIT && p + 16 >= limit)
				return limit;
		}
	} else {
		p = s - ((uintptr_t)s & 15);
		hits = zeros16(miss16(load16(p), c, what)) >> ((uintptr_t)s & 15);
		if (hits)
			return s + __builtin_ctz(hits);
		for (p += 16; (uintptr_t)p & (LINE - 1); p += 16) {
			if (limit != NO_LIMIT && p >= limit)
				return limit;
			hits = zeros16(miss16(load16(p), c, what));
			if (hits)
				return p + __builtin_ctz(hits);
		}
	}
	p -= (uintptr_t)p & (LINE - 1);
	for (int lines = 0; p < limit; p += LINE, lines++) {
		if (lines == LINES_BEFORE_WIDE && cpu_has(CPU_AVX2))
			return wide(p, limit, byte);
		for (i = 0; i < 4; i++)
			v[i] = miss16(load16(p + 16 * i), c, what);
		if (!zeros16(_mm_min_epu8(_mm_min_epu8(v[0], v[1]), _mm_min_epu8(v[2], v[3]))))
			continue;
		for (i = 0; !(hits = zeros16(v[i])); i++)
			;
		return p + 16 * i + __builtin_ctz(hits);
	}
	return limit;
}

/* The function that scan() calls for long strings. */
#define SCAN_WIDE(name, what) \
AVX2 static __attribute__((__noinline__)) const char *name(const char *p, const char *limit, int byte) \
{ \
	return scan_wide(p, limit, byte, what); \
}
