/* The very first instructions of the probe. Every register is stored before anything can change it;
 * nothing is written below the stack pointer we were given, because what lies there is evidence.
 * The offsets are those of struct entry in arch.h. */
	.section .text.entry, "ax", @progbits
	.globl	_start
	.type	_start, @function
_start:
	mov	%rax, probe_entry+0(%rip)
	mov	%rbx, probe_entry+8(%rip)
	mov	%rcx, probe_entry+16(%rip)
	mov	%rdx, probe_entry+24(%rip)
	mov	%rsi, probe_entry+32(%rip)
	mov	%rdi, probe_entry+40(%rip)
	mov	%rbp, probe_entry+48(%rip)
	mov	%rsp, probe_entry+56(%rip)
	mov	%r8, probe_entry+64(%rip)
	mov	%r9, probe_entry+72(%rip)
	mov	%r10, probe_entry+80(%rip)
	mov	%r11, probe_entry+88(%rip)
	mov	%r12, probe_entry+96(%rip)
	mov	%r13, probe_entry+104(%rip)
	mov	%r14, probe_entry+112(%rip)
	mov	%r15, probe_entry+120(%rip)
	lea	probe_stack_top(%rip), %rsp
	pushfq
	popq	probe_entry+128(%rip)
	cld
	movw	%cs, probe_entry+136(%rip)
	movw	%ss, probe_entry+138(%rip)
	movw	%ds, probe_entry+140(%rip)
	movw	%es, probe_entry+142(%rip)
	movw	%fs, probe_entry+144(%rip)
	movw	%gs, probe_entry+146(%rip)
	fxsave64 probe_entry+256(%rip)
	lea	probe_entry(%rip), %rdi
	xor	%ebp, %ebp
	call	probe_main
	ud2
	.size	_start, .-_start

/* The probe's own stack lies in .data and not in .bss: .bss is looked at before it is used. */
	.section .data.probe, "aw", @progbits
	.balign	4096
	.globl	probe_entry
probe_entry:
	.zero	1024
	.zero	31 * 1024
	.globl	probe_stack_top
probe_stack_top:

	.section .note.GNU-stack, "", @progbits
