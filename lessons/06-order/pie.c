/* pie.c: order.c once more, but made as a static PIE (build.mk), which may lie anywhere. */
#include "order.c"
