/* Does this kernel's vDSO have a "syscall" that is followed by nothing but the clearing of
 * registers and "ret"? By such a tail a loader leaves with every register zero; without it four
 * keep what they held. */
#include <stddef.h>
#include <sys/auxv.h>

#include "../../tail.h"

enum { VDSO_SIZE = 8192, RET = 0xc3, REX_RB = 0x45, XOR = 0x31 };

static int clears_until_ret(const unsigned char *code, const unsigned char *end)
{
	int cleared = 0;

	while (code + 3 < end && *code != RET) {
		code += *code == REX_RB;
		if (*code != XOR)
			return 0;
		code += 2;
		cleared++;
	}
	return cleared >= 4 && *code == RET;
}

int tail_clears_registers(void)
{
	const unsigned char *vdso = (const unsigned char *)getauxval(AT_SYSINFO_EHDR);

	for (size_t i = 0; vdso && i + 2 < VDSO_SIZE; i++)
		if (vdso[i] == 0x0f && vdso[i + 1] == 0x05
		    && clears_until_ret(vdso + i + 2, vdso + VDSO_SIZE))
			return 1;
	return 0;
}
