/* data.h: what the page is given; data.md in this folder says what each member means. */
#ifndef REPORT_DATA_H
#define REPORT_DATA_H

#include "record.h"

struct data_options {
	const char *source;            /* "live" or the name of the stream's file */
	int live, interrupted;
};

/* The object, as JSON that may stand in a <script> element. Errors stay in the FILE. */
void data_write(struct record *, const struct data_options *, FILE *);

void summary_write(const struct record *, struct out *);

/* page.c: the whole page, the data in its place. */
void page_write(struct record *, const struct data_options *, FILE *);

#endif
