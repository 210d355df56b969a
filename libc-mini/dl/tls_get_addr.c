/* tls_get_addr.c: the general way to a thread-local variable (ELF TLS ABI, 3.4): module and offset.
 * The linker turns it into the direct way in a static program; what comes through asks for module 1. */
#include <link.h>
#include <stdlib.h>
#include "libc.h"
#include "thread.h"
#include "tls.h"

void *__tls_get_addr(size_t where[2]);

void *__tls_get_addr(size_t where[2])
{
	const ElfW(Phdr) *each = __libc.phdr, *end = each + __libc.phnum;

	for (; each < end; each++)
		if (each->p_type == PT_TLS)
			return (char *)thread_self() - tls_offset(each) + where[1];
	abort();
}
