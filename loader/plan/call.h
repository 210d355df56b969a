/* call.h: a step in the words of a C programmer, shared by explain, json, events and trace. Pure. */
#ifndef ULOAD_CALL_H
#define ULOAD_CALL_H

#include "plan.h"
#include "text.h"

/* The call that the step equals: munmap(0x5c0000, 81920). `fd` is the program's descriptor,
 * `interp_fd` the interpreter's, `mm` a struct prctl_mm_map. */
void call_print(const struct plan *, const struct step *, struct text *out);

/* One word for what is done: map, zero, wipe … (the `op` of docs/events.md). */
const char *call_op(const struct step *);
/* Short name of a reason: first-pie, bss … (the `reason` of docs/events.md). */
void call_reason(const struct step *, struct text *out);
/* What kind of program it is: static, static-pie, dynamic, dynamic-pie. */
const char *call_kind(const struct plan *);
const char *call_exe_link(const struct host *);
/* Path of the ELF file that is loaded as program: of a script, its last interpreter. */
const char *call_loaded(const struct plan *);
/* Path of the file a step is about, or NULL. */
const char *call_file(const struct plan *, const struct step *);
/* Does the step say something about memory at [address, address + length)? */
int call_has_range(const struct step *);

#endif
