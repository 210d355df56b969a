/* clone_call.S (x86_64): long __clone_call(function, stack, flags, argument, parent_tid, tls, child_tid)
 *
 * The kernel gives the child the parent's registers and the new stack, on which the function and
 * its argument wait. */
	.globl __clone_call
	.hidden __clone_call
	.type __clone_call, @function
	.text
__clone_call:
	and $-16, %rsi
	sub $16, %rsi
	mov %rcx, (%rsi)
	mov %rdi, 8(%rsi)
	mov %edx, %edi
	mov %r8, %rdx
	mov %r9, %r8
	mov 8(%rsp), %r10
	mov $56, %eax           /* SYS_clone(flags, stack, parent_tid, child_tid, tls) */
	syscall
	test %rax, %rax
	jz 1f
	ret
1:	xor %ebp, %ebp          /* the last frame */
	pop %rdi
	pop %rax
	call *%rax
	mov %eax, %edi
	mov $60, %eax           /* SYS_exit */
	syscall
	hlt
	.size __clone_call, . - __clone_call
	.section .note.GNU-stack, "", @progbits
