/* qsort.c: introsort (Musser 1997): quicksort with the median of three (of nine, where that pays)
 * as the pivot; a part that has been split more often than 2 log2(n) times is heap-sorted, so that
 * no input, not even one made while it runs (McIlroy, "A Killer Adversary for Quicksort"), costs
 * more than O(n log n); parts of up to 8 elements are sorted by insertion. The smaller part of a
 * split is sorted first, the other by going round again: the stack is at most log2(n) deep.
 *
 * A compare() that contradicts itself gives any order, but no index outside the array. */
#include <stdlib.h>
#include <string.h>
#include "libc.h"

#define INSERTION 8     /* elements from which on a part is split */
#define NINTHER   64    /* elements from which on the pivot is a median of medians */

typedef int comparison(const void *, const void *, void *);

struct sort {
	size_t size;
	comparison *compare;
	void *argument;
	enum unit { WORDS, HALVES, BYTES } unit;        /* in which elements are swapped */
};

/* May elements be moved as longs or ints? If both where they lie and their size allow it. */
static enum unit unit_of(const void *base, size_t size)
{
	if (((uintptr_t)base | size) % sizeof(long) == 0)
		return WORDS;
	return ((uintptr_t)base | size) % sizeof(int) == 0 ? HALVES : BYTES;
}

#define SWAP(type) \
	for (type *p = a, *q = b, *end = (type *)((char *)a + sort->size); p != end; p++, q++) { \
		type t = *p; \
		*p = *q; \
		*q = t; \
	}

static void swap(const struct sort *sort, void *a, void *b)
{
	switch (sort->unit) {
	case WORDS:
		SWAP(long)
		break;
	case HALVES:
		SWAP(int)
		break;
	case BYTES:
		SWAP(char)
		break;
	}
}

static int less(const struct sort *sort, const void *a, const void *b)
{
	return sort->compare(a, b, sort->argument) < 0;
}

static void insertion_sort(const struct sort *sort, char *base, size_t count)
{
	char *end = base + count * sort->size;

	for (char *each = base + sort->size; each < end; each += sort->size)
		for (char *p = each; p > base && less(sort, p, p - sort->size); p -= sort->size)
			swap(sort, p, p - sort->size);
}

/* Lets the element at `root` sink until no child is larger. */
static void sift(const struct sort *sort, char *base, size_t root, size_t count)
{
	size_t child;

	while ((child = 2 * root + 1) < count) {
		if (child + 1 < count
		 && less(sort, base + child * sort->size, base + (child + 1) * sort->size))
			child++;
		if (!less(sort, base + root * sort->size, base + child * sort->size))
			return;
		swap(sort, base + root * sort->size, base + child * sort->size);
		root = child;
	}
}

static void heap_sort(const struct sort *sort, char *base, size_t count)
{
	for (size_t root = count / 2; root-- > 0;)
		sift(sort, base, root, count);
	while (--count > 0) {
		swap(sort, base, base + count * sort->size);
		sift(sort, base, 0, count);
	}
}

static char *median(const struct sort *sort, char *a, char *b, char *c)
{
	if (less(sort, a, b))
		return less(sort, b, c) ? b : less(sort, a, c) ? c : a;
	return less(sort, a, c) ? a : less(sort, b, c) ? c : b;
}

static char *pivot(const struct sort *sort, char *base, size_t count)
{
	char *middle = base + count / 2 * sort->size, *last = base + (count - 1) * sort->size;
	size_t eighth = count / 8 * sort->size;

	if (count < NINTHER)
		return median(sort, base, middle, last);
	return median(sort, median(sort, base, base + eighth, base + 2 * eighth),
		median(sort, middle - eighth, middle, middle + eighth),
		median(sort, last - 2 * eighth, last - eighth, last));
}

/* Splits: what lies before the element returned is not larger than it, what lies behind not smaller.
 *
 *   base        up ->            <- down        end
 *    | pivot | <= pivot |  ?  | >= pivot |
 *
 * Both stop at equal elements, so that an array of equals is split in the middle. */
static char *split(const struct sort *sort, char *base, size_t count)
{
	char *up = base, *down = base + count * sort->size, *end = down;

	swap(sort, base, pivot(sort, base, count));
	for (;;) {
		do
			up += sort->size;
		while (up < end && less(sort, up, base));
		do
			down -= sort->size;
		while (down > base && less(sort, base, down));
		if (up >= down)
			break;
		swap(sort, up, down);
	}
	swap(sort, base, down);
	return down;
}

static void intro_sort(const struct sort *sort, char *base, size_t count, unsigned splits)
{
	char *middle;
	size_t before, behind;

	while (count > INSERTION) {
		if (splits-- == 0) {
			heap_sort(sort, base, count);
			return;
		}
		middle = split(sort, base, count);
		before = (size_t)(middle - base) / sort->size;
		behind = count - before - 1;
		if (before < behind) {
			intro_sort(sort, base, before, splits);
			base = middle + sort->size;
			count = behind;
		} else {
			intro_sort(sort, middle + sort->size, behind, splits);
			count = before;
		}
	}
	insertion_sort(sort, base, count);
}

void __qsort_r(void *base, size_t count, size_t size, comparison *compare, void *argument)
{
	struct sort sort = { size, compare, argument, unit_of(base, size) };
	unsigned log2 = 0;

	for (size_t n = count; n > 1; n /= 2)
		log2++;
	if (count > 1 && size > 0)
		intro_sort(&sort, base, count, 2 * log2);
}
weak_alias(__qsort_r, qsort_r);

static int two_arguments(const void *a, const void *b, void *compare)
{
	return ((int (*)(const void *, const void *))compare)(a, b);
}

void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *))
{
	__qsort_r(base, count, size, two_arguments, (void *)compare);
}
