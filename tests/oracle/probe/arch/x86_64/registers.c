/* The processor at entry: general registers, flags, segments, x87, SSE, what lies beyond (AVX,
 * AVX-512, protection keys), and the local descriptor table. */
#include <asm/prctl.h>

#include "../../probe.h"

static const char gpr_names[16][4] = {
	"rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "rsp",
	"r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15",
};
static const char segment_names[6][3] = { "cs", "ss", "ds", "es", "fs", "gs" };

/* The FXSAVE image (Intel SDM vol. 1, 10.5.1), as far as it says something about the entry
 * state. */
static const struct { char name[8]; int offset, size; } fxsave_fields[] = {
	{ "fcw", 0, 2 }, { "fsw", 2, 2 }, { "ftw", 4, 1 }, { "fop", 6, 2 },
	{ "fip", 8, 8 }, { "fdp", 16, 8 }, { "mxcsr", 24, 4 },
};

enum {
	FXSAVE_ST0 = 32, FXSAVE_XMM0 = 160,
	XSAVE_HEADER = 512, XSAVE_EXTENDED = 576, XSAVE_SIZE = 4096,
	XSAVE_AVX = 1 << 2, XSAVE_AVX512 = 7 << 5,
	CPUID1_ECX_OSXSAVE = 1 << 27, CPUID7_ECX_OSPKE = 1 << 4,
};

static void show_general(const struct entry *entry)
{
	for (int i = 0; i < 16; i++)
		if (i != GPR_RSP)
			say("reg.%s %p", gpr_names[i], entry->gpr[i]);
	say("reg.rflags %x", entry->flags);
	for (int i = 0; i < 6; i++)
		say("reg.%s %x", segment_names[i], (uint64_t)entry->segment[i]);
}

static void show_base(const char *name, long code)
{
	uint64_t base = 0;

	sys(SYS_arch_prctl, code, (long)&base);
	say("reg.%s %p", name, base);
}

static void show_fxsave(const uint8_t *area)
{
	for (unsigned i = 0; i < LENGTH(fxsave_fields); i++) {
		uint64_t value = 0;

		memcpy(&value, area + fxsave_fields[i].offset, (size_t)fxsave_fields[i].size);
		say("fpu.%s %x", fxsave_fields[i].name, value);
	}
	for (int i = 0; i < 8; i++)
		say("fpu.st%d %s", (long)i, zero_or_not(area + FXSAVE_ST0 + 16 * i, 10));
	for (int i = 0; i < 16; i++)
		say("fpu.xmm%d %s", (long)i, zero_or_not(area + FXSAVE_XMM0 + 16 * i, 16));
}

static uint32_t cpuid_ecx(uint32_t leaf)
{
	uint32_t eax = leaf, ebx, ecx = 0, edx;

	__asm__ volatile ("cpuid" : "+a"(eax), "=b"(ebx), "+c"(ecx), "=d"(edx));
	return ecx;
}

/* No C code of the probe uses a vector register, so they still hold what they held at entry. */
static void show_extended(void)
{
	static _Alignas(64) uint8_t area[XSAVE_SIZE];

	if (cpuid_ecx(1) & CPUID1_ECX_OSXSAVE) {
		__asm__ volatile ("xsave64 %0" : "+m"(area)
		                  : "a"(XSAVE_AVX | XSAVE_AVX512), "d"(0));
		say("fpu.extended %s",
		    zero_or_not(area + XSAVE_EXTENDED, XSAVE_SIZE - XSAVE_EXTENDED));
	}
	if (cpuid_ecx(7) & CPUID7_ECX_OSPKE) {
		uint32_t pkru, edx;

		__asm__ volatile ("rdpkru" : "=a"(pkru), "=d"(edx) : "c"(0));
		say("fpu.pkru %x", (uint64_t)pkru);
	}
}

static void show_ldt(void)
{
	static uint8_t ldt[64];

	say("ldt.bytes %d", sys(SYS_modify_ldt, 0, (long)ldt, sizeof ldt));
}

void registers_show(const struct entry *entry)
{
	if (after_ldso()) {
		say("reg.rdx %p", entry->gpr[3]);
		return;
	}
	show_general(entry);
	show_base("fs_base", ARCH_GET_FS);
	show_base("gs_base", ARCH_GET_GS);
	show_fxsave(entry->fxsave);
	show_extended();
	show_ldt();
}
