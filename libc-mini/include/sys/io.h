/* sys/io.h: the ports of a PC, ioperm(2), iopl(2). */
#ifndef _SYS_IO_H
#define _SYS_IO_H

#include <features.h>

__BEGIN_DECLS

int ioperm(unsigned long first, unsigned long count, int on);
int iopl(int level);

__END_DECLS

#endif
