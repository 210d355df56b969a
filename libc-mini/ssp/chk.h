/* chk.h: names of glibc's _FORTIFY_SOURCE. Our headers never ask for them; archives of the system's
 * that were compiled so (libcrypt.a) do. The compiler passes the size of the destination. */
#ifndef LIBC_MINI_CHK_H
#define LIBC_MINI_CHK_H

#include <stddef.h>

/* One line and SIGABRT. */
_Noreturn void __chk_fail(void);

static inline void chk(size_t need, size_t room)
{
	if (need > room)
		__chk_fail();
}

#endif
