/* ulab.h: say to whoever watches that the program has come to a certain point.
 *
 * ulab_mark("name", address, number) makes one system call, prctl(2) with an operation that no kernel
 * knows: it fails and changes nothing. When the program runs under ulab the call is seen and becomes
 * an event "mark" (docs/events.md). Works with every C library; errno stays.
 *
 *   name      a string; its first 63 bytes count
 *   address   what it is about, or NULL
 *   number    any number: how many bytes, say */
#ifndef ULAB_H
#define ULAB_H

#include <errno.h>
#include <sys/prctl.h>

#define ULAB_MARK 0x756c6162 /* "ulab" */

static inline void ulab_mark(const char *name, const volatile void *address, unsigned long number)
{
	int error = errno;

	prctl(ULAB_MARK, name, address, number, 0);
	errno = error;
}

#endif
