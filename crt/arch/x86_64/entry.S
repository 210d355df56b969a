/* entry.S (x86_64): where the kernel, or uload, enters a program. System V ABI, x86-64, §3.4.1:
 *
 *   rsp          argc, argv[0] … argv[argc-1], NULL, envp[0] …, NULL, auxv …, (AT_NULL, 0);
 *                16-byte aligned
 *   rdx          a function to register with atexit, or 0. Linux always gives 0, no static program
 *                has ever had one, and junk there kills those who trust it: it is not looked at
 *   flags        the direction flag is clear
 *   the others   anything at all
 */
	.globl _start
	.type _start, @function
	.section .text.start, "ax", @progbits
_start:
	.cfi_startproc
	.cfi_undefined %rip     /* nobody called us: unwinders stop here */
	xor %ebp, %ebp          /* so do chains of frames */
	cld                     /* clear already, says the ABI; it costs nothing to be sure */
	mov %rsp, %rdi
	and $-16, %rsp
	call __crt_start
	ud2
	.cfi_endproc
	.size _start, . - _start
	.section .note.GNU-stack, "", @progbits
