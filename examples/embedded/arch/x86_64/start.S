/* start.S (x86_64): the reset handler's first words, and the debug port, here a system call. */
#include <asm/unistd.h>

	.section .text.start, "ax"
	.globl reset, port_write, halt
reset:	xor %ebp, %ebp
	lea _estack(%rip), %rsp /* whatever was there */
	cld
	call reset_handler
	mov %eax, %edi
halt:	mov $__NR_exit_group, %eax
	syscall

/* long port_write(int port, const void *bytes, size_t n) */
port_write:
	mov $__NR_write, %eax
	syscall
	ret
	.section .note.GNU-stack, "", @progbits
