/* glob.h: POSIX.1-2017 <glob.h>: path names that match a pattern; BSD's and GNU's flags. */
#ifndef _GLOB_H
#define _GLOB_H

#include <features.h>
#define __need_size_t
#include <stddef.h>

#ifdef __MINI_GNU
struct dirent;
struct stat;
#endif

typedef struct {
	size_t gl_pathc;        /* number of paths found, */
	char **gl_pathv;        /* sorted, after gl_offs NULLs with GLOB_DOOFFS; NULL at the end */
	size_t gl_offs;
	int gl_flags;
	/* with GLOB_ALTDIRFUNC, what is called instead of the C library's functions */
#ifdef __MINI_GNU
	void (*gl_closedir)(void *);
	struct dirent *(*gl_readdir)(void *);
	void *(*gl_opendir)(const char *);
	int (*gl_lstat)(const char *__restrict, struct stat *__restrict);
	int (*gl_stat)(const char *__restrict, struct stat *__restrict);
#else
	void (*__gl_closedir)(void *);
	void *(*__gl_readdir)(void *);
	void *(*__gl_opendir)(const char *);
	int (*__gl_lstat)(const char *__restrict, void *__restrict);
	int (*__gl_stat)(const char *__restrict, void *__restrict);
#endif
} glob_t;

#define GLOB_ERR         0x01   /* stop at a folder that cannot be read */
#define GLOB_MARK        0x02   /* append '/' to folders */
#define GLOB_NOSORT      0x04
#define GLOB_DOOFFS      0x08
#define GLOB_NOCHECK     0x10   /* no match: give the pattern itself */
#define GLOB_APPEND      0x20   /* to what an earlier call found */
#define GLOB_NOESCAPE    0x40   /* a backslash is an ordinary character */
#define GLOB_PERIOD      0x80   /* '*' matches a leading '.' */
#define GLOB_MAGCHAR     0x100  /* set in gl_flags: the pattern had wildcards */
#define GLOB_ALTDIRFUNC  0x200
#define GLOB_BRACE       0x400  /* {a,b} */
#define GLOB_NOMAGIC     0x800  /* no match and no wildcards: give the pattern itself */
#define GLOB_TILDE       0x1000 /* ~ and ~user */
#define GLOB_ONLYDIR     0x2000 /* folders alone, as far as this costs nothing */
#define GLOB_TILDE_CHECK 0x4000 /* ~user that does not exist is no match */

#define GLOB_NOSPACE 1
#define GLOB_ABORTED 2
#define GLOB_NOMATCH 3
#define GLOB_NOSYS   4

__BEGIN_DECLS
/* 0 or one of the errors above. `error`, unless NULL, is told of a folder that cannot be read and
 * its errno; other than 0 from it stops. *g must be given to globfree in any case. */
int glob(const char *__restrict __pattern, int __flags, int (*__error)(const char *, int),
	glob_t *__restrict __g);
void globfree(glob_t *__g);
__END_DECLS

#ifdef _LARGEFILE64_SOURCE
#define glob64 glob
#define globfree64 globfree
#define glob64_t glob_t
#endif

#endif
