/* tgmath.h: ISO C11 7.25: sin(x) is sinf, sin, sinl, csinf, csin or csinl, as x's type wants it. The
 * compiler does the choosing; clang brings a header of its own for that. */
#ifndef _TGMATH_H
#define _TGMATH_H

#include <math.h>
#include <complex.h>

#ifdef __clang__
#include_next <tgmath.h>
#else

#define __TG_REAL(name, ...)     __builtin_tgmath(name##f, name, name##l, __VA_ARGS__)
#define __TG_BOTH(r, c, ...)     __builtin_tgmath(r##f, r, r##l, c##f, c, c##l, __VA_ARGS__)

/* 7.25 paragraph 4: a real and a complex function */
#define acos(x)          __TG_BOTH(acos, cacos, x)
#define asin(x)          __TG_BOTH(asin, casin, x)
#define atan(x)          __TG_BOTH(atan, catan, x)
#define acosh(x)         __TG_BOTH(acosh, cacosh, x)
#define asinh(x)         __TG_BOTH(asinh, casinh, x)
#define atanh(x)         __TG_BOTH(atanh, catanh, x)
#define cos(x)           __TG_BOTH(cos, ccos, x)
#define sin(x)           __TG_BOTH(sin, csin, x)
#define tan(x)           __TG_BOTH(tan, ctan, x)
#define cosh(x)          __TG_BOTH(cosh, ccosh, x)
#define sinh(x)          __TG_BOTH(sinh, csinh, x)
#define tanh(x)          __TG_BOTH(tanh, ctanh, x)
#define exp(x)           __TG_BOTH(exp, cexp, x)
#define log(x)           __TG_BOTH(log, clog, x)
#define pow(x, y)        __TG_BOTH(pow, cpow, x, y)
#define sqrt(x)          __TG_BOTH(sqrt, csqrt, x)
#define fabs(x)          __TG_BOTH(fabs, cabs, x)

/* paragraph 5: a real function alone */
#define atan2(y, x)      __TG_REAL(atan2, y, x)
#define cbrt(x)          __TG_REAL(cbrt, x)
#define ceil(x)          __TG_REAL(ceil, x)
#define copysign(x, y)   __TG_REAL(copysign, x, y)
#define erf(x)           __TG_REAL(erf, x)
#define erfc(x)          __TG_REAL(erfc, x)
#define exp2(x)          __TG_REAL(exp2, x)
#define expm1(x)         __TG_REAL(expm1, x)
#define fdim(x, y)       __TG_REAL(fdim, x, y)
#define floor(x)         __TG_REAL(floor, x)
#define fma(x, y, z)     __TG_REAL(fma, x, y, z)
#define fmax(x, y)       __TG_REAL(fmax, x, y)
#define fmin(x, y)       __TG_REAL(fmin, x, y)
#define fmod(x, y)       __TG_REAL(fmod, x, y)
#define frexp(x, e)      __TG_REAL(frexp, x, e)
#define hypot(x, y)      __TG_REAL(hypot, x, y)
#define ilogb(x)         __TG_REAL(ilogb, x)
#define ldexp(x, e)      __TG_REAL(ldexp, x, e)
#define lgamma(x)        __TG_REAL(lgamma, x)
#define llrint(x)        __TG_REAL(llrint, x)
#define llround(x)       __TG_REAL(llround, x)
#define log10(x)         __TG_REAL(log10, x)
#define log1p(x)         __TG_REAL(log1p, x)
#define log2(x)          __TG_REAL(log2, x)
#define logb(x)          __TG_REAL(logb, x)
#define lrint(x)         __TG_REAL(lrint, x)
#define lround(x)        __TG_REAL(lround, x)
#define nearbyint(x)     __TG_REAL(nearbyint, x)
#define nextafter(x, y)  __TG_REAL(nextafter, x, y)
#define nexttoward(x, y) __TG_REAL(nexttoward, x, y)
#define remainder(x, y)  __TG_REAL(remainder, x, y)
#define remquo(x, y, q)  __TG_REAL(remquo, x, y, q)
#define rint(x)          __TG_REAL(rint, x)
#define round(x)         __TG_REAL(round, x)
#define scalbn(x, n)     __TG_REAL(scalbn, x, n)
#define scalbln(x, n)    __TG_REAL(scalbln, x, n)
#define tgamma(x)        __TG_REAL(tgamma, x)
#define trunc(x)         __TG_REAL(trunc, x)

/* paragraph 6: a complex function alone */
#define carg(x)          __TG_REAL(carg, x)
#define cimag(x)         __TG_REAL(cimag, x)
#define conj(x)          __TG_REAL(conj, x)
#define cproj(x)         __TG_REAL(cproj, x)
#define creal(x)         __TG_REAL(creal, x)

#endif
#endif
