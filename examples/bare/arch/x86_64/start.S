/* start.S (x86_64): the entry, and one system call with up to three arguments. */
	.globl _start, call
_start:	xor %ebp, %ebp          /* the outermost frame */
	mov %rsp, %rdi          /* argc, argv, envp, auxv: bare.c reads them */
	and $-16, %rsp          /* it is a multiple of 16 already; trusting that costs as much */
	call bare_start
call:	mov %rdi, %rax          /* long call(long number, long, long, long) */
	mov %rsi, %rdi
	mov %rdx, %rsi
	mov %rcx, %rdx
	syscall
	ret
	.section .note.GNU-stack, "", @progbits
