/* report.h: what the reports share. */
#ifndef MALLOC_REPORT_H
#define MALLOC_REPORT_H

#include <malloc.h>
#include "heap.h"

struct heap_report {
	struct mallinfo2 info;
	size_t most;            /* bytes that the break's region ever had */
};
struct heap_report __heap_report(void) hidden;

/* Each appends and returns the end. */
char *__report_text(char *at, const char *text) hidden;
char *__report_number(char *at, uint64_t n, int width) hidden;

#endif
