/* object.h: where the program lies, by its own program headers. */
#ifndef LIBC_MINI_OBJECT_H
#define LIBC_MINI_OBJECT_H

#include <stdint.h>
#include "libc.h"

struct object {
	uintptr_t start, end;           /* from the first PT_LOAD to the last one's end */
	uintptr_t eh_frame_hdr;         /* PT_GNU_EH_FRAME, or 0 */
};

/* 1 and *object if the program holds this address, else 0. */
int __object_find(const void *address, struct object *object) hidden;

#endif
