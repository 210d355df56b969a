/* values.h: the limits of types under their names of before ISO C. */
#ifndef _VALUES_H
#define _VALUES_H

#include <limits.h>
#include <float.h>

#define CHARBITS   (sizeof(char) * 8)
#define SHORTBITS  (sizeof(short) * 8)
#define INTBITS    (sizeof(int) * 8)
#define LONGBITS   (sizeof(long) * 8)
#define PTRBITS    (sizeof(char *) * 8)
#define DOUBLEBITS (sizeof(double) * 8)
#define FLOATBITS  (sizeof(float) * 8)

#define MAXSHORT   SHRT_MAX
#define MINSHORT   SHRT_MIN
#define MAXINT     INT_MAX
#define MININT     INT_MIN
#define MAXLONG    LONG_MAX
#define MINLONG    LONG_MIN

#define MAXDOUBLE  DBL_MAX
#define MINDOUBLE  DBL_MIN
#define DMAXEXP    DBL_MAX_EXP
#define DMINEXP    DBL_MIN_EXP
#define MAXFLOAT   FLT_MAX
#define MINFLOAT   FLT_MIN
#define FMAXEXP    FLT_MAX_EXP
#define FMINEXP    FLT_MIN_EXP
#define BITSPERBYTE CHAR_BIT

#endif
