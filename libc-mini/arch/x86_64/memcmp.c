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

/* n > 4 * W; the bytes before are equal. */
#define COMPARE(W, V, EQUAL, AND, MASK, ALL, target) \
target static __attribute__((__noinline__)) int compare##W(const unsigned char *a, \
	const unsigned char *b, size_t n) \
{ \
	for (;;) { \
		V v[4]; \
		for (int i = 0; i < 4; i++) \
			v[i] = EQUAL(load##W(a + W * i), load##W(b + W * i)); \
		if ((unsigned)MASK(AND(AND(v[0], v[1]), AND(v[2], v[3]))) != ALL) { \
			for (int i = 0;; i++) { \
				unsigned differ = (unsigned)MASK(v[i]) ^ ALL; \
				if (differ) \
					return difference(a, b, (size_t)(W * i + __builtin_ctz(differ))); \
			} \
		} \
		if (n <= 4 * W) \
			return 0; \
		n -= 4 * W; \
		if (n < 4 * W) { \
			a -= 4 * W - n; \
			b -= 4 * W - n; \
			n = 4 * W; \
		} \
		a += 4 * W; \
		b += 4 * W; \
	} \
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
	if (n > 128)
		return cpu_has(CPU_AVX2) ? compare32(a, b, n) : compare16(a, b, n);
	for (; n > 16; n -= 16, a += 16, b += 16) {
		differ = differ16(a, b);
		if (differ)
			return difference(a, b, (size_t)__builtin_ctz(differ));
	}
	a -= 16 - n;
	b -= 16 - n;
	differ = differ16(a, b);
	return differ ? difference(a, b, (size_t)__builtin_ctz(differ)) : 0;
}
