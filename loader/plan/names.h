/* names.h: the field's own names for numbers: errno, e_machine, e_type, RLIMIT_*, AT_*. Pure
 * tables; each function returns a constant string, and for a number that it does not know "unknown",
 * "RLIMIT_?", "AT_?" or, for errno, NULL. */
#ifndef ULOAD_NAMES_H
#define ULOAD_NAMES_H

#include <stdint.h>

const char *name_errno(int error);            /* "ENOENT (no such file or directory)" */
const char *name_machine(unsigned e_machine); /* "aarch64" */
const char *name_type(unsigned e_type);       /* "ET_REL" */
const char *name_limit(uint64_t resource);    /* "RLIMIT_STACK" */
const char *name_auxv(uint64_t type);         /* "AT_PHDR" */

#endif
