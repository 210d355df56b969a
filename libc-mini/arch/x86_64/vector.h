/* vector.h (x86_64): 16 and 32 bytes at a time. Loads need no alignment. The functions for 32 bytes may
 * only be called where cpu_has(CPU_AVX2). */
#ifndef LIBC_MINI_VECTOR_H
#define LIBC_MINI_VECTOR_H

#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>
#include "cpu.h"

#define INLINE static inline __attribute__((__always_inline__))
#define AVX2 __attribute__((__target__("avx2")))

enum { PAGE = 4096 }; /* memory comes and goes in pages: a load within one is as good as its first byte */

INLINE __m128i load16(const void *p)
{
	return _mm_loadu_si128(p);
}

INLINE void store16(void *p, __m128i v)
{
	_mm_storeu_si128(p, v);
}

AVX2 INLINE __m256i load32(const void *p)
{
	return _mm256_loadu_si256(p);
}

AVX2 INLINE void store32(void *p, __m256i v)
{
	_mm256_storeu_si256(p, v);
}

/* One bit for each byte that is zero, the first byte's is the lowest. */
INLINE unsigned zeros16(__m128i v)
{
	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_setzero_si128()));
}

AVX2 INLINE unsigned zeros32(__m256i v)
{
	return (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, _mm256_setzero_si256()));
}

/* How far p is from the end of its page. */
INLINE size_t page_left(const void *p)
{
	return PAGE - ((uintptr_t)p & (PAGE - 1));
}

#endif
