/* complex.h: ISO C11 7.3, complex arithmetic. The functions come in libm.a, in three forms each:
 * csin(double complex), csinf(float complex), csinl(long double complex). */
#ifndef _COMPLEX_H
#define _COMPLEX_H

#include <features.h>

__BEGIN_DECLS

#ifndef __cplusplus
#define complex _Complex
#endif
#define _Complex_I (__extension__ (0.0f + 1.0fi))
#define I _Complex_I

#if (__STDC_VERSION__ >= 201112L || defined(__MINI_GNU)) && !defined(__cplusplus)
#define CMPLX(x, y)  __builtin_complex((double)(x), (double)(y))
#define CMPLXF(x, y) __builtin_complex((float)(x), (float)(y))
#define CMPLXL(x, y) __builtin_complex((long double)(x), (long double)(y))
#endif

#define __COMPLEX_1(name) \
	_Complex double name(_Complex double); \
	_Complex float name##f(_Complex float); \
	_Complex long double name##l(_Complex long double)
#define __COMPLEX_TO_REAL(name) \
	double name(_Complex double); \
	float name##f(_Complex float); \
	long double name##l(_Complex long double)

/* 7.3.5 trigonometric, 7.3.6 hyperbolic */
__COMPLEX_1(cacos);
__COMPLEX_1(casin);
__COMPLEX_1(catan);
__COMPLEX_1(ccos);
__COMPLEX_1(csin);
__COMPLEX_1(ctan);
__COMPLEX_1(cacosh);
__COMPLEX_1(casinh);
__COMPLEX_1(catanh);
__COMPLEX_1(ccosh);
__COMPLEX_1(csinh);
__COMPLEX_1(ctanh);

/* 7.3.7 exponential and logarithm, 7.3.8 power and absolute value */
__COMPLEX_1(cexp);
__COMPLEX_1(clog);
__COMPLEX_TO_REAL(cabs);
_Complex double cpow(_Complex double, _Complex double);
_Complex float cpowf(_Complex float, _Complex float);
_Complex long double cpowl(_Complex long double, _Complex long double);
__COMPLEX_1(csqrt);

/* 7.3.9 manipulation */
__COMPLEX_TO_REAL(carg);
__COMPLEX_TO_REAL(cimag);
__COMPLEX_1(conj);
__COMPLEX_1(cproj);
__COMPLEX_TO_REAL(creal);

#undef __COMPLEX_1
#undef __COMPLEX_TO_REAL

__END_DECLS

#endif
