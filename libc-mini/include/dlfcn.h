/* dlfcn.h: POSIX.1-2017 <dlfcn.h>. Programs here are static: nothing can be loaded while they run,
 * and dlerror() says so. What is asked of the program itself is answered as far as it is known. */
#ifndef _DLFCN_H
#define _DLFCN_H

#include <features.h>
#include <stddef.h>

__BEGIN_DECLS

#define RTLD_LAZY     0x00001
#define RTLD_NOW      0x00002
#define RTLD_GLOBAL   0x00100
#define RTLD_LOCAL    0
#ifdef __MINI_DEFAULT
#define RTLD_NOLOAD   0x00004
#define RTLD_DEEPBIND 0x00008
#define RTLD_NODELETE 0x01000
#endif
#define RTLD_NEXT     ((void *)-1l)
#define RTLD_DEFAULT  ((void *)0)

/* A handle for the program itself if file is NULL; else NULL: no object can be loaded. */
void *dlopen(const char *file, int mode);
/* NULL: a static program keeps no table of its symbols. */
void *dlsym(void *__restrict handle, const char *__restrict name);
/* 0 for dlopen(NULL)'s handle, -1 for anything else. */
int dlclose(void *handle);
/* What went wrong last, once; NULL if nothing did since the last call. */
char *dlerror(void);

#ifdef __MINI_DEFAULT
typedef struct {
	const char *dli_fname;  /* the program's name */
	void *dli_fbase;        /* where its first segment lies */
	const char *dli_sname;  /* NULL: names of symbols are not known */
	void *dli_saddr;
} Dl_info;

/* 1 and *info for an address within the program, else 0; dlerror() says nothing then. */
int dladdr(const void *address, Dl_info *info);
#endif

#ifdef __MINI_GNU
#define RTLD_DI_LMID     1
#define RTLD_DI_LINKMAP  2
#define RTLD_DI_ORIGIN   6
#define RTLD_DL_SYMENT   1
#define RTLD_DL_LINKMAP  2

/* -1: there is nothing to tell of the program itself. */
int dlinfo(void *__restrict handle, int request, void *__restrict answer);
/* NULL, as dlsym. */
void *dlvsym(void *__restrict handle, const char *__restrict name, const char *__restrict version);

/* The object that holds an address, for unwinders (glibc 2.35): 0 and *found, or -1. */
struct dl_find_object {
	unsigned long long dlfo_flags;
	void *dlfo_map_start;
	void *dlfo_map_end;
	struct link_map *dlfo_link_map;
	void *dlfo_eh_frame;    /* what PT_GNU_EH_FRAME describes: .eh_frame_hdr */
	unsigned long long dlfo_reserved[7];
};
int _dl_find_object(void *address, struct dl_find_object *found);
#endif

__END_DECLS

#endif
