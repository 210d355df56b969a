/* wordexp.h: POSIX.1-2017 <wordexp.h>: words as the shell expands them (XCU 2.6). */
#ifndef _WORDEXP_H
#define _WORDEXP_H

#include <features.h>
#define __need_size_t
#include <stddef.h>

typedef struct {
	size_t we_wordc;        /* number of words, */
	char **we_wordv;        /* after we_offs NULLs with WRDE_DOOFFS; NULL at the end */
	size_t we_offs;
} wordexp_t;

#define WRDE_DOOFFS  1
#define WRDE_APPEND  2          /* to what an earlier call found */
#define WRDE_NOCMD   4          /* command substitution is an error */
#define WRDE_REUSE   8          /* *we was used before; give that back first */
#define WRDE_SHOWERR 16         /* do not silence commands' standard error */
#define WRDE_UNDEF   32         /* a variable that is not set is an error */

#define WRDE_NOSYS   (-1)
#define WRDE_NOSPACE 1
#define WRDE_BADCHAR 2          /* | & ; < > ( ) { } or newline, not quoted */
#define WRDE_BADVAL  3
#define WRDE_CMDSUB  4
#define WRDE_SYNTAX  5

__BEGIN_DECLS
/* 0 or one of the errors above; of WRDE_NOSPACE, *we has what was found so far. */
int wordexp(const char *__restrict __s, wordexp_t *__restrict __we, int __flags);
void wordfree(wordexp_t *__we);
__END_DECLS

#endif
