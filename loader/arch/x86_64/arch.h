/* arch.h (x86_64): every number and name that belongs to the processor.
 *
 * The rest of the loader says ARCH_...; a port is a new folder with this file, entry.S,
 * bridge.S, tail.[ch], registers.[ch] and uload.ld. */
#ifndef ULOAD_ARCH_H
#define ULOAD_ARCH_H

#include <elf.h>

#define ARCH_NAME "x86-64"
#define ARCH_MACHINE EM_X86_64 /* e_machine: elf_check_arch() */
#define ARCH_PAGE 4096UL
#define ARCH_E_FLAGS 0         /* flags that e_flags may have */

/* First address that is not the program's: TASK_SIZE, 2^47 less a guard page. */
#define ARCH_USER_END 0x7ffffffff000UL
/* Where the kernel's half begins (four levels of page tables): for pictures only. */
#define ARCH_KERNEL_HALF 0xffff800000000000UL

/* ELF_ET_DYN_BASE, two thirds of the user half: where a PIE with an interpreter starts. */
#define ARCH_DYN_BASE 0x555555554aaaUL
#define ARCH_LEGACY_BASE (ARCH_USER_END / 3 & ~0xfffUL) /* TASK_UNMAPPED_BASE */
#define ARCH_DYN_RANDOM_BITS 28          /* vm.mmap_rnd_bits */
#define ARCH_BRK_RANDOM_BYTES (1UL << 30) /* arch_randomize_brk() */
#define ARCH_STACK_RANDOM_BYTES 8192UL   /* arch_align_stack() */
#define ARCH_STACK_ALIGN 16UL
#define ARCH_PLATFORM "x86_64" /* ELF_PLATFORM, the string behind AT_PLATFORM */

/* Where uload would like its bridge: in the 2 MiB of uload.ld, so that no new page table is made. */
#define ARCH_BRIDGE_HINT 0x5c0000UL
/* … and where a page of it may stay: out of the way of the break. */
#define ARCH_KEPT_HINT 0x10000000000UL
/* Where a vDSO waits while its place is taken. */
#define ARCH_PARKING_HINT 0x5a0000UL
/* Where memory for a large plan is asked for, out of the way of the mmap area. */
#define ARCH_SCRATCH_HINT 0x100000000UL

/* Entry address, then the words that a vDSO tail pops, lie below the new stack pointer. */
#define ARCH_TAIL_MAX_POPS 14

#define ARCH_RSEQ_SIGNATURE 0x53053053 /* glibc's: RSEQ_SIG */

/* What --explain says of registers at the entry point. */
#define ARCH_NOT_CLEARED "rcx, r11, rdi and rsi" /* by a vDSO whose tail only returns */
#define ARCH_VECTOR_NAMES "xmm0-xmm15"          /* what else a program is entered with */
#define ARCH_CLEARED "rdx"                       /* zero all the same: the ABI wants it */
#define ARCH_FLAGS_DIFFER "rflags is 0x246 instead of 0x202 at the entry point: the vDSO clears " \
	"registers with xor, which sets ZF and PF"
#define ARCH_NO_ADDRESSES "bits 47 to 63 of an address are all alike"

#endif
