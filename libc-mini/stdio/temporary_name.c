#include <stdint.h>
#include "syscall.h"
#include "temporary.h"

void __temporary_name(char six[6])
{
	static volatile uint32_t count;
	uint32_t value;

	if (sys_call(SYS_getrandom, &value, sizeof value, 1 /* GRND_NONBLOCK */) != sizeof value)
		value = (uint32_t)(uintptr_t)six * 2654435761u + __sync_add_and_fetch(&count, 1) * 40503u
			+ (uint32_t)sys_call(SYS_getpid) * 69069u;
	for (int i = 0; i < 6; i++, value /= 36)
		six[i] = "abcdefghijklmnopqrstuvwxyz0123456789"[value % 36];
}
