/* bits/file.h: stdio's FILE, for headers that take one. */
#ifndef _BITS_FILE_H
#define _BITS_FILE_H

typedef struct _IO_FILE FILE;

#endif
