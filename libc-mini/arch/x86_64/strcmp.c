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
	V v[4]; \
	int i; \
	for (i = 0; i < 4; i++) \
		v[i] = same##W(*a + W * i, *b + W * i); \
	if (!zeros##W(MIN(MIN(v[0], v[1]), MIN(v[2], v[3])))) \
		return 0; \
	for (i = 0; !zeros##W(v[i]); i++) \
		; \
	i = W * i + __builtin_ctz(zeros##W(v[i])); \
	*a += i; \
	*b += i; \
	return 1; \
}
STEP(16, __m128i, _mm_min_epu8, )
STEP(32, __m256i, _mm256_min_epu8, AVX2)

/* From a and b on; the 4 * W bytes before them are equal. */
#define COMPARE(W, target) \
target static __attribute__((__noinline__)) int compare##W(const char *a, const char *b) \
{ \
	for (;;) { \
		size_t left = page_left(a) < page_left(b) ? page_left(a) : page_left(b), back; \
		for (; left >= 4 * W; left -= 4 * W, a += 4 * W, b += 4 * W) \
			if (step##W(&a, &b)) \
				return difference(a, b); \
		if (left == 0) \
			continue; \
		back = 4 * W - left; \
		a -= back; \
		b -= back; \
		if (step##W(&a, &b)) \
			return difference(a, b); \
		a += 4 * W; \
		b += 4 * W; \
	} \
}
COMPARE(16, )
COMPARE(32, AVX2)

int strcmp(const char *a, const char *b)
{
	/* 128 bytes, so that a longer comparison can go back by as much. */
	for (int done = 0; done < 128; done += 16, a += 16, b += 16) {
		unsigned hits;
		if (page_left(a) < 16 || page_left(b) < 16) {
			for (int i = 0; i < 16; i++)
				if (!a[i] || a[i] != b[i])
					return difference(a + i, b + i);
			continue;
		}
		hits = zeros16(same16(a, b));
		if (hits)
			return difference(a + __builtin_ctz(hits), b + __builtin_ctz(hits));
	}
	return cpu_has(CPU_AVX2) ? compare32(a, b) : compare16(a, b);
}
