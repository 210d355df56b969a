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

/* Upwards, four vectors of W bytes at a time, stores aligned. n >= 4 * W. */
#define MOVE_UP(W, V, target) \
target static void move_up##W(unsigned char *d, const unsigned char *s, size_t n) \
{ \
	unsigned char *end = d + n; \
	size_t skip = W - ((uintptr_t)d & (W - 1)); \
	V first = load##W(s), tail0 = load##W(s + n - 4 * W), tail1 = load##W(s + n - 3 * W), \
		tail2 = load##W(s + n - 2 * W), tail3 = load##W(s + n - W); \
	unsigned char *begin = d; \
	for (d += skip, s += skip; (size_t)(end - d) > 4 * W; d += 4 * W, s += 4 * W) { \
		V a = load##W(s), b = load##W(s + W), c = load##W(s + 2 * W), e = load##W(s + 3 * W); \
		store##W(d, a); \
		store##W(d + W, b); \
		store##W(d + 2 * W, c); \
		store##W(d + 3 * W, e); \
	} \
	store##W(end - 4 * W, tail0); \
	store##W(end - 3 * W, tail1); \
	store##W(end - 2 * W, tail2); \
	store##W(end - W, tail3); \
	store##W(begin, first); \
}
MOVE_UP(16, __m128i, )
MOVE_UP(32, __m256i, AVX2)

/* Downwards. */
#define MOVE_DOWN(W, V, target) \
target static void move_down##W(unsigned char *d, const unsigned char *s, size_t n) \
{ \
	size_t left = n - ((uintptr_t)(d + n) & (W - 1)); \
	V last = load##W(s + n - W), head0 = load##W(s), head1 = load##W(s + W), \
		head2 = load##W(s + 2 * W), head3 = load##W(s + 3 * W); \
	for (; left > 4 * W; left -= 4 * W) { \
		const unsigned char *from = s + left; \
		V a = load##W(from - W), b = load##W(from - 2 * W), c = load##W(from - 3 * W), \
			e = load##W(from - 4 * W); \
		store##W(d + left - W, a); \
		store##W(d + left - 2 * W, b); \
		store##W(d + left - 3 * W, c); \
		store##W(d + left - 4 * W, e); \
	} \
	store##W(d + n - W, last); \
	store##W(d, head0); \
	store##W(d + W, head1); \
	store##W(d + 2 * W, head2); \
	store##W(d + 3 * W, head3); \
}
MOVE_DOWN(16, __m128i, )
MOVE_DOWN(32, __m256i, AVX2)

/* n > 128. */
static __attribute__((__noinline__)) void *move_long(void *dst, const void *src, size_t n)
{
	uintptr_t above = (uintptr_t)dst - (uintptr_t)src, below = -above;

	if (above < n) {
		(cpu_has(CPU_AVX2) ? move_down32 : move_down16)(dst, src, n);
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
	} else {
		(cpu_has(CPU_AVX2) ? move_up32 : move_up16)(dst, src, n);
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
