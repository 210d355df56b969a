/* pairs.c: see pairs.h. */
#define _GNU_SOURCE
#include "pairs.h"

#include <math.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define PROGRESS_EVERY 0.2e6 /* microseconds */

double pairs_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

int pairs_pin(void)
{
	cpu_set_t have, one;

	CPU_ZERO(&one);
	if (sched_getaffinity(0, sizeof have, &have))
		return -1;
	for (size_t cpu = CPU_SETSIZE; cpu-- > 0;)
		if (CPU_ISSET(cpu, &have)) {
			CPU_SET(cpu, &one);
			break;
		}
	return sched_setaffinity(0, sizeof one, &one);
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double pairs_median(double *v, size_t n, double *low, double *high)
{
	size_t margin = (size_t)ceil(0.98 * sqrt((double)n));

	qsort(v, n, sizeof *v, compare);
	if (low)
		*low = v[n / 2 > margin ? n / 2 - margin : 0];
	if (high)
		*high = v[n / 2 + margin < n ? n / 2 + margin : n - 1];
	return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

void pairs_progress(const char *name, size_t done, size_t n)
{
	static double last;

	if (!isatty(2) || (done < n && pairs_now() - last < PROGRESS_EVERY))
		return;
	last = pairs_now();
	if (done < n)
		fprintf(stderr, "\r%s: %zu of %zu pairs", name, done, n);
	else
		fprintf(stderr, "\r\33[K");
}
