/* memory.h: System V's name of <string.h>. */
#include <string.h>
