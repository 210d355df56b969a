/* string.h: PROVISIONAL. */
#ifndef _STRING_H
#define _STRING_H
#include <features.h>
#include <stddef.h>
__BEGIN_DECLS
void *memcpy(void *__restrict, const void *__restrict, size_t);
void *memset(void *, int, size_t);
int memcmp(const void *, const void *, size_t);
size_t strlen(const char *);
int strcmp(const char *, const char *);
int strncmp(const char *, const char *, size_t);
__END_DECLS
#endif
