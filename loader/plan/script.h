/* script.h: a #! line, as the kernel's load_script() reads it. Pure. */
#ifndef ULOAD_SCRIPT_H
#define ULOAD_SCRIPT_H

#include <stddef.h>

#include "refusal.h"

struct script {
	const char *interp;    /* into the bytes given, not ended by a NUL */
	size_t interp_length;
	const char *argument;  /* the one optional argument, inner blanks kept, or NULL */
	size_t argument_length;
};

int script_is(const char *bytes, size_t n);

/* Reads the first IMAGE_HEADER_BYTES bytes of a file (padded with zeros if it is shorter). */
int script_parse(const char *bytes, struct script *, struct refusal *);

#endif
