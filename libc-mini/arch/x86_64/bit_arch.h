/* bit_arch.h (x86_64): a bit of a word, by its number modulo 64: btr and bts tell what it was. The
 * compiler does not put the two together by itself. */
#ifndef BIT_ARCH_H
#define BIT_ARCH_H

#include <stdint.h>

/* Clears the bit. Not 0 if it was set. */
static inline int bit_clear(uint64_t *word, uint64_t number)
{
	int was;

	__asm__ ("btrq %2, %0" : "+r"(*word), "=@ccc"(was) : "r"(number));
	return was;
}

/* Sets the bit. Not 0 if it was set. */
static inline int bit_set(uint64_t *word, uint64_t number)
{
	int was;

	__asm__ ("btsq %2, %0" : "+r"(*word), "=@ccc"(was) : "r"(number));
	return was;
}

#endif
