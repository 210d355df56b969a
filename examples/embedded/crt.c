/* crt.c: what a microcontroller's start-up code does before main: fill RAM. Nothing is taken from a
 * loader: not the stack, not the zeros of .bss, not a register. */
#include <stdint.h>

extern uint64_t _sidata[], _sdata[], _edata[], _sbss[], _ebss[]; /* embedded.ld */

int main(void);
int reset_handler(void);

int reset_handler(void)
{
	const uint64_t *from = _sidata;

	for (uint64_t *to = _sdata; to < _edata;)
		*to++ = *from++;
	for (uint64_t *to = _sbss; to < _ebss;)
		*to++ = 0;
	return main();
}
