/* dynamic.c: area.c once more, but linked dynamically (build.mk), so that there is a library. */
#include "area.c"
