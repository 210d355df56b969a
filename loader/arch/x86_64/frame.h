/* frame.h (x86_64): what rt_sigreturn(2) reads. */
#ifndef ULOAD_ARCH_FRAME_H
#define ULOAD_ARCH_FRAME_H

#include <stdint.h>

#define ARCH_FRAME 2048 /* where in its page the frame lies: behind the bridge's code */

/* Writes the frame into `page`. The signal mask and the alternate stack stay what they are. */
void arch_make_frame(unsigned char *page, unsigned entry, uint64_t sp, uint64_t start);
/* The stack pointer with which rt_sigreturn(2) finds it. */
uint64_t arch_frame_sp(uint64_t page);

#endif
