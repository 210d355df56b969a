/* stdio_ext.h: what Solaris, and GNU after it, let a program ask of a stream's buffer. */
#ifndef _STDIO_EXT_H
#define _STDIO_EXT_H

#include <stdio.h>

#define FSETLOCKING_QUERY    0
#define FSETLOCKING_INTERNAL 1  /* every function locks the stream: the default */
#define FSETLOCKING_BYCALLER 2  /* the caller does */

__BEGIN_DECLS
/* Size of the buffer; bytes waiting to be written. */
size_t __fbufsize(FILE *f);
size_t __fpending(FILE *f);
/* Did the last operation read (or can it only be read)? Write? May it be read, written at all? */
int __freading(FILE *f);
void __fseterr(FILE *f);                /* sets the error indicator: musl's, gnulib asks for it */
int __fwriting(FILE *f);
int __freadable(FILE *f);
int __fwritable(FILE *f);
/* Is it line-buffered? */
int __flbf(FILE *f);
/* Drops what is buffered. */
void __fpurge(FILE *f);
/* Writes out every line-buffered stream. */
void _flushlbf(void);
/* Who locks? Returns who did. */
int __fsetlocking(FILE *f, int who);
__END_DECLS

#endif
