/* memset.c (x86_64): up to 128 bytes by stores from both ends, which may overlap; more by aligned
 * vectors; thousands by the processor's own string store. */
#include <string.h>

#ifndef __SSE2__ /* uload: integer registers only */

void *memset(void *dst, int byte, size_t n)
{
	unsigned char *to = dst;

	__asm__ volatile("rep stosb" : "+D"(to), "+c"(n) : "a"(byte) : "memory");
	return dst;
}

#else

#include "vector.h"

enum { STRING_STORE = 2048 }; /* from here rep stosb is faster than 32-byte vectors */

#define STORE(type, p, x) ((*(struct { type v; } __attribute__((__packed__, __may_alias__)) *)(p)).v = (type)(x))

AVX2 static void set_long32(unsigned char *d, __m128i v, size_t n)
{
	unsigned char *last = d + n - 128;
	__m256i w = _mm256_broadcastb_epi8(v);

	store32(d, w);
	if (n <= 256) {
		store32(d + 32, w);
		store32(d + 64, w);
		store32(d + 96, w);
	} else {
		for (d += 32 - ((uintptr_t)d & 31); d < last; d += 128) {
			store32(d, w);
			store32(d + 32, w);
			store32(d + 64, w);
			store32(d + 96, w);
		}
	}
	store32(last, w);
	store32(last + 32, w);
	store32(last + 64, w);
	store32(last + 96, w);
}

static void set_long16(unsigned char *d, __m128i v, size_t n)
{
	unsigned char *last = d + n - 16;

	store16(d, v);
	for (d += 16 - ((uintptr_t)d & 15); d < last; d += 16)
		store16(d, v);
	store16(last, v);
}

static __attribute__((__noinline__)) void *set_long(void *dst, __m128i v, size_t n)
{
	if (n >= STRING_STORE && cpu_has(CPU_ERMS)) {
		unsigned char *to = dst;
		size_t skip = -(uintptr_t)to & 63;
		int byte = _mm_cvtsi128_si32(v);
		for (size_t i = 0; i < 64; i += 16)
			store16(to + i, v);
		to += skip;
		n -= skip;
		__asm__ volatile("rep stosb" : "+D"(to), "+c"(n) : "a"(byte) : "memory");
	} else if (cpu_has(CPU_AVX2)) {
		set_long32(dst, v, n);
	} else {
		set_long16(dst, v, n);
	}
	return dst;
}

void *memset(void *dst, int byte, size_t n)
{
	unsigned char *d = dst;
	__m128i v;

	if (n < 16) {
		uint64_t bytes = (unsigned char)byte * 0x0101010101010101ul;
		if (n >= 8) {
			STORE(uint64_t, d, bytes);
			STORE(uint64_t, d + n - 8, bytes);
		} else if (n >= 4) {
			STORE(uint32_t, d, bytes);
			STORE(uint32_t, d + n - 4, bytes);
		} else if (n >= 2) {
			STORE(uint16_t, d, bytes);
			STORE(uint16_t, d + n - 2, bytes);
		} else if (n) {
			*d = (unsigned char)byte;
		}
		return dst;
	}
	v = _mm_set1_epi8((char)byte);
	if (n > 128)
		return set_long(dst, v, n);
	store16(d, v);
	store16(d + n - 16, v);
	if (n <= 32)
		return dst;
	store16(d + 16, v);
	store16(d + n - 32, v);
	if (n <= 64)
		return dst;
	store16(d + 32, v);
	store16(d + 48, v);
	store16(d + n - 64, v);
	store16(d + n - 48, v);
	return dst;
}

#endif
