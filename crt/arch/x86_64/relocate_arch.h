/* relocate_arch.h (x86_64): the two relocations that a static program has (psABI, table 4.9). */
#ifndef RELOCATE_ARCH_H
#define RELOCATE_ARCH_H

#define ARCH_RELATIVE  R_X86_64_RELATIVE
#define ARCH_IRELATIVE R_X86_64_IRELATIVE

#endif
