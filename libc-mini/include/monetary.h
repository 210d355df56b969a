/* monetary.h (POSIX.1-2017): amounts of money as text. */
#ifndef _MONETARY_H
#define _MONETARY_H

#include <features.h>
#include <bits/types.h>

#define __need_size_t
#include <stddef.h>

typedef __ssize_t ssize_t;
typedef __locale_t locale_t;

__BEGIN_DECLS

/* Writes `format` with its amounts, doubles (long doubles after L), to `text`, at most `size` bytes
 * with the NUL. A directive is
 *
 *   %[=f][^][+ or (][!][-][width][#left][.right][L] followed by i, n or %
 *
 * In the C locale there is neither a currency sign nor grouping; the point is '.', and 2 digits
 * follow it. Returns the bytes written without the NUL; -1: E2BIG (no room), EINVAL. */
ssize_t strfmon(char *__restrict text, size_t size, const char *__restrict format, ...);
ssize_t strfmon_l(char *__restrict text, size_t size, locale_t locale, const char *__restrict format, ...);

__END_DECLS

#endif
