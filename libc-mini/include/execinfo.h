/* execinfo.h: glibc's. A static program without frame pointers has no way to tell its callers, so
 * backtrace() finds none and the others print addresses only. */
#ifndef _EXECINFO_H
#define _EXECINFO_H

#include <features.h>

__BEGIN_DECLS
int backtrace(void **addresses, int count);                     /* 0 */
char **backtrace_symbols(void *const *addresses, int count);    /* "[0x...]"; to be freed at once */
void backtrace_symbols_fd(void *const *addresses, int count, int fd);
__END_DECLS

#endif
