/* refusal_json.h: a refusal for programs: docs/events.md. Pure. */
#ifndef ULOAD_REFUSAL_JSON_H
#define ULOAD_REFUSAL_JSON_H

#include "fields.h"
#include "refusal.h"

/* How far a load can come, in this order. */
enum stage {
	STAGE_AGAIN,        /* uload runs itself again, if it has to */
	STAGE_FIND,         /* PATH */
	STAGE_SYSTEM,       /* what there is */
	STAGE_FILE,         /* opened; #! lines followed */
	STAGE_IMAGE,        /* its headers */
	STAGE_INTERPRETER,  /* PT_INTERP's file and its headers */
	STAGE_PLACES,       /* the kernel is asked */
	STAGE_STACK,        /* the initial stack fits */
	STAGE_MEMORY,       /* room to plan in */
	STAGE_LAYOUT,       /* every address is chosen */
	STAGE_BRIDGE,       /* room to carry the plan out in */
	STAGES
};

struct stopped {
	const char *program;
	const struct refusal *why;
	enum stage stage;            /* the one that refused */
	const char *file;            /* the file at fault: the program, a script, an interpreter */
	struct headers headers;      /* of it */
};

/* --events: a line. */
void refusal_event(const struct stopped *, struct text *out);
/* --explain --json: a document. */
void refusal_document(const struct stopped *, struct text *out);

#endif
