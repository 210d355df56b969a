/* message.h: what err.h and error.h have in common. */
#ifndef LIBC_MINI_MESSAGE_H
#define LIBC_MINI_MESSAGE_H

#include <stdarg.h>
#include "libc.h"

/* To standard error: program, ": ", the text, unless format is NULL; ": " and what error means,
 * unless it is negative; a newline. */
void __message(const char *program, int error, const char *format, va_list values) hidden;

/* err.h's functions under names that a program cannot have taken. */
void __warn(int error, const char *format, va_list values) hidden;

#endif
