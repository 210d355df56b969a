/* picture.h: the address space as the program finds it, drawn in text. Pure. */
#ifndef ULOAD_PICTURE_H
#define ULOAD_PICTURE_H

#include "plan.h"
#include "sections.h"
#include "text.h"

/* High addresses at the top, each edge with its address, gaps shrunk to one row with their size:
 * the axis is in order, not to scale. Long runs of PT_LOADs are drawn as one row. */
void picture_print(const struct plan *, const struct section_pair *, struct text *out);

#endif
