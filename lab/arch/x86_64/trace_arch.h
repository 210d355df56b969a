/* trace_arch.h (x86_64): what watching a program needs to know about the processor. */
#ifndef LAB_TRACE_ARCH_H
#define LAB_TRACE_ARCH_H

#include <linux/audit.h>
#include <stdint.h>
#include <sys/types.h>

#define TRACE_ARCH AUDIT_ARCH_X86_64
/* Numbers from here on belong to x32: other arguments, and not watched. */
#define TRACE_ARCH_FOREIGN 0x40000000U

/* Where the stopped task is: 0, or -1. */
int trace_arch_place(pid_t tid, uint64_t *ip, uint64_t *sp);

/* A trap before the instruction at address; address 0: none any more. 0, or -1 with errno. */
int trace_arch_break(pid_t tid, uint64_t address);

#endif
