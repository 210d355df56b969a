/* env.h: the environment, and which of its memory is ours.
 *
 *   environ --> | . | . | . | NULL |      our array, or the stack's, or one that the program set
 *                 |   |   +--> "a=b"      given to putenv(), or of the stack: not ours
 *                 |   +--> "name=value"   made by setenv(): in `made`, freed when it goes
 */
#ifndef LIBC_MINI_ENV_H
#define LIBC_MINI_ENV_H

#include "libc.h"

/* The length of what stands before '=', or of all of it. */
size_t __env_name(const char *name) hidden;
/* Where in environ a name stands, or NULL. */
char **__env_find(const char *name, size_t length) hidden;
/* Puts in a definition, in the place of the name's old one. `made`: it came from malloc. 0, or -1
 * and ENOMEM: nothing has changed. */
int __env_put(char *definition, size_t name_length, int made) hidden;
/* Frees a definition if it is ours. */
void __env_forget(char *definition) hidden;

extern struct lock __env_lock hidden;

#endif
