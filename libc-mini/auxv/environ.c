/* environ.c: POSIX.1-2017 §8.1: the environment, a NULL-terminated array of "name=value". */
#include "libc.h"

char **__environ;
weak_alias(__environ, environ);
weak_alias(__environ, _environ);
