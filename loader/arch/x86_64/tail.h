/* tail.h (x86_64): see tail.c. Pure. */
#ifndef ULOAD_ARCH_TAIL_H
#define ULOAD_ARCH_TAIL_H

#include "host.h"

#define TAIL_MAX_BYTES 64

/* Searches the n bytes of the vDSO; best->offset is 0 if there is no usable tail. */
void arch_find_tail(const unsigned char *vdso, size_t n, struct vdso_tail *best);

#endif
