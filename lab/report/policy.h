/* policy.h: how much goes into a report. */
#ifndef REPORT_POLICY_H
#define REPORT_POLICY_H

struct report_policy {
	unsigned moments;          /* events of the run are merged so that about so many moments stay */
	unsigned head;             /* the first so many of the run are left alone while others can be merged */
	unsigned tail;             /* and so many of the last ones */
	unsigned timeline;         /* points of the plot */
	unsigned chunk;            /* events that are packed together */
	unsigned rows;             /* of the initial stack; the rest is counted */
	unsigned symbols;          /* of one file */
	unsigned file_bytes;       /* bytes of files, for all files together */
	unsigned small_segment;    /* a segment of this size goes in whole, if there is room */
	unsigned heap_each;        /* the heap is looked at after each of the first so many calls … */
	unsigned heap_growth;      /* … then each time their number has grown by so many percent … */
	unsigned heap_marks;       /* … and at the first so many marks */
	unsigned heap_spans;       /* a heap of more spans, … */
	unsigned heap_pieces;      /* … or pieces of spans, is shown as cells */
	unsigned heap_cells;
	unsigned heap_list;        /* addresses told of one free list */
};

static const struct report_policy policy = {
	.moments = 2000, .head = 300, .tail = 100, .timeline = 1000, .chunk = 4096,
	.rows = 2000, .symbols = 4000,
	.file_bytes = 2 << 20, .small_segment = 64 << 10, .heap_each = 64, .heap_growth = 12,
	.heap_marks = 64, .heap_spans = 400, .heap_pieces = 16000, .heap_cells = 512, .heap_list = 16,
};

#endif
