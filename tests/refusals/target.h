/* target.h: a small program made from nothing, so that every byte of its headers can be changed.
 *
 *   file     0          400        1000      1800        1900        2000
 *            | headers  | code     |         | data      | 0xa5 …    |
 *   memory   base       base+400             base+2800   base+2900        base+4800
 *            | r-x                           | rw-       | .bss             |
 *
 * It ends with status 42 if its data and .bss are right, else with 43; as an interpreter, too. */
#ifndef REFUSALS_TARGET_H
#define REFUSALS_TARGET_H

#include <elf.h>
#include <stdint.h>

#define TARGET_BYTES 0x2000
#define TARGET_BASE 0x400000UL
#define TARGET_PHDRS 4
#define TARGET_INTERP_AT 0x300
#define TARGET_STATUS 42

enum target_kind { STATIC, STATIC_PIE, DYNAMIC, PIE, KINDS };

struct target {
	Elf64_Ehdr e;
	Elf64_Phdr p[TARGET_PHDRS]; /* text, data, PT_GNU_STACK, PT_INTERP or PT_NULL */
	unsigned char rest[TARGET_BYTES - sizeof(Elf64_Ehdr) - TARGET_PHDRS * sizeof(Elf64_Phdr)];
};

/* With PT_INTERP the interpreter is `interp`, a name of at most 200 bytes. */
void target_make(struct target *, enum target_kind, const char *interp);

/* Writes the first `size` bytes (padded with zeros behind TARGET_BYTES) to an executable file. */
void target_write(const struct target *, uint64_t size, const char *path);

/* Any bytes to a file with that mode. */
void file_write(const char *path, const void *bytes, uint64_t size, unsigned mode);

#endif
