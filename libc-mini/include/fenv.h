/* fenv.h: ISO C11 7.6, the floating-point environment. The functions come in libm.a. */
#ifndef _FENV_H
#define _FENV_H

#include <features.h>
#include <bits/fenv.h>

__BEGIN_DECLS

#define FE_DFL_ENV ((const fenv_t *)-1)

/* Exceptions, a bitwise or of FE_…: each returns 0 on success. */
int feclearexcept(int exceptions);
int fegetexceptflag(fexcept_t *flags, int exceptions);
int feraiseexcept(int exceptions);
int fesetexceptflag(const fexcept_t *flags, int exceptions);
/* Those of the exceptions that are raised. */
int fetestexcept(int exceptions);

/* Rounding: one of FE_TONEAREST … FE_TOWARDZERO. */
int fegetround(void);
int fesetround(int direction);

/* The whole environment. */
int fegetenv(fenv_t *environment);
int feholdexcept(fenv_t *environment);
int fesetenv(const fenv_t *environment);
int feupdateenv(const fenv_t *environment);

__END_DECLS

#endif
