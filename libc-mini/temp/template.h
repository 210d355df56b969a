/* template.h: a name that ends in XXXXXX, and a suffix. */
#ifndef LIBC_MINI_TEMPLATE_H
#define LIBC_MINI_TEMPLATE_H

#include "libc.h"

/* Fills the Xs with random characters until make() does not fail with -EEXIST; what it returned or
 * -errno. The template is as it was after a failure. */
long __template_try(char *name, int suffix, long (*make)(const char *name, int flags),
	int flags) hidden;

#endif
