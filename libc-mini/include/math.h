/* math.h: ISO C11 7.12; POSIX.1-2017 <math.h>; some of GNU's. The functions come in libm.a, which is
 * linked without being named. They raise floating-point exceptions and leave errno alone
 * (math_errhandling). Each has three forms: sin(double), sinf(float), sinl(long double). */
#ifndef _MATH_H
#define _MATH_H

#include <features.h>

__BEGIN_DECLS

/* The types in which float and double are computed (FLT_EVAL_METHOD). */
#if __FLT_EVAL_METHOD__ == 2
typedef long double float_t;
typedef long double double_t;
#elif __FLT_EVAL_METHOD__ == 1
typedef double float_t;
typedef double double_t;
#else
typedef float float_t;
typedef double double_t;
#endif

#define HUGE_VAL  __builtin_huge_val()
#define HUGE_VALF __builtin_huge_valf()
#define HUGE_VALL __builtin_huge_vall()
#define INFINITY  __builtin_inff()
#define NAN       __builtin_nanf("")

#define MATH_ERRNO       1
#define MATH_ERREXCEPT   2
#define math_errhandling MATH_ERREXCEPT

/* What ilogb() says of 0 and of NaN. */
#define FP_ILOGB0   (-1 - 0x7fffffff)
#define FP_ILOGBNAN (-1 - 0x7fffffff)
#ifdef __FP_FAST_FMA
#define FP_FAST_FMA 1
#endif
#ifdef __FP_FAST_FMAF
#define FP_FAST_FMAF 1
#endif

/* ---- 7.12.3, 7.12.14: classification and comparison, for any floating type ---- */

#define FP_NAN       0
#define FP_INFINITE  1
#define FP_ZERO      2
#define FP_SUBNORMAL 3
#define FP_NORMAL    4

#define fpclassify(x) \
	__builtin_fpclassify(FP_NAN, FP_INFINITE, FP_NORMAL, FP_SUBNORMAL, FP_ZERO, x)
#define isinf(x)    __builtin_isinf_sign(x)
#define isnan(x)    __builtin_isnan(x)
#define isnormal(x) __builtin_isnormal(x)
#define isfinite(x) __builtin_isfinite(x)
#define signbit(x)  __builtin_signbit(x)

#define isgreater(x, y)      __builtin_isgreater(x, y)
#define isgreaterequal(x, y) __builtin_isgreaterequal(x, y)
#define isless(x, y)         __builtin_isless(x, y)
#define islessequal(x, y)    __builtin_islessequal(x, y)
#define islessgreater(x, y)  __builtin_islessgreater(x, y)
#define isunordered(x, y)    __builtin_isunordered(x, y)

/* ---- functions: __MATH_1(sin) declares sin, sinf and sinl ---- */

#define __MATH_1(name) \
	double name(double); \
	float name##f(float); \
	long double name##l(long double)
#define __MATH_2(name) \
	double name(double, double); \
	float name##f(float, float); \
	long double name##l(long double, long double)
#define __MATH_3(name) \
	double name(double, double, double); \
	float name##f(float, float, float); \
	long double name##l(long double, long double, long double)
#define __MATH_TO(type, name) \
	type name(double); \
	type name##f(float); \
	type name##l(long double)
#define __MATH_WITH(type, name) \
	double name(double, type); \
	float name##f(float, type); \
	long double name##l(long double, type)

/* 7.12.4 trigonometric, 7.12.5 hyperbolic: angles in radians */
__MATH_1(acos);
__MATH_1(asin);
__MATH_1(atan);
__MATH_2(atan2);
__MATH_1(cos);
__MATH_1(sin);
__MATH_1(tan);
__MATH_1(acosh);
__MATH_1(asinh);
__MATH_1(atanh);
__MATH_1(cosh);
__MATH_1(sinh);
__MATH_1(tanh);

/* 7.12.6 exponential and logarithmic */
__MATH_1(exp);
__MATH_1(exp2);
__MATH_1(expm1);
__MATH_WITH(int *, frexp);
__MATH_TO(int, ilogb);
__MATH_WITH(int, ldexp);
__MATH_1(log);
__MATH_1(log10);
__MATH_1(log1p);
__MATH_1(log2);
__MATH_1(logb);
double modf(double, double *);
float modff(float, float *);
long double modfl(long double, long double *);
__MATH_WITH(int, scalbn);
__MATH_WITH(long, scalbln);

