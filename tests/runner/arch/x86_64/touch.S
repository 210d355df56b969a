/* touch.S (x86_64): writes VALUE to the byte OFFSET below the stack pointer it is entered with, and
 * ends with status 0. What --stack-report says of it is known to the byte. OFFSET 0: nothing. */
#include <asm/unistd.h>

	.globl _start
_start:
#if OFFSET
	movb $VALUE, -OFFSET(%rsp)
#endif
	xor %edi, %edi
	mov $__NR_exit_group, %eax
	syscall
	.section .note.GNU-stack, "", @progbits
