/* dso_handle.c: the object whose destructors __cxa_atexit() registers (Itanium C++ ABI, 3.3.6.3):
 * NULL for the main program. */
#include <stddef.h>
#include "libc.h"

extern void *__dso_handle hidden;
void *__dso_handle = NULL;
