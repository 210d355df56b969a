/* link.h: the program's own segments, in the manner of SVR4 and Linux, dl_iterate_phdr(3). A static
 * program has one object: itself. */
#ifndef _LINK_H
#define _LINK_H

#include <elf.h>
#include <dlfcn.h>
#include <features.h>
#include <stddef.h>

__BEGIN_DECLS

/* ElfW(Phdr): the type of this machine's own class. */
#if defined(__LP64__)
#define ElfW(type) Elf64_##type
#define __ELF_NATIVE_CLASS 64
#else
#define ElfW(type) Elf32_##type
#define __ELF_NATIVE_CLASS 32
#endif

struct dl_phdr_info {
	ElfW(Addr) dlpi_addr;           /* load bias: 0, or where a static PIE was put */
	const char *dlpi_name;          /* "": the program itself */
	const ElfW(Phdr) *dlpi_phdr;
	ElfW(Half) dlpi_phnum;
	unsigned long long dlpi_adds;   /* objects ever loaded: 1 */
	unsigned long long dlpi_subs;   /* objects ever unloaded: 0 */
	size_t dlpi_tls_modid;          /* 1 if the program has PT_TLS, or 0 */
	void *dlpi_tls_data;            /* this thread's copy of it, or NULL */
};

/* Calls callback(info, sizeof *info, data) for each object while it returns 0; returns what the
 * last call returned. */
int dl_iterate_phdr(int (*callback)(struct dl_phdr_info *info, size_t size, void *data), void *data);

/* What debuggers look for behind DT_DEBUG; a static program fills in nothing. */
struct link_map {
	ElfW(Addr) l_addr;
	char *l_name;
	ElfW(Dyn) *l_ld;
	struct link_map *l_next, *l_prev;
};

struct r_debug {
	int r_version;
	struct link_map *r_map;
	ElfW(Addr) r_brk;
	enum { RT_CONSISTENT, RT_ADD, RT_DELETE } r_state;
	ElfW(Addr) r_ldbase;
};

__END_DECLS

#endif
