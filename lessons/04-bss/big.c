/* big.c: zero.c with one more array of 1 MiB that has no initial value. */
#define BIG
#include "zero.c"
