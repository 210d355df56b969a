/* libgen.h: POSIX.1-2017 <libgen.h>. Both may change the path, and return a part of it or a
 * constant: basename("/usr/lib/") is "lib", dirname() of it is "/usr". */
#ifndef _LIBGEN_H
#define _LIBGEN_H

#include <features.h>

__BEGIN_DECLS
char *dirname(char *path);
char *__xpg_basename(char *path);
__END_DECLS
/* string.h has GNU's function of that name, which does not change the path. */
#define basename __xpg_basename

#endif
