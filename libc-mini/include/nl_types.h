/* nl_types.h: POSIX.1-2017 <nl_types.h>. No catalogue can be opened: programs speak their own
 * language, which catgets() gives back. */
#ifndef _NL_TYPES_H
#define _NL_TYPES_H

#include <features.h>

#define NL_SETD       1
#define NL_CAT_LOCALE 1

typedef int nl_item;    /* what <langinfo.h> asks for */
typedef void *nl_catd;

__BEGIN_DECLS

/* (nl_catd)-1 and ENOENT. */
nl_catd catopen(const char *__name, int __flag);
/* text. */
char *catgets(nl_catd __catalogue, int __set, int __message, const char *__text);
/* -1 and EBADF. */
int catclose(nl_catd __catalogue);

__END_DECLS

#endif
