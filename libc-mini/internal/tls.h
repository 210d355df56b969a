/* tls.h: where thread-local variables lie: so many bytes below the thread pointer (thread.h). */
#ifndef LIBC_MINI_TLS_H
#define LIBC_MINI_TLS_H

#include <link.h>

/* The first byte of PT_TLS lies so far below the thread pointer: up(p_vaddr + p_memsz, p_align) -
 * p_vaddr, which is how the linker counts (ELF TLS ABI, 3.4.6, variant II). */
static inline size_t tls_offset(const ElfW(Phdr) *ph)
{
	size_t align = ph->p_align ? ph->p_align : 1;

	return ((ph->p_vaddr + ph->p_memsz + align - 1) & -align) - ph->p_vaddr;
}

#endif
