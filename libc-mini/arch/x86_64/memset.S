/* void *memset(void *dst, int byte, size_t n): the processor's own string store. */
	.globl memset
	.type memset, @function
	.section .text.memset, "ax", @progbits
memset:
	mov %rdi, %r9
	mov %esi, %eax
	mov %rdx, %rcx
	rep stosb
	mov %r9, %rax
	ret
	.size memset, . - memset
	.section .note.GNU-stack, "", @progbits
