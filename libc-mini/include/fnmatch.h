/* fnmatch.h: POSIX.1-2017 <fnmatch.h>, XCU 2.13: the shell's patterns; GNU's flags. */
#ifndef _FNMATCH_H
#define _FNMATCH_H

#include <features.h>

#define FNM_PATHNAME    1       /* '/' is matched by '/' alone */
#define FNM_NOESCAPE    2       /* a backslash is an ordinary character */
#define FNM_PERIOD      4       /* a leading '.' is matched by '.' alone */
#ifdef __MINI_DEFAULT
#define FNM_LEADING_DIR 8       /* "/…" may follow what matched */
#define FNM_CASEFOLD    16
#define FNM_EXTMATCH    32      /* ksh's ?(a|b) *(…) +(…) @(…) !(…) */
#define FNM_FILE_NAME   FNM_PATHNAME
#endif

#define FNM_NOMATCH 1
#define FNM_NOSYS   (-1)

__BEGIN_DECLS
/* 0 if s matches, else FNM_NOMATCH. */
int fnmatch(const char *__pattern, const char *__s, int __flags);
__END_DECLS

#endif
