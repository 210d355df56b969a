/* memcmp.c (x86_64): 16, later 64 or 128 bytes at a time; the last step overlaps the one before. */
#include <string.h>
#include "vector.h"

INLINE int difference(const unsigned char *a, const unsigned char *b, size_t at)
{
	return a[at] - b[at];
}

/* Bits of the bytes that differ. */
INLINE unsigned differ16(const unsigned char *a, const unsigned char *b)
{
	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(load16(a), load16(b))) ^ 0xffff;
}

#define DIFFER16(a, b) differ16(a, b)
#define DIFFER32(a, b) ~(unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(load32(a), load32(b)))

/* Four vectors of W bytes at a time, then one; the last one ends where the n bytes end. n >= W. */
#define COMPARE(W, V, EQUAL, AND, MASK, ALL, target) \
target static __attribute__((__noinline__)) int compare##W(const unsigned char *a, \
	const unsigned char *b, size_t n) \
{ \
	unsigned differ; \
	if (n >= 8 * W) { /* one of them aligned */ \
		size_t skip = W - ((uintptr_t)a & (W - 1)); \
		differ = DIFFER##W(a, b); \
		if (differ) \
			return difference(a, b, (size_t)__builtin_ctz(differ)); \
		a += skip; \
		b += skip; \
		n -= skip; \
	} \
	for (; n >= 4 * W; n -= 4 * W, a += 4 * W, b += 4 * W) { \
		V v0 = EQUAL(load##W(a), load##W(b)), v1 = EQUAL(load##W(a + W), load##W(b + W)), \
			v2 = EQUAL(load##W(a + 2 * W), load##W(b + 2 * W)), \
			v3 = EQUAL(load##W(a + 3 * W), load##W(b + 3 * W)); \
		if ((unsigned)MASK(AND(AND(v0, v1), AND(v2, v3))) != ALL) \
			break; \
		if (n == 4 * W) \
			return 0; \
	} \
	for (; n > W; n -= W, a += W, b += W) { \
		differ = DIFFER##W(a, b); \
		if (differ) \
			return difference(a, b, (size_t)__builtin_ctz(differ)); \
	} \
	a = a + n - W; \
	b = b + n - W; \
	differ = DIFFER##W(a, b); \
	return differ ? difference(a, b, (size_t)__builtin_ctz(differ)) : 0; \
}
COMPARE(16, __m128i, _mm_cmpeq_epi8, _mm_and_si128, _mm_movemask_epi8, 0xffffu, )
COMPARE(32, __m256i, _mm256_cmpeq_epi8, _mm256_and_si256, _mm256_movemask_epi8, 0xffffffffu, AVX2)

int memcmp(const void *one, const void *other, size_t n)
{
	const unsigned char *a = one, *b = other;
	unsigned differ;

	if (n < 16) {
		if (n >= 8) { /* the bytes in the order of their weight */
			uint64_t x, y;
			__builtin_memcpy(&x, a, 8);
			__builtin_memcpy(&y, b, 8);
			if (x == y) {
				__builtin_memcpy(&x, a + n - 8, 8);
				__builtin_memcpy(&y, b + n - 8, 8);
			}
			x = __builtin_bswap64(x);
			y = __builtin_bswap64(y);
			return (x > y) - (x < y);
		}
		for (size_t i = 0; i < n; i++)
			if (a[i] != b[i])
				return difference(a, b, i);
		return 0;
	}
	if (n > 32)
		return cpu_has(CPU_AVX2) ? compare32(a, b, n) : compare16(a, b, n);
	differ = differ16(a, b) | differ16(a + n - 16, b + n - 16) << 16;
	if (!differ)
		return 0;
	return differ & 0xffff ? difference(a, b, (size_t)__builtin_ctz(differ))
		: difference(a, b, n - 32 + (size_t)__builtin_ctz(differ));
}
