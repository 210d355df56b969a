/* areas.h: cutting and joining areas; for the model's own files. */
#ifndef LAB_AREAS_H
#define LAB_AREAS_H

#include "space.h"

void areas_remove(struct space *, uint64_t start, uint64_t end);
/* Takes the place of whatever lies there. */
void areas_put(struct space *, const struct area *);
/* Sets the protection of what lies there. */
void areas_protect(struct space *, uint64_t start, uint64_t end, uint8_t prot);
/* Counts `mapped` anew, after a change of the areas that went past the functions above. */
void areas_count(struct space *);
/* start and length as the system calls take them: to whole pages. */
uint64_t page_up(uint64_t);
uint64_t page_down(uint64_t);

#endif
