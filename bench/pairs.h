/* pairs.h: measuring two things in turn: the clock, one CPU, medians. */
#ifndef BENCH_PAIRS_H
#define BENCH_PAIRS_H

#include <stddef.h>

/* Microseconds of a clock that never jumps. */
double pairs_now(void);

/* Binds this process and its children to the last CPU that it may use. 0, or -1 with errno. */
int pairs_pin(void);

/* The median of n numbers, which are sorted in place. *low and *high (or NULL) are the bounds
 * between which the true median lies with 95 % confidence (order statistics). */
double pairs_median(double *v, size_t n, double *low, double *high);

/* "NAME: DONE of N pairs" on standard error, if that is a terminal, now and then. */
void pairs_progress(const char *name, size_t done, size_t n);

#endif
