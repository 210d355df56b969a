/* reset.h: what execve(2) resets in a process, done by the process itself (begin_new_exec(),
 * flush_old_exec, do_close_on_exec(), exec_mm_release(), posix_cpu_timers_exit() …). */
#ifndef ULOAD_RESET_H
#define ULOAD_RESET_H

#include <stdint.h>

#include "host.h"
#include "refusal.h"

/* A registered rseq area would be written to by the kernel after it is unmapped. Unregisters the
 * one of glibc (or whoever exports __rseq_offset); refuses if another one remains, and then nothing
 * has changed. */
int reset_rseq(const struct host *, struct refusal *);

/* All the rest; cannot fail, must not be undone. `keep` are two descriptors (or -1) that are not
 * closed although they are close-on-exec. */
void reset_process(const struct host *, const int keep[2]);

void reset_signals(void);   /* dispositions; pending signals stay pending (signals.c) */
void reset_robust_list(void);
void reset_descriptors(const int keep[2]);

#endif
