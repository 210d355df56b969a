/* lint.h: judging an ELF file that loads: what is unsafe, not portable, or not what was meant. Pure.
 * What does not load is a refusal (refusal.h). */
#ifndef ULOAD_LINT_H
#define ULOAD_LINT_H

#include "image.h"
#include "text.h"

enum lint_severity { LINT_NOTE, LINT_WARNING, LINT_ERROR };

enum advice {
#define ADVICE(name, id, severity, what, remedy) ADVICE_##name,
#include "advice.def"
#undef ADVICE
	ADVICE_COUNT
};

struct finding {
	enum advice advice;
	int index;      /* program header, or -1 */
	uint64_t a, b;
};

/* Calls `found` for each finding, those of the whole file first, then in program header order.
 * `mode`: st_mode of the file, 0 if unknown. */
void lint(const struct image *, unsigned mode,
	void (*found)(const struct finding *, void *), void *context);

/* One line per finding: "PATH: warning: what; remedy [id]"; as JSON one document. Both return 1 if
 * a finding is an error, else 0. */
int lint_print(const struct image *, unsigned mode, const char *path, struct text *out);
int lint_json(const struct image *, unsigned mode, const char *path, struct text *out);

/* A file that cannot be loaded at all: its refusal as the one finding, an error. Returns 1. */
int lint_refused(const struct refusal *, const char *path, int as_json, struct text *out);

#endif
