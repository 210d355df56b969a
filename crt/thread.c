/* thread.c: the thread pointer and the thread-local variables of the first thread. */
#include <asm/prctl.h>
#include <elf.h>
#include "crt.h"
#include "syscall.h"
#include "thread.h"

static struct thread first;

void __crt_thread(const struct vectors *v)
{
	(void)v;
	first.self = &first;
	first.canary = 0;
	sys_call(SYS_arch_prctl, ARCH_SET_FS, &first);
}

void __crt_irelative(void)
{
}
