/* scan.h (x86_64): the first byte that is zero, or c, or one of both: strlen, memchr and strchrnul.
 *
 * The first 64 bytes are looked at from where the string starts if they are on one page, else from
 * the vector boundary before it; then, if the processor can, 128 aligned bytes at a time, otherwise 16.
 * Aligned pieces never cross a page, so nothing is read that may not be. */
#include "vector.h"

enum what { ZERO, BYTE, BYTE_OR_ZERO };

/* The end of what does not end: compilers see that there is nothing to compare with. */
#define NO_LIMIT ((const char *)UINTPTR_MAX)

enum { LINE = 64 };

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
	__m256i c = _mm256_set1_epi8((char)byte), v0, v1, v2, v3;
	uint64_t hits;

	if ((uintptr_t)p & LINE) { /* 128 bytes that start on such a boundary are on one page, too */
		hits = zeros32(miss32(load32(p), c, what));
		hits |= (uint64_t)zeros32(miss32(load32(p + 32), c, what)) << 32;
		if (hits)
			return p + __builtin_ctzll(hits);
		p += LINE;
	}
	for (;; p += 2 * LINE) {
		if (limit != NO_LIMIT && p >= limit)
			return limit;
		v0 = miss32(load32(p), c, what);
		v1 = miss32(load32(p + 32), c, what);
		v2 = miss32(load32(p + 64), c, what);
		v3 = miss32(load32(p + 96), c, what);
		if (zeros32(_mm256_min_epu8(_mm256_min_epu8(v0, v1), _mm256_min_epu8(v2, v3))))
			break;
	}
	hits = zeros32(v0) | (uint64_t)zeros32(v1) << 32;
	if (hits)
		return p + __builtin_ctzll(hits);
	hits = zeros32(v2) | (uint64_t)zeros32(v3) << 32;
	return p + LINE + __builtin_ctzll(hits);
}

/* The first hit from s on if it is before limit, else limit or something beyond it. */
INLINE const char *scan(const char *s, const char *limit, int byte, enum what what,
	const char *(*wide)(const char *p, const char *limit, int byte))
{
	__m128i c = _mm_set1_epi8((char)byte);
	const char *p = s;
	unsigned hits;
	int i;

	if (page_left(s) >= LINE) {
#pragma GCC unroll 4
		for (i = 0; i < 4; i++, p += 16) {
			hits = zeros16(miss16(load16(p), c, what));
			if (hits)
				return p + __builtin_ctz(hits);
		}
	} else {
		p = s - ((uintptr_t)s & 15);
		hits = zeros16(miss16(load16(p), c, what)) >> ((uintptr_t)s & 15);
		if (hits)
			return s + __builtin_ctz(hits);
		for (p += 16; (uintptr_t)p & (LINE - 1); p += 16) {
			hits = zeros16(miss16(load16(p), c, what));
			if (hits)
				return p + __builtin_ctz(hits);
		}
	}
	if (limit != NO_LIMIT && p >= limit)
		return limit;
	p -= (uintptr_t)p & (LINE - 1);
	if (cpu_has(CPU_AVX2))
		return wide(p, limit, byte);
	for (; limit == NO_LIMIT || p < limit; p += 16) {
		hits = zeros16(miss16(load16(p), c, what));
		if (hits)
			return p + __builtin_ctz(hits);
	}
	return limit;
}

/* The function that scan() calls for long strings. */
#define SCAN_WIDE(name, what) \
AVX2 static __attribute__((__noinline__)) const char *name(const char *p, const char *limit, int byte) \
{ \
	return scan_wide(p, what == BYTE ? limit : NO_LIMIT, byte, what); \
}
