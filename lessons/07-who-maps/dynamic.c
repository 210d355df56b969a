/* dynamic.c: start.c once more, but linked dynamically (build.mk). */
#include "start.c"
