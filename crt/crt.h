/* crt.h: the steps of start-up. */
#ifndef CRT_H
#define CRT_H

#include <stddef.h>
#include "libc.h"

struct vectors {
	int argc;
	char **argv, **envp;
	const size_t *auxv;
};

void __crt_relocate(const struct vectors *v) hidden;
void __crt_thread(const struct vectors *v) hidden;
void __crt_irelative(void) hidden;

#endif
