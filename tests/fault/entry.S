/* entry.S: where inspect begins: every register into `entry_state`, before anything has changed one.
 * The memory is .data: .bss is one of the things to be looked at. */
	.globl _start
	.text
_start:
	mov %rax, entry_state(%rip)
	mov %rbx, entry_state+8(%rip)
	mov %rcx, entry_state+16(%rip)
	mov %rdx, entry_state+24(%rip)
	mov %rsi, entry_state+32(%rip)
	mov %rdi, entry_state+40(%rip)
	mov %rbp, entry_state+48(%rip)
	mov %r8, entry_state+56(%rip)
	mov %r9, entry_state+64(%rip)
	mov %r10, entry_state+72(%rip)
	mov %r11, entry_state+80(%rip)
	mov %r12, entry_state+88(%rip)
	mov %r13, entry_state+96(%rip)
	mov %r14, entry_state+104(%rip)
	mov %r15, entry_state+112(%rip)
	mov %rsp, entry_state+120(%rip)
	lea stack_end(%rip), %rsp       /* the program's own stack stays as it is */
	pushf
	pop entry_state+128(%rip)
	cld
	fxsave entry_vectors(%rip)
	and $-16, %rsp
	call inspect
	ud2

	.data
	.balign 64
	.globl entry_state, entry_vectors
entry_vectors:
	.fill 512, 1, 1
entry_state:
	.fill 17, 8, 1
	.fill 16384, 1, 1
	.balign 16
stack_end:
	.quad 1
	.section .note.GNU-stack, "", @progbits
