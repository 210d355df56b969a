/* start.S (x86_64): entry on the boot stack, and the hypercalls, which here are system calls. */
#include <asm/unistd.h>

	.section .text.start, "ax"
	.globl _start, console_write, power_off
_start:	xor %ebp, %ebp
	mov %rsp, %rdi          /* what the host hands over */
	lea __stack_top(%rip), %rsp
	call kernel_main
	mov %eax, %edi
power_off:
	mov $__NR_exit_group, %eax
	syscall

/* long console_write(int fd, const void *bytes, size_t n) */
console_write:
	mov $__NR_write, %eax
	syscall
	ret
	.section .note.GNU-stack, "", @progbits
