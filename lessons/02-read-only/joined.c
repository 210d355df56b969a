/* joined.c: write.c once more, but linked with -z noseparate-code (build.mk), as it was usual
 * before 2018: code and constants share a segment. */
#include "write.c"
