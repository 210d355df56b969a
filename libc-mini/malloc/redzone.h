/* redzone.h: in a library built with -DMALLOC_REDZONE=BYTES (make libc-redzone) the allocator's entries
 * have other names, and redzone.c has theirs. Included before any header that declares them. */
#ifndef MALLOC_REDZONE_H
#define MALLOC_REDZONE_H

#define malloc                  __inner_malloc
#define calloc                  __inner_calloc
#define realloc                 __inner_realloc
#define free                    __inner_free
#define memalign                __inner_memalign
#define aligned_alloc           __inner_aligned_alloc
#define posix_memalign          __inner_posix_memalign
#define valloc                  __inner_valloc
#define pvalloc                 __inner_pvalloc
#define malloc_usable_size      __inner_usable_size

#endif
