/* program.c: the program's file, before anything runs: where it is, and whether it is on libc-mini. */
#include "trace.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools.h"

#define SCRIPT_DEPTH 5 /* as the kernel's */

static int is_file(const char *path)
{
	struct stat about;

	return !stat(path, &about) && S_ISREG(about.st_mode);
}

char *program_find(const char *name, int *status)
{
	const char *path = getenv("PATH"), *end;
	char file[PATH_MAX];

	*status = STATUS_NOT_FOUND;
	if (strchr(name, '/'))
		return strdup(name);
	for (path = path ? path : "/usr/local/bin:/usr/bin:/bin"; path && *name; path = *end ? end + 1 : NULL) {
		end = strchrnul(path, ':');
		if (snprintf(file, sizeof file, "%.*s%s%s", (int)(end - path), path, end > path ? "/" : "",
			name) >= (int)sizeof file || !is_file(file))
			continue;
		if (!access(file, X_OK))
			return strdup(file);
		*status = STATUS_CANNOT;
	}
	return NULL;
}

static int has_section(int fd, const char *wanted)
{
	Elf *elf = elf_begin(fd, ELF_C_READ, NULL);
	Elf_Scn *section = NULL;
	size_t names;
	int found = 0;

	if (elf && elf_kind(elf) == ELF_K_ELF && !elf_getshdrstrndx(elf, &names))
		while (!found && (section = elf_nextscn(elf, section))) {
			GElf_Shdr header;
			const char *name = gelf_getshdr(section, &header)
				? elf_strptr(elf, names, header.sh_name) : NULL;

			found = name && !strcmp(name, wanted);
		}
	if (elf)
		elf_end(elf);
	return found;
}

/* Reads the interpreter out of "#! /bin/sh -x"; 0: it is no script. */
static int script(int fd, char path[PATH_MAX])
{
	char line[256], *start;
	ssize_t n = pread(fd, line, sizeof line - 1, 0);

	if (n < 3 || line[0] != '#' || line[1] != '!')
		return 0;
	line[n] = '\0';
	line[strcspn(line, "\n")] = '\0';
	start = line + 2 + strspn(line + 2, " \t");
	start[strcspn(start, " \t")] = '\0';
	snprintf(path, PATH_MAX, "%s", start);
	return 1;
}

int program_has_heap(const char *name)
{
	char path[PATH_MAX], *found;
	int status, again = 1, has = 0;

	found = program_find(name, &status);
	if (!found || elf_version(EV_CURRENT) == EV_NONE)
		return 0;
	snprintf(path, sizeof path, "%s", found);
	free(found);
	for (int depth = 0; again && depth < SCRIPT_DEPTH && is_file(path); depth++) {
		int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

		if (fd < 0)
			return 0;
		again = script(fd, path);
		has = !again && has_section(fd, ".libc_mini_malloc");
		close(fd);
	}
	return has;
}

const char *program_running(pid_t pid)
{
	char link[64], path[PATH_MAX];
	ssize_t n;

	snprintf(link, sizeof link, "/proc/%d/exe", pid);
	n = readlink(link, path, sizeof path - 1);
	if (n <= 0)
		return NULL;
	path[n] = '\0';
	return event_intern(path);
}
