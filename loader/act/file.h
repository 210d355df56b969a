/* file.h: opening a program and reading its headers, without ever hanging. */
#ifndef ULOAD_FILE_H
#define ULOAD_FILE_H

#include "image.h"
#include "layout.h"
#include "memory.h"

#define FILE_FIRST_BYTES 1024 /* ELF header and, in nearly every file, all program headers */

struct file {
	const char *path;
	enum image_role role;
	int fd;
	uint64_t size;
	unsigned mode;         /* st_mode */
	unsigned char *bytes;  /* the first FILE_FIRST_BYTES, padded with zeros */
	size_t read;           /* how many of them the file has */
};

/* Opens `path` as execve(2) would: regular, executable for us, not on a noexec mount, not being
 * written. With fd >= 0 that descriptor is used (and owned from now on), and `path`
 * only names it. Fills *file, or refuses and leaves nothing open. */
int file_open(const char *path, int fd, enum image_role, struct file *, struct memory *,
	struct refusal *);

/* Header and program headers of an open file. */
int file_image(struct file *, struct image *, struct memory *, struct refusal *);

/* The interpreter's name out of PT_INTERP, a string in `memory`. */
const char *file_interp_name(struct file *, const struct image *, struct memory *,
	struct refusal *);

/* n bytes at `offset`, all of them or a refusal. */
int file_read(const struct file *, void *to, size_t n, uint64_t offset, struct refusal *);

#endif
