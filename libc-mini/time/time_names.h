/* time_names.h: the names of the C locale (ISO C11 7.27.3.5), the only ones there are. */
#ifndef LIBC_MINI_TIME_NAMES_H
#define LIBC_MINI_TIME_NAMES_H

#include <time.h>
#include "libc.h"

extern const char *const __day_names[7] hidden;         /* Sunday first; three letters abbreviate */
extern const char *const __month_names[12] hidden;

char *__asctime_r(const struct tm *restrict tm, char *restrict s) hidden;

#endif
