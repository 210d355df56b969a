/* lint.h: judging an ELF file: what is unsafe, not portable, or not what was meant. Pure.
 *
 * Nothing in the file is trusted. Of a file that cannot be loaded the refusal (refusal.h) is the
 * first finding, and what its program headers say is judged all the same. */
#ifndef ULOAD_LINT_H
#define ULOAD_LINT_H

#include "image.h"
#include "text.h"

enum lint_severity { LINT_NOTE, LINT_WARNING, LINT_ERROR };

enum advice {
#define ADVICE(name, id, severity, what, remedy, flag) ADVICE_##name,
#define REMEDY(name, severity, remedy, flag)
#include "advice.def"
#undef ADVICE
#undef REMEDY
	ADVICE_COUNT
};

struct lint_file {
	const struct image *image;  /* phdr is NULL if they could not be read */
	unsigned mode;              /* st_mode, 0 if unknown */
	uint64_t caps;              /* bytes of its file capabilities, 0: none, or unknown */
	uint64_t page;              /* page size to judge by, a power of two; 0: the machine's */
	const struct refusal *why;  /* why it cannot be loaded, or NULL */
	/* n bytes at `offset`, which are in the file; not 0 if they cannot be read. NULL: judge by the
	 * program headers alone. */
	int (*read)(void *context, void *to, size_t n, uint64_t offset);
	void *context;
};

struct finding {
	enum advice advice;
	int index;        /* program header, or -1 */
	uint64_t a, b;
	const char *name; /* for {s}, printable, or NULL; the callee copies it */
};

/* Calls `found` for each finding but the refusal: those of the whole file first, then the program
 * headers, what they lead to, and sections. */
void lint(const struct lint_file *, void (*found)(const struct finding *, void *), void *context);

/* One line per finding: "PATH: warning: what; remedy (ld FLAG) [id]"; as JSON one document. Both
 * return 1 if a finding is an error, else 0. */
int lint_print(const struct lint_file *, const char *path, struct text *out);
int lint_json(const struct lint_file *, const char *path, struct text *out);

#endif
