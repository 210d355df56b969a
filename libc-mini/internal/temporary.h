/* temporary.h: names for temporary files. */
#ifndef LIBC_MINI_TEMPORARY_H
#define LIBC_MINI_TEMPORARY_H

#include "libc.h"

#define TEMPORARY_TRIES 100     /* random names until one is free: 36^6 are possible */

/* Six random letters and digits, without a NUL. */
void __temporary_name(char six[6]) hidden;

#endif
