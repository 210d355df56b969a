/* symbols.h: which function an instruction belongs to, by the symbol tables of the mapped files. */
#ifndef LAB_SYMBOLS_H
#define LAB_SYMBOLS_H

#include "space.h"

/* The name of the function at `ip`, "file+0x123" where no symbol covers it, or NULL: the place is
 * not known. The string stays. */
const char *symbols_name(const struct space *, uint64_t ip);

/* Executable memory may have changed: answers are not remembered beyond this. */
void symbols_forget(void);

#endif
