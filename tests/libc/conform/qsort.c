/* Sorting: orders, sizes, adversaries. The bound is what counts: 5 n log2(n) comparisons for any
 * input, also one that is made while it is sorted (McIlroy, "A Killer Adversary for Quicksort"). */
#include <stdint.h>
#include <stdlib.h>
#include "show.h"

#define MOST 20000

static long comparisons;

static int by_int(const void *a, const void *b)
{
	int x, y;

	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	comparisons++;
	return (x > y) - (x < y);
}

static unsigned state = 12345;
static unsigned chance(void)
{
	state = state * 1103515245 + 12345;
	return state >> 16 & 0x7fff;
}

static int pattern(int kind, int i, int n)
{
	switch (kind) {
	case 0: return i;
	case 1: return n - i;
	case 2: return 7;
	case 3: return i % 2;
	case 4: return i < n / 2 ? i : n - i;
	case 5: return i % 17;
	case 6: return (int)chance();
	case 7: return i ^ 1;
	case 8: return i == n - 1 ? -1 : i;
	default: return (int)chance() % 3;
	}
}

static long bound(int n)
{
	long log2 = 1;

	for (int i = n; i > 1; i /= 2)
		log2++;
	return 5L * n * log2 + 64;
}

static void patterns(void)
{
	static int data[MOST];
	static const int sizes[] = { 0, 1, 2, 3, 4, 7, 8, 9, 10, 63, 64, 65, 1000, MOST };

	for (int kind = 0; kind < 10; kind++)
		for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
			char name[60];
			int n = sizes[s], sorted = 1;
			long long sum = 0, before = 0;

			for (int i = 0; i < n; i++)
				before += data[i] = pattern(kind, i, n);
			comparisons = 0;
			qsort(data, n, sizeof *data, by_int);
			for (int i = 0; i < n; i++)
				sum += data[i];
			for (int i = 1; i < n; i++)
				sorted &= data[i - 1] <= data[i];
			snprintf(name, sizeof name, "qsort.pattern %d of %d", kind, n);
			show(name, "sorted %d, same sum %d, bounded %d", sorted, sum == before,
				comparisons <= bound(n));
		}
}

/* Elements of every size, at odd addresses too. */
static void element_sizes(void)
{
	static char memory[200 * 80 + 16];

	for (int size = 4; size <= 72; size += size < 24 ? 1 : 8)
		for (int offset = 0; offset < 3; offset++) {
			char name[60];
			char *base = memory + offset;
			int sorted = 1, whole = 1;

			for (int i = 0; i < 200; i++) {
				int value = (int)chance();

				memset(base + i * size, value & 0x7f, size);
				memcpy(base + i * size, &value, sizeof value);
			}
			base[200 * size] = 77;
			qsort(base, 200, size, by_int);
			for (int i = 0; i < 200; i++) {
				int value;

				memcpy(&value, base + i * size, sizeof value);
				for (int k = 4; k < size; k++)
					whole &= base[i * size + k] == (value & 0x7f);
				sorted &= i == 0 || by_int(base + (i - 1) * size, base + i * size) <= 0;
			}
			snprintf(name, sizeof name, "qsort.size %d at %d", size, offset);
			show(name, "sorted %d, whole %d, behind %d", sorted, whole, base[200 * size]);
		}
}

/* McIlroy's adversary: gas values harden as they are compared. */
static int value[MOST], solid, candidate, gas, counted;

static int adversary(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	counted++;
	if (value[x] == gas && value[y] == gas)
		value[x == candidate ? x : y] = solid++;
	if (value[x] == gas)
		candidate = x;
	else if (value[y] == gas)
		candidate = y;
	return (value[x] > value[y]) - (value[x] < value[y]);
}

static void killer(int n)
{
	static int index[MOST];
	char name[60];
	int sorted = 1;

	gas = n;
	solid = candidate = counted = 0;
	for (int i = 0; i < n; i++) {
		index[i] = i;
		value[i] = gas;
	}
	qsort(index, n, sizeof *index, adversary);
	for (int i = 1; i < n; i++)
		sorted &= value[index[i - 1]] <= value[index[i]];
	snprintf(name, sizeof name, "qsort.adversary %d", n);
	show(name, "sorted %d, bounded %d", sorted, counted <= bound(n));
	/* The input that it made, once more. */
	for (int i = 0; i < n; i++)
		index[i] = value[i];
	comparisons = 0;
	qsort(index, n, sizeof *index, by_int);
	snprintf(name, sizeof name, "qsort.adversary's input %d", n);
	show(name, "bounded %d", comparisons <= bound(n));
}

static int nonsense(const void *a, const void *b)
{
	(void)a;
	(void)b;
	return (int)chance() % 3 - 1;
}

static int strange(const void *a, const void *b)
{
	(void)a;
	(void)b;
	return -1;
}

/* A compare() that lies: any order, nothing lost, nothing outside touched. */
static void lies(void)
{
	static int data[1002];
	long long sum = 0;

	for (int which = 0; which < 2; which++) {
		data[0] = data[1001] = -1;
		for (int i = 1; i <= 1000; i++)
			data[i] = i;
		qsort(data + 1, 1000, sizeof *data, which ? strange : nonsense);
		sum = 0;
		for (int i = 1; i <= 1000; i++)
			sum += data[i];
		show(which ? "qsort.always less" : "qsort.by chance", "%lld %d %d", sum, data[0], data[1001]);
	}
}

#ifndef NO_QSORT_R
static int by_key(const void *a, const void *b, void *key)
{
	int x = *(const int *)a ^ *(int *)key, y = *(const int *)b ^ *(int *)key;

	return (x > y) - (x < y);
}
#endif

static void with_argument(void)
{
	int data[16], key = 5;
	char line[80], *to = line;

	for (int i = 0; i < 16; i++)
		data[i] = i * 7 % 16;
	qsort_r(data, 16, sizeof *data, by_key, &key);
	for (int i = 0; i < 16; i++)
		to += sprintf(to, "%d ", data[i]);
	show("qsort.qsort_r", "%s", line);
}

int main(void)
{
	patterns();
	element_sizes();
	for (int n = 10; n <= MOST; n *= n < 1000 ? 10 : 2)
		killer(n);
	lies();
	with_argument();
	return 0;
}
