/* pages.h: the set of resident pages; for the model's own files. */
#ifndef LAB_PAGES_H
#define LAB_PAGES_H

#include "space.h"

/* 1 if it was not there before. */
int pages_add(struct pages *, uint64_t page, uint32_t event, uint32_t fault);
/* Returns how many went. */
size_t pages_drop(struct pages *, uint64_t start, uint64_t end);
void pages_move(struct pages *, uint64_t start, uint64_t end, uint64_t to);
const struct touch *pages_find(const struct pages *, uint64_t page);
void pages_copy(struct pages *to, const struct pages *from);

#endif
