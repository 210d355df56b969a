/* start.S (x86_64): the whole run time of tiny: where the kernel (or uload) enters it, and the two
 * system calls that it makes. */
#include <asm/unistd.h>

	.globl _start, tiny_write
	.text

/* sp points to argc; argv follows it. */
_start:	xor %ebp, %ebp          /* end of the chain of frames, for debuggers */
	mov (%rsp), %edi
	lea 8(%rsp), %rsi
	call tiny
	mov %eax, %edi
	mov $__NR_exit_group, %eax
	syscall

/* long tiny_write(int fd, const char *bytes, long n) */
tiny_write:
	mov $__NR_write, %eax
	syscall
	ret
	.section .note.GNU-stack, "", @progbits
