/* path.h: looking a program up in PATH. */
#ifndef ULOAD_PATH_H
#define ULOAD_PATH_H

#include "memory.h"
#include "probe.h"

/* The file that execvp(3) would run for `name`: `name` itself if it has a slash. NULL if there is
 * none. What is found but cannot be executed is returned only if nothing better is found. */
const char *path_find(const char *name, char *const *envp, struct memory *, struct refusal *);

#endif
