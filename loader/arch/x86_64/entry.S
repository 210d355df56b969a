/* entry.S (x86_64): where the kernel enters uload. Nothing is kept in memory but the stack that the
 * kernel made:
 *
 *   sp   argc, argv[0] … argv[argc-1], NULL, envp[0] …, NULL, auxv …, (AT_NULL, 0)
 */
	.globl uload_entry
	.section .text.entry, "ax", @progbits
uload_entry:
	xor %ebp, %ebp          /* end of the chain of frames */
	mov %rsp, %rdi
	call uload_start        /* does not return */
	ud2
	.section .note.GNU-stack, "", @progbits
