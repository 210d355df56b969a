/* argz.h: GNU's vectors of strings in one block of memory, each ended by a NUL: NULL and 0 are the
 * empty one. What grows is reallocated. error_t: 0, ENOMEM or EINVAL. */
#ifndef _ARGZ_H
#define _ARGZ_H

#include <errno.h>
#define __need_size_t
#define __need_NULL
#include <stddef.h>

#ifndef __MINI_GNU
typedef int error_t;
#endif

__BEGIN_DECLS
error_t argz_create(char *const argv[], char **argz, size_t *size);
error_t argz_create_sep(const char *text, int separator, char **argz, size_t *size);
size_t argz_count(const char *argz, size_t size);
void argz_extract(const char *argz, size_t size, char **argv);
void argz_stringify(char *argz, size_t size, int separator);
error_t argz_add(char **argz, size_t *size, const char *text);
error_t argz_add_sep(char **argz, size_t *size, const char *text, int separator);
error_t argz_append(char **argz, size_t *size, const char *more, size_t more_size);
void argz_delete(char **argz, size_t *size, char *entry);
error_t argz_insert(char **argz, size_t *size, char *before, const char *entry);
error_t argz_replace(char **argz, size_t *size, const char *text, const char *by, unsigned *count);
/* The entry behind `entry` (NULL: the first), or NULL. */
char *argz_next(const char *argz, size_t size, const char *entry);
__END_DECLS

#endif
