/* registers.c (x86_64): see registers.h.
 *
 * XRSTOR with an empty XSTATE_BV puts every component it is asked for into its initial state: x87
 * fcw 0x37f, MXCSR aside, all of xmm, ymm, zmm, k, tmm zero. The protection-key register's initial
 * state is 0, but Linux starts programs with 0x55555554 (init_pkru): it is set by itself. */
#include "registers.h"

#include <asm/prctl.h>
#include <cpuid.h>

#include "sys.h"

#define XSTATE_PKRU (1u << 9)
#define INIT_PKRU 0x55555554u
#define INIT_MXCSR 0x1f80u
#define INIT_FCW 0x37f
#define LEGACY_BYTES 512 /* of FXSAVE */
#define MXCSR_OFFSET 24

static void cpuid(unsigned leaf, unsigned *b, unsigned *c)
{
	unsigned a = 0, d = 0;

	*b = *c = 0;
	__cpuid_count(leaf, 0, a, *b, *c, d);
}

static int has_xsave(void)
{
	unsigned b, c;

	cpuid(1, &b, &c);
	return c >> 27 & 1; /* OSXSAVE */
}

int arch_has_pkeys(void)
{
	unsigned b, c;

	cpuid(7, &b, &c);
	return c >> 4 & 1; /* OSPKE */
}

uint64_t arch_thread_pointer(void)
{
	uint64_t base = 0;

	sys2(__NR_arch_prctl, ARCH_GET_FS, &base);
	return base;
}

/* Bytes of an XSAVE area with every component that is enabled. The processor looks at all of them,
 * even where XSTATE_BV says that nothing is there. */
static size_t xsave_bytes(void)
{
	unsigned b, c;

	cpuid(0xd, &b, &c);
	return b;
}

/* x87 and SSE: every processor has them. */
static void reset_legacy(void)
{
	unsigned char area[LEGACY_BYTES] __attribute__((aligned(64))) = {0};

	*(uint16_t *)area = INIT_FCW;
	*(unsigned *)(area + MXCSR_OFFSET) = INIT_MXCSR;
	__asm__ volatile("fxrstor64 %0" : : "m"(area) : "memory");
}

/* The area is a fresh mapping, zero but for MXCSR; like every other it does not see the program. */
long arch_syscall_off_stack(long number, long a, long b)
{
	long result;

	__asm__ volatile("mov %%rsp, %%r12; xor %%esp, %%esp; syscall; mov %%r12, %%rsp"
		: "=a"(result) : "0"(number), "D"(a), "S"(b) : "rcx", "r11", "r12", "memory");
	return result;
}

static void reset_vectors(void)
{
	long area = has_xsave() ? sys_mmap(0, xsave_bytes(), PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) : -1;

	if (!sys_failed(area)) {
		*(unsigned *)(area + MXCSR_OFFSET) = INIT_MXCSR;
		__asm__ volatile("xrstor64 (%0)" : : "r"(area), "a"(~XSTATE_PKRU), "d"(~0u) : "memory");
	}
	reset_legacy();
}

void arch_reset_registers(void)
{
	reset_vectors();
	if (arch_has_pkeys())
		__asm__ volatile("wrpkru" : : "a"(INIT_PKRU), "c"(0), "d"(0));
	sys2(__NR_arch_prctl, ARCH_SET_GS, 0);
	sys2(__NR_arch_prctl, ARCH_SET_FS, 0);
}
