/* strcmp.c (x86_64): 16, later 64 or 128 bytes at a time. A step that would leave a page is made
 * from further back: it sees again what was equal, and ends at the page's end.
 *
 *   page end ---------------------+
 *   | compared |<-- the step -->|          the steps after it start on the next page
 *              |<---->| compared again
 */
#include <string.h>
#include "vector.h"

/* Zero where the two differ or end. */
INLINE __m128i same16(const char *a, const char *b)
{
	__m128i v = load16(a);

	return _mm_min_epu8(_mm_cmpeq_epi8(v, load16(b)), v);
}

AVX2 INLINE __m256i same32(const char *a, const char *b)
{
	__m256i v = load32(a);

	return _mm256_min_epu8(_mm256_cmpeq_epi8(v, load32(b)), v);
}

INLINE int difference(const char *a, const char *b)
{
	return (unsigned char)*a - (unsigned char)*b;
}

/* 4 * W bytes from *a and *b: 1 and the two places if they differ or end in it. */
#define STEP(W, V, MIN, target) \
target INLINE int step##W(const char **a, const char **b) \
{ \
	V v0 = same##W(*a, *b), v1 = same##W(*a + W, *b + W), v2 = same##W(*a + 2 * W, *b + 2 * W), \
		v3 = same##W(*a + 3 * W, *b + 3 * W); \
	uint64_t hits; \
	int at = 0; \
	if (!zeros##W(MIN(MIN(v0, v1), MIN(v2, v3)))) \
		return 0; \
	hits = zeros##W(v0) | (uint64_t)zeros##W(v1) << W; \
	if (!hits) { \
		hits = zeros##W(v2) | (uint64_t)zeros##W(v3) << W; \
		at = 2 * W; \
	} \
	at += __builtin_ctzll(hits); \
	*a += at; \
	*b += at; \
	return 1; \
}
STEP(16, __m128i, _mm_min_epu8, )
STEP(32, __m256i, _mm256_min_epu8, AVX2)

/* From a and b on, which begin at start; what is before them is equal. */
#define COMPARE(W, target) \
target static __attribute__((__noinline__)) int compare##W(const char *a, const char *b, const char *start) \
{ \
	size_t skew = (uintptr_t)a & (W - 1); \
	if ((size_t)(a - start) >= skew) { /* one of them aligned */ \
		a -= skew; \
		b -= skew; \
	} \
	for (;;) { \
		size_t left = page_left(a) < page_left(b) ? page_left(a) : page_left(b), back; \
		for (; left >= 4 * W; left -= 4 * W, a += 4 * W, b += 4 * W) \
			if (step##W(&a, &b)) \
				return difference(a, b); \
		back = 4 * W - left; \
		if (left && (size_t)(a - start) >= back) { \
			a -= back; \
			b -= back; \
			if (step##W(&a, &b)) \
				return difference(a, b); \
			a += 4 * W; \
			b += 4 * W; \
			continue; \
		} \
		for (; left; left--, a++, b++) /* too near to where the strings start */ \
			if (!*a || *a != *b) \
				return difference(a, b); \
	} \
}
COMPARE(16, )
COMPARE(32, AVX2)

int strcmp(const char *a, const char *b)
{
	const char *start = a;

	if (page_left(a) >= 64 && page_left(b) >= 64) {
#pragma GCC unroll 4
		for (int i = 0; i < 4; i++, a += 16, b += 16) {
			unsigned hits = zeros16(same16(a, b));
			if (hits)
				return difference(a + __builtin_ctz(hits), b + __builtin_ctz(hits));
		}
	} else {
		for (int i = 0; i < 16; i++, a++, b++) /* most strings are short */
			if (!*a || *a != *b)
				return difference(a, b);
	}
	return cpu_has(CPU_AVX2) ? compare32(a, b, start) : compare16(a, b, start);
}
