/* timeline.h: break, mapped and resident bytes over the run, for the plot. */
#ifndef REPORT_TIMELINE_H
#define REPORT_TIMELINE_H

#include <stddef.h>
#include <stdint.h>

enum { LINE_BRK, LINE_MAPPED, LINE_RESIDENT, LINES };

struct point {
	uint64_t number, time;         /* of the last event it stands for */
	uint64_t last[LINES], low[LINES], high[LINES];
};

struct timeline {
	struct point *at;
	size_t count;
	uint64_t each, in_last;        /* events of a full point; of the last one */
};

void timeline_add(struct timeline *, uint64_t number, uint64_t time, const uint64_t value[LINES]);

#endif
