/* vfork.S (x86_64): the child runs on the parent's stack and will overwrite what lies there, so the
 * return address waits in a register that a system call keeps. */
	.globl vfork
	.type vfork, @function
	.text
vfork:
	pop %rdx
	mov $58, %eax           /* SYS_vfork */
	syscall
	push %rdx
	mov %rax, %rdi
	jmp __sys_result
	.size vfork, . - vfork
	.section .note.GNU-stack, "", @progbits
