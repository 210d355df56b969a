/* chunks.h: every event of the stream, packed, for the page to open on demand. */
#ifndef REPORT_CHUNKS_H
#define REPORT_CHUNKS_H

#include "event.h"
#include "out.h"

struct chunks {
	struct event *event;           /* of the chunk that is being filled */
	uint16_t *key;
	size_t filled;
	char **packed;                 /* base64 of gzip, one per full chunk */
	size_t count;
	const char **name;             /* what name numbers stand for */
	size_t names;
};

void chunks_add(struct chunks *, const struct event *, unsigned key);
/* Packs what is left. */
void chunks_end(struct chunks *);
void chunks_write(const struct chunks *, struct out *);

#endif
