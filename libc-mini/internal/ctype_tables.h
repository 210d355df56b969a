/* ctype_tables.h: the classes and cases of -128 … 255 as glibc's <ctype.h> wants them; 0 is at 128. */
#ifndef LIBC_MINI_CTYPE_TABLES_H
#define LIBC_MINI_CTYPE_TABLES_H

#include "libc.h"

extern const unsigned short __ctype_b_table[384] hidden;
extern const int __ctype_tolower_table[384] hidden, __ctype_toupper_table[384] hidden;

#endif
