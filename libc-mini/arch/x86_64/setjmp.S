/* setjmp.S (x86_64): the registers that a call keeps (System V ABI, x86-64, 3.2.1), the stack
 * pointer as it will be after the return, and where to return to:
 *
 *   0 rbx   8 rbp*   16 r12   24 r13   32 r14   40 r15   48 rsp*   56 rip*   64 mask saved?   72 mask
 *
 * * mixed with the canary (%fs:0x28): a buffer that was overwritten does not say where to jump. */
	.text
	.globl setjmp, longjmp
	.weak _setjmp, sigsetjmp, __sigsetjmp, _longjmp, siglongjmp
	.type setjmp, @function
	.type _setjmp, @function
	.type sigsetjmp, @function
	.type __sigsetjmp, @function
setjmp:
_setjmp:
	xor %esi, %esi
sigsetjmp:
__sigsetjmp:
	mov %rbx, 0(%rdi)
	mov %r12, 16(%rdi)
	mov %r13, 24(%rdi)
	mov %r14, 32(%rdi)
	mov %r15, 40(%rdi)
	mov %fs:0x28, %rcx
	mov %rbp, %rdx
	xor %rcx, %rdx
	mov %rdx, 8(%rdi)
	lea 8(%rsp), %rdx
	xor %rcx, %rdx
	mov %rdx, 48(%rdi)
	xor (%rsp), %rcx
	mov %rcx, 56(%rdi)
	mov %esi, 64(%rdi)
	xor %eax, %eax
	test %esi, %esi
	jz 1f
	mov $14, %eax           /* SYS_rt_sigprocmask(how, NULL, mask, 8) */
	lea 72(%rdi), %rdx
	xor %esi, %esi
	mov $8, %r10d
	syscall
	xor %eax, %eax
1:	ret
	.size setjmp, . - setjmp

	.type longjmp, @function
	.type _longjmp, @function
	.type siglongjmp, @function
longjmp:
_longjmp:
siglongjmp:
	mov %rdi, %r8
	mov %esi, %r9d
	cmpl $0, 64(%r8)
	je 2f
	mov $14, %eax
	mov $2, %edi            /* SIG_SETMASK */
	lea 72(%r8), %rsi
	xor %edx, %edx
	mov $8, %r10d
	syscall
2:	mov 0(%r8), %rbx
	mov 16(%r8), %r12
	mov 24(%r8), %r13
	mov 32(%r8), %r14
	mov 40(%r8), %r15
	mov %fs:0x28, %rcx
	mov 8(%r8), %rbp
	xor %rcx, %rbp
	mov 48(%r8), %rsp
	xor %rcx, %rsp
	xor 56(%r8), %rcx
	mov %r9d, %eax
	test %eax, %eax
	jnz 3f
	inc %eax
3:	jmp *%rcx
	.size longjmp, . - longjmp
	.section .note.GNU-stack, "", @progbits
