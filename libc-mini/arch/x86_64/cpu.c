#include <cpuid.h>
#include "cpu.h"

int __cpu_has;

/* Intel SDM, volume 2, CPUID; volume 1, 14.3: AVX needs the kernel's consent, told by XGETBV. */
int __cpu_ask(void)
{
	unsigned a, b, c, d, state = 0, unused;
	int has = CPU_ASKED;

	if (__get_cpuid(1, &a, &b, &c, &d) && c & bit_OSXSAVE)
		__asm__("xgetbv" : "=a"(state), "=d"(unused) : "c"(0));
	if (__get_cpuid_count(7, 0, &a, &b, &c, &d)) {
		if (b & bit_AVX2 && (state & 6) == 6)
			has |= CPU_AVX2;
		if (b & 1 << 9)
			has |= CPU_ERMS;
	}
	return __cpu_has = has;
}
