/* path.c: see path.h. */
#include "path.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys.h"

static const char default_path[] = "/bin:/usr/bin"; /* confstr(_CS_PATH) */

static const char *path_variable(char *const *envp)
{
	for (; *envp; envp++)
		if (!strncmp(*envp, "PATH=", 5))
			return *envp + 5;
	return default_path;
}

static size_t element_length(const char *p)
{
	size_t n = 0;

	while (p[n] && p[n] != ':')
		n++;
	return n;
}

/* An empty element is the current directory: the bare name. */
static void join(char *to, const char *directory, size_t n, const char *name)
{
	memcpy(to, directory, n);
	if (n)
		to[n++] = '/';
	memcpy(to + n, name, strlen(name) + 1);
}

enum found { MISSING, UNUSABLE, USABLE };

static enum found look(const char *path)
{
	struct stat st;

	if (sys_failed(sys4(__NR_newfstatat, AT_FDCWD, path, &st, 0)))
		return MISSING;
	return S_ISREG(st.st_mode) && !sys_failed(sys3(__NR_faccessat, AT_FDCWD, path, X_OK))
		? USABLE : UNUSABLE;
}

const char *path_find(const char *name, char *const *envp, struct memory *memory,
	struct refusal *why)
{
	const char *p = path_variable(envp), *second_best = NULL;
	char *candidate;

	for (const char *c = name; *c; c++)
		if (*c == '/')
			return name;
	if (!*name) {
		refuse_named(why, NOT_FOUND, NULL, ENOENT);
		return NULL;
	}
	for (;; p += element_length(p) + 1) {
		enum found found;

		candidate = memory_take(memory, element_length(p) + strlen(name) + 2, why);
		if (!candidate)
			return NULL;
		join(candidate, p, element_length(p), name);
		found = look(candidate);
		if (found == USABLE)
			return candidate;
		if (found == UNUSABLE && !second_best)
			second_best = candidate;
		if (!p[element_length(p)])
			break;
	}
	if (!second_best)
		refuse_named(why, NOT_IN_PATH, NULL, ENOENT);
	return second_best;
}
