/* stack_chk_fail.c: what -fstack-protector calls when the canary of a frame (struct thread) has
 * changed. The stack is not to be trusted any more: one line, and the end. */
#include <stdlib.h>
#include "libc.h"
#include "syscall.h"

_Noreturn void __stack_chk_fail(void);

_Noreturn void __stack_chk_fail(void)
{
	static const char why[] = "libc-mini: stack smashing detected\n";

	sys_call(SYS_write, 2, why, sizeof why - 1);
	abort();
}

/* The name that 32-bit position-independent code uses. */
strong_alias(__stack_chk_fail, __stack_chk_fail_local);