/* 7.12.7 power and absolute value */
__MATH_1(cbrt);
__MATH_1(fabs);
__MATH_2(hypot);
__MATH_2(pow);
__MATH_1(sqrt);

/* 7.12.8 error and gamma */
__MATH_1(erf);
__MATH_1(erfc);
__MATH_1(lgamma);
__MATH_1(tgamma);

/* 7.12.9 nearest integer */
__MATH_1(ceil);
__MATH_1(floor);
__MATH_1(nearbyint);
__MATH_1(rint);
__MATH_TO(long, lrint);
__MATH_TO(long long, llrint);
__MATH_1(round);
__MATH_TO(long, lround);
__MATH_TO(long long, llround);
__MATH_1(trunc);

/* 7.12.10 remainder */
__MATH_2(fmod);
__MATH_2(remainder);
double remquo(double, double, int *);
float remquof(float, float, int *);
long double remquol(long double, long double, int *);

/* 7.12.11 manipulation */
__MATH_2(copysign);
double nan(const char *);
float nanf(const char *);
long double nanl(const char *);
__MATH_2(nextafter);
__MATH_WITH(long double, nexttoward);

/* 7.12.12 maximum, minimum, difference; 7.12.13 multiply-add */
__MATH_2(fdim);
__MATH_2(fmax);
__MATH_2(fmin);
__MATH_3(fma);

/* What older compilers and the macros of other headers call. */
__MATH_TO(int, __fpclassify);
__MATH_TO(int, __signbit);

/* ---- POSIX, XSI ---- */

#ifdef __MINI_XSI
#undef MAXFLOAT
#define MAXFLOAT   3.40282346638528859812e+38F

#define M_E        2.7182818284590452354
#define M_LOG2E    1.4426950408889634074
#define M_LOG10E   0.43429448190325182765
#define M_LN2      0.69314718055994530942
#define M_LN10     2.30258509299404568402
#define M_PI       3.14159265358979323846
#define M_PI_2     1.57079632679489661923
#define M_PI_4     0.78539816339744830962
#define M_1_PI     0.31830988618379067154
#define M_2_PI     0.63661977236758134308
#define M_2_SQRTPI 1.12837916709551257390
#define M_SQRT2    1.41421356237309504880
#define M_SQRT1_2  0.70710678118654752440

/* The sign of gamma(x) in the last call of lgamma(). */
extern int signgam;

/* Bessel functions, of the first and of the second kind */
double j0(double);
double j1(double);
double jn(int, double);
double y0(double);
double y1(double);
double yn(int, double);
#endif

#ifdef __MINI_DEFAULT
#define HUGE       3.40282346638528859812e+38F

double drem(double, double);
float dremf(float, float);
int finite(double);
int finitef(float);
double scalb(double, double);
float scalbf(float, float);
double significand(double);
float significandf(float);
/* lgamma without signgam: the sign goes to *sign */
double lgamma_r(double, int *);
float lgammaf_r(float, int *);
float j0f(float);
float j1f(float);
float jnf(int, float);
float y0f(float);
float y1f(float);
float ynf(int, float);
#endif

#ifdef __MINI_GNU
long double lgammal_r(long double, int *);
/* sin and cos of one angle */
void sincos(double, double *sine, double *cosine);
void sincosf(float, float *, float *);
void sincosl(long double, long double *, long double *);
__MATH_1(exp10);
__MATH_1(pow10);

#define M_El        2.718281828459045235360287471352662498L
#define M_LOG2El    1.442695040888963407359924681001892137L
#define M_LOG10El   0.434294481903251827651128918916605082L
#define M_LN2l      0.693147180559945309417232121458176568L
#define M_LN10l     2.302585092994045684017991454684364208L
#define M_PIl       3.141592653589793238462643383279502884L
#define M_PI_2l     1.570796326794896619231321691639751442L
#define M_PI_4l     0.785398163397448309615660845819875721L
#define M_1_PIl     0.318309886183790671537767526745028724L
#define M_2_PIl     0.636619772367581343075535053490057448L
#define M_2_SQRTPIl 1.128379167095512573896158903121545172L
#define M_SQRT2l    1.414213562373095048801688724209698079L
#define M_SQRT1_2l  0.707106781186547524400844362104849039L
#endif

#undef __MATH_1
#undef __MATH_2
#undef __MATH_3
#undef __MATH_TO
#undef __MATH_WITH

__END_DECLS

#endif
