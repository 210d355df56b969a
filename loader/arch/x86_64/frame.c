/* frame.c (x86_64): a signal frame that no signal made: rt_sigreturn(2) takes every register from it.
 * See frame.h.
 *
 *   page         the bridge's code
 *   +ARCH_FRAME  the return address of a handler (never used), struct ucontext
 *   +VECTORS     x87 and SSE registers as FXSAVE writes them; without them the kernel clears all */
#include "frame.h"

#include <string.h>

#include "arch.h"
#include "entry_state.h"
#include "sys.h"

#define VECTORS (ARCH_FRAME + 1024) /* a multiple of 64 */
#define INIT_FCW 0x37f
#define INIT_MXCSR 0x1f80u
#define MXCSR_OFFSET 24
#define XMM_OFFSET 160
#define USER_CS 0x33
#define USER_SS 0x2b
#define RESTORE_SS 6 /* UC_SIGCONTEXT_SS | UC_STRICT_RESTORE_SS: ss comes from the frame */

/* asm/ucontext.h and asm/sigcontext.h, as the kernel has them: no signal.h of a C library. */
struct frame {
	uint64_t handler_return;
	uint64_t flags, link;
	uint64_t alternate_stack[3];
	uint64_t registers[ARCH_REGISTERS]; /* r8 … rcx */
	uint64_t rsp, rip, rflags;
	uint16_t cs, gs, fs, ss;
	uint64_t error, trap, old_mask, cr2;
	uint64_t vectors;
	uint64_t reserved[8];
	uint64_t mask;
};

_Static_assert(sizeof(struct frame) == 8 + 40 + 256 + 8, "as the kernel reads it");
_Static_assert(ARCH_FRAME + sizeof(struct frame) <= VECTORS && VECTORS + 512 <= ARCH_PAGE,
	"all of it in one page");

static void fill_vectors(unsigned char *at)
{
	unsigned mxcsr = INIT_MXCSR;
	uint16_t fcw = INIT_FCW;

	memset(at, 0, 512);
	memcpy(at, &fcw, sizeof fcw);
	memcpy(at + MXCSR_OFFSET, &mxcsr, sizeof mxcsr);
	memset(at + XMM_OFFSET, FAULT_BYTE, ARCH_VECTORS * 16);
}

void arch_make_frame(unsigned char *page, unsigned entry, uint64_t sp, uint64_t start)
{
	struct frame *f = (void *)(page + ARCH_FRAME);

	memset(f, 0, sizeof *f);
	f->flags = RESTORE_SS;
	f->rsp = sp;
	f->rip = start;
	f->rflags = arch_flags(entry);
	f->cs = USER_CS;
	f->ss = USER_SS;
	for (unsigned i = 0; i < ARCH_REGISTERS; i++)
		f->registers[i] = arch_register(entry, i);
	sys2(__NR_sigaltstack, NULL, f->alternate_stack);
	sys4(__NR_rt_sigprocmask, 0, NULL, &f->mask, sizeof f->mask);
	if (!(entry & ENTRY_JUNK))
		return;
	f->vectors = (uint64_t)page + VECTORS;
	fill_vectors(page + VECTORS);
}

uint64_t arch_frame_sp(uint64_t page)
{
	return page + ARCH_FRAME + 8;
}
