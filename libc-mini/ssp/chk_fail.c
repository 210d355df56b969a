#include <stdlib.h>
#include "chk.h"
#include "syscall.h"

_Noreturn void __chk_fail(void)
{
	static const char why[] = "libc-mini: buffer overflow detected\n";

	sys_call(SYS_write, 2, why, sizeof why - 1);
	abort();
}
