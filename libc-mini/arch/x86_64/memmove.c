/* memmove.c (x86_64): memmove, which is memcpy as well: the question whether the two overlap costs
 * less than a second function.
 *
 * Up to 128 bytes everything is loaded before anything is stored, from both ends inwards:
 *
 *   |<-- 16 -->|<-- 16 -->|                    a length that is no multiple of 16
 *   +----------------------------------+       has its two halves overlap
 *              |<-- 16 -->|<-- 16 -->|
 *
 * More goes up, or down where dst lies within src, by the widest vectors there are; or by the
 * processor's own string move, which is best for thousands of bytes. */
#include <string.h>

#ifndef __SSE2__ /* uload: integer registers only */

void *memmove(void *dst, const void *src, size_t n)
{
	unsigned char *to = dst;
	const unsigned char *from = src;

	if (to <= from) {
		__asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(n) : : "memory");
	} else {
		while (n--)
			to[n] = from[n];
	}
	return dst;
}

void *memcpy(void *restrict dst, const void *restrict src, size_t n)
{
	unsigned char *to = dst;

	__asm__ volatile("rep movsb" : "+D"(to), "+S"(src), "+c"(n) : : "memory");
	return dst;
}

#else

#include "libc.h"
#include "vector.h"

enum { STRING_MOVE = 4096 }; /* from here rep movsb is faster than 32-byte vectors */

#define LOAD(type, p)     (*(const struct { type v; } __attribute__((__packed__, __may_alias__)) *)(p)).v
#define STORE(type, p, x) ((*(struct { type v; } __attribute__((__packed__, __may_alias__)) *)(p)).v = (x))

/* The first and the last `sizeof type` bytes, which may overlap. */
#define MOVE_ENDS(type, d, s, n) do { \
	type first_ = LOAD(type, s), last_ = LOAD(type, (s) + (n) - sizeof(type)); \
	STORE(type, d, first_); \
	STORE(type, (d) + (n) - sizeof(type), last_); \
} while (0)

/* Upwards, 128 bytes at a time, stores aligned. What lies at the ends is loaded before anything is
 * stored, since dst may begin just below src. */
AVX2 static void move_up32(unsigned char *d, const unsigned char *s, size_t n)
{
	unsigned char *begin = d, *end = d + n;
	size_t skip = 32 - ((uintptr_t)d & 31);
	__m256i first = load32(s), w = load32(s + n - 128), x = load32(s + n - 96),
		y = load32(s + n - 64), z = load32(s + n - 32);

	for (d += skip, s += skip; (size_t)(end - d) > 128; d += 128, s += 128) {
		__m256i a = load32(s), b = load32(s + 32), c = load32(s + 64), e = load32(s + 96);
		store32(d, a);
		store32(d + 32, b);
		store32(d + 64, c);
		store32(d + 96, e);
	}
	store32(end - 128, w);
	store32(end - 96, x);
	store32(end - 64, y);
	store32(end - 32, z);
	store32(begin, first);
}

/* Downwards. */
AVX2 static void move_down32(unsigned char *d, const unsigned char *s, size_t n)
{
	size_t left = n - ((uintptr_t)(d + n) & 31);
	__m256i last = load32(s + n - 32), w = load32(s), x = load32(s + 32), y = load32(s + 64),
		z = load32(s + 96);

	for (; left > 128; left -= 128) {
		__m256i a = load32(s + left - 32), b = load32(s + left - 64), c = load32(s + left - 96),
			e = load32(s + left - 128);
		store32(d + left - 32, a);
		store32(d + left - 64, b);
		store32(d + left - 96, c);
		store32(d + left - 128, e);
	}
	store32(d + n - 32, last);
	store32(d, w);
	store32(d + 32, x);
	store32(d + 64, y);
	store32(d + 96, z);
}

/* The same with the vectors that every processor has. */
static void move_up16(unsigned char *d, const unsigned char *s, size_t n)
{
	__m128i last = load16(s + n - 16);

	for (size_t i = 0; i < n - 16; i += 16)
		store16(d + i, load16(s + i));
	store16(d + n - 16, last);
}

static void move_down16(unsigned char *d, const unsigned char *s, size_t n)
{
	__m128i first = load16(s);

	for (size_t left = n; left > 16; left -= 16)
		store16(d + left - 16, load16(s + left - 16));
	store16(d, first);
}

/* n > 128. */
static __attribute__((__noinline__)) void *move_long(void *dst, const void *src, size_t n)
{
	uintptr_t above = (uintptr_t)dst - (uintptr_t)src, below = -above;

	if (above < n) {
		if (cpu_has(CPU_AVX2))
			move_down32(dst, src, n);
		else
			move_down16(dst, src, n);
	} else if (n >= STRING_MOVE && below >= n && cpu_has(CPU_ERMS)) {
		unsigned char *to = dst;
		const unsigned char *from = src;
		size_t skip = -(uintptr_t)to & 63; /* it likes whole lines */
		for (size_t i = 0; i < 64; i += 16)
			store16(to + i, load16(from + i));
		to += skip;
		from += skip;
		n -= skip;
		__asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(n) : : "memory");
	} else if (cpu_has(CPU_AVX2)) {
		move_up32(dst, src, n);
	} else {
		move_up16(dst, src, n);
	}
	return dst;
}

void *memmove(void *dst, const void *src, size_t n)
{
	unsigned char *d = dst;
	const unsigned char *s = src;

	if (n < 16) {
		if (n >= 8)
			MOVE_ENDS(uint64_t, d, s, n);
		else if (n >= 4)
			MOVE_ENDS(uint32_t, d, s, n);
		else if (n >= 2)
			MOVE_ENDS(uint16_t, d, s, n);
		else if (n)
			*d = *s;
		return dst;
	}
	if (n <= 32) {
		__m128i a = load16(s), b = load16(s + n - 16);
		store16(d, a);
		store16(d + n - 16, b);
		return dst;
	}
	if (n <= 64) {
		__m128i a = load16(s), b = load16(s + 16), y = load16(s + n - 32), z = load16(s + n - 16);
		store16(d, a);
		store16(d + 16, b);
		store16(d + n - 32, y);
		store16(d + n - 16, z);
		return dst;
	}
	if (n <= 128) {
		__m128i a = load16(s), b = load16(s + 16), c = load16(s + 32), e = load16(s + 48),
			w = load16(s + n - 64), x = load16(s + n - 48), y = load16(s + n - 32),
			z = load16(s + n - 16);
		store16(d, a);
		store16(d + 16, b);
		store16(d + 32, c);
		store16(d + 48, e);
		store16(d + n - 64, w);
		store16(d + n - 48, x);
		store16(d + n - 32, y);
		store16(d + n - 16, z);
		return dst;
	}
	return move_long(dst, src, n);
}

void *memcpy(void *restrict, const void *restrict, size_t) __attribute__((__alias__("memmove")));

#endif
