/* envz.h: GNU's argz vectors of "name=value"; an entry without '=' is a name with no value. */
#ifndef _ENVZ_H
#define _ENVZ_H

#include <argz.h>

__BEGIN_DECLS
char *envz_entry(const char *envz, size_t size, const char *name);
char *envz_get(const char *envz, size_t size, const char *name);
error_t envz_add(char **envz, size_t *size, const char *name, const char *value);
error_t envz_merge(char **envz, size_t *size, const char *other, size_t other_size, int overwrite);
void envz_remove(char **envz, size_t *size, const char *name);
void envz_strip(char **envz, size_t *size);
__END_DECLS

#endif
