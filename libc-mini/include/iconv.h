/* iconv.h: POSIX.1-2017 <iconv.h>.
 *
 * Encodings: UTF-8; UTF-16, UTF-32, UCS-2, UCS-4 with LE, BE or a byte order mark; WCHAR_T; ASCII;
 * and, one byte a character, ISO-8859-1 … 16, WINDOWS-1250 … 1258, KOI8-R, KOI8-U, CP437, 737, 775,
 * 850, 852, 855, 857, 858, 860 … 866, 869, 874, MACINTOSH, TIS-620. Those of many bytes for Chinese, Japanese
 * and Korean (GB18030, BIG5, SHIFT_JIS, EUC-*, ISO-2022-*) are absent. Names in either case, with or
 * without '-' and '_', with GNU's suffixes: //IGNORE leaves out what has no place in the target,
 * //TRANSLIT writes something alike, or '?'. */
#ifndef _ICONV_H
#define _ICONV_H

#include <features.h>
#define __need_size_t
#include <stddef.h>

typedef void *iconv_t;

__BEGIN_DECLS

/* (iconv_t)-1: EINVAL (an encoding is unknown), ENOMEM. */
iconv_t iconv_open(const char *__to, const char *__from);
/* Converts from *in (*in_left bytes) to *out (*out_left bytes) and moves all four on. Returns how many
 * characters were replaced by others; (size_t)-1: E2BIG (no room), EILSEQ (input is not valid, or has
 * no place in the target), EINVAL (input ends within a character); in each, *in is at the culprit.
 * in or *in NULL: back to the initial state. */
size_t iconv(iconv_t __cd, char **__restrict __in, size_t *__restrict __in_left,
	char **__restrict __out, size_t *__restrict __out_left);
int iconv_close(iconv_t __cd);

__END_DECLS

#endif
