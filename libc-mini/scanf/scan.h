/* scan.h: the scanf family (C11 7.21.6.2, 7.29.2.2; POSIX.1-2017 fscanf) has one engine, as printf
 * has: formats of bytes or wide characters, input of the same, numbers read by strto/'s readers.
 * At most one character of the input is looked at and not taken. */
#ifndef LIBC_MINI_SCAN_H
#define LIBC_MINI_SCAN_H

#include <stdarg.h>
#include <stdio.h>
#include "strto/source.h"

/* __scan: how many items were stored; EOF if the input ended, or failed, before the first of them
 * and before anything did not match. `in` has no `at`; what it shows ahead was not taken. */
int __scan(struct source *in, const void *format, int wide, va_list list) hidden;

#endif
