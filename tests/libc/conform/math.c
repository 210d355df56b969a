/* Mathematics comes out of another library: that the headers fit it, and that every kind links.
 * Results are exact by the standard, or printed to fewer digits than any two libraries differ in. */
#include <complex.h>
#include <fenv.h>
#include <math.h>
#include <tgmath.h>
#include "show.h"

#define ROW(f, ...) show("math." #f "(" #__VA_ARGS__ ")", "%.12Lg", (long double)(f)(__VA_ARGS__))

static volatile double zero = 0, one = 1, big = 1e308, two = 2;

static void classes(void)
{
	double values[] = { 0.0, -0.0, one, -one / zero, zero / zero, 5e-324, big };

	for (int i = 0; i < 7; i++) {
		char name[40];

		snprintf(name, sizeof name, "math.size_class %d", i);
		show(name, "%d%d%d%d %d%d%d%d%d", isfinite(values[i]) != 0, isinf(values[i]) != 0,
			isnan(values[i]) != 0, isnormal(values[i]) != 0, fpclassify(values[i]) == FP_NAN,
			fpclassify(values[i]) == FP_INFINITE, fpclassify(values[i]) == FP_ZERO,
			fpclassify(values[i]) == FP_SUBNORMAL, fpclassify(values[i]) == FP_NORMAL);
	}
	show("math.signbit", "%d%d%d%d", signbit(-zero) != 0, signbit(one) != 0, signbit(-1.0f) != 0,
		signbit(-1.0L) != 0);
	show("math.compare", "%d%d%d%d%d%d", isgreater(two, one), isgreaterequal(one, one),
		isless(two, one), islessequal(one, two), islessgreater(one, one),
		isunordered(zero / zero, one));
}

static void functions(void)
{
	int e = 0, q = 0, sign = 0;
	double whole, s, c;

	ROW(sin, one); ROW(cos, one); ROW(tan, one); ROW(asin, 0.5); ROW(acos, 0.5); ROW(atan, one);
	ROW(atan2, one, -two); ROW(sinh, one); ROW(cosh, one); ROW(tanh, one); ROW(asinh, one);
	ROW(acosh, two); ROW(atanh, 0.5); ROW(exp, one); ROW(exp2, 0.5); ROW(expm1, 0.5);
	ROW(log, two); ROW(log10, two); ROW(log2, 3.0); ROW(log1p, 0.5); ROW(logb, 10.0);
	ROW(ilogb, 10.0); ROW(cbrt, two); ROW(hypot, 3.0, 4.0); ROW(pow, two, 0.5); ROW(sqrt, two);
	ROW(erf, 0.5); ROW(erfc, 0.5); ROW(lgamma, 0.5); ROW(tgamma, 0.5); ROW(fmod, 7.5, two);
	ROW(remainder, 7.5, two); ROW(copysign, one, -zero); ROW(nextafter, one, two);
	ROW(fdim, two, one); ROW(fmax, one, zero / zero); ROW(fmin, one, two); ROW(fma, two, two, one);
	ROW(ceil, 1.5); ROW(floor, -1.5); ROW(trunc, -1.5); ROW(round, 2.5); ROW(rint, 2.5);
	ROW(nearbyint, 3.5); ROW(lrint, 2.5); ROW(llround, -2.5); ROW(scalbn, one, 10);
	ROW(scalbln, one, 10L); ROW(ldexp, one, -3); ROW(j0, one); ROW(y1, one); ROW(jn, 2, one);
	ROW(sinf, 1.0f); ROW(powf, 2.0f, 0.5f); ROW(sinl, 1.0L); ROW(powl, 2.0L, 0.5L); ROW(expl, 1.0L);
	ROW(exp10, two); ROW(significand, 12.0); ROW(drem, 7.5, two); ROW(finite, one);
	show("math.frexp", "%g %d", (frexp)(10.0, &e), e);
	show("math.modf", "%g %g", modf(-3.25, &whole), whole);
	show("math.remquo", "%g %d", (remquo)(7.0, 2.0, &q), q & 7);
	show("math.lgamma_r", "%.6f %d", lgamma_r(-0.5, &sign), sign);
	(lgamma)(-0.5);
	show("math.signgam", "%d", signgam);
	sincos(one, &s, &c);
	show("math.sincos", "%.10f %.10f", s, c);
	show("math.nan", "%d %d", isnan(nan("")) != 0, isnan(NAN) != 0);
	show("math.nexttoward", "%a", (nexttoward)(one, 2.0L));
	show("math.constants", "%.15f %.15f %d", M_PI, M_E, HUGE_VAL == INFINITY);
	show("math.float_t", "%zu %zu", sizeof(float_t), sizeof(double_t));
}

static void complexes(void)
{
	double complex z = 3 + 4 * I, w;

	show("complex.parts", "%g %g %g", (creal)(z), (cimag)(z), (cabs)(z));
	w = (csqrt)(z);
	show("complex.csqrt", "%.10f %.10f", (creal)(w), (cimag)(w));
	w = (cexp)(I * M_PI);
	show("complex.cexp", "%.10f %d", (creal)(w), fabs((cimag)(w)) < 1e-15);
	w = (cpow)(z, 2.0);
	show("complex.cpow", "%.8f %.8f", (creal)(w), (cimag)(w));
	w = (conj)(z) * z / (1 + I);
	show("complex.arithmetic", "%.10f %.10f", (creal)(w), (cimag)(w));
	show("complex.carg", "%.10f", (carg)(z));
	w = CMPLX(zero, -zero);
	show("complex.CMPLX", "%d", signbit((cimag)(w)) != 0);
}

static void environment(void)
{
	fenv_t saved;
	int modes[] = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };

	feclearexcept(FE_ALL_EXCEPT);
	one = one / zero;
	show("fenv.divbyzero", "%d %d", fetestexcept(FE_DIVBYZERO) != 0, fetestexcept(FE_INVALID) != 0);
	one = 1;
	fegetenv(&saved);
	for (int i = 0; i < 4; i++) {
		char name[40];

		snprintf(name, sizeof name, "fenv.rounding %d", i);
		fesetround(modes[i]);
		show(name, "%d %g %g %a", fegetround() == modes[i], (rint)(2.5), (rint)(-2.5),
			one / (two + one));
	}
	fesetenv(&saved);
	show("fenv.fesetenv", "%d %d", fegetround() == FE_TONEAREST, fetestexcept(FE_DIVBYZERO) != 0);
	feholdexcept(&saved);
	feraiseexcept(FE_INEXACT);
	feupdateenv(&saved);
	show("fenv.feupdateenv", "%d %d", fetestexcept(FE_INEXACT) != 0, fetestexcept(FE_DIVBYZERO) != 0);
	fesetenv(FE_DFL_ENV);
	show("fenv.FE_DFL_ENV", "%d", fetestexcept(FE_ALL_EXCEPT));
}

static void generic(void)
{
	float f = 0.25f;
	long double l = 0.25L;
	float complex cf = f;

	show("tgmath.sizes", "%zu %zu %zu %zu %zu %zu", sizeof sin(f), sizeof sin(l), sizeof sin(1),
		sizeof pow(f, l), sizeof sqrt(cf), sizeof fabs(cf));
	show("tgmath.values", "%.6f %.6Lf %.6f", sin(f), exp(l), sqrt(4));
}

int main(void)
{
	classes();
	functions();
	complexes();
	environment();
	generic();
	return 0;
}
