/* crt.h: the steps of start-up, in the order in which start.c lists them. */
#ifndef CRT_H
#define CRT_H

#include <elf.h>
#include <link.h>
#include <stddef.h>
#include "libc.h"

/* What lies above the stack pointer when a program starts. */
struct vectors {
	int argc;
	char **argv, **envp;
	const size_t *auxv;
};

/* relocate_exec.c (crt1.o) or relocate_pie.c (rcrt1.o) */
void __crt_relocate(void) hidden;       /* addresses that the program itself holds */
void __crt_irelative(void) hidden;      /* functions that are chosen when the program starts */
void __crt_protect(void) hidden;        /* closes what only relocation had to write */

/* thread.c */
void __crt_thread(void) hidden;         /* thread-local variables, thread pointer, canary */

/* headers.c: the program's own headers, which lie in its first segment */
void __crt_headers(void) hidden;
extern const ElfW(Ehdr) __ehdr_start hidden weak;
const ElfW(Phdr) *__crt_segment(ElfW(Word) type) hidden;

#endif
