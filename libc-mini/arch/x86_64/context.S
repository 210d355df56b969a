/* context.S (x86_64): getcontext(), setcontext(), swapcontext(). A context's places, ucontext_t of
 * bits/ucontext.h: */
#define R8      40
#define R9      48
#define R12     72
#define R13     80
#define R14     88
#define R15     96
#define RDI     104
#define RSI     112
#define RBP     120
#define RBX     128
#define RDX     136
#define RCX     152
#define RSP     160
#define RIP     168
#define FPREGS  224             /* points to … */
#define MASK    296
#define FPMEM   424             /* … this, of which the control words are used */
#define MXCSR   24

	/* What a call keeps, and the registers of arguments, which makecontext() sets. */
	.macro save to
	mov %rbx, RBX(\to)
	mov %rbp, RBP(\to)
	mov %r12, R12(\to)
	mov %r13, R13(\to)
	mov %r14, R14(\to)
	mov %r15, R15(\to)
	mov %rdi, RDI(\to)
	mov %rsi, RSI(\to)
	mov %rdx, RDX(\to)
	mov %rcx, RCX(\to)
	mov %r8, R8(\to)
	mov %r9, R9(\to)
	mov (%rsp), %rcx
	mov %rcx, RIP(\to)
	lea 8(%rsp), %rcx
	mov %rcx, RSP(\to)
	lea FPMEM(\to), %rcx
	mov %rcx, FPREGS(\to)
	fnstenv (%rcx)
	fldenv (%rcx)           /* storing masked the exceptions */
	stmxcsr MXCSR(%rcx)
	.endm

	.text
	.globl getcontext, setcontext, swapcontext
	.type getcontext, @function
getcontext:
	save %rdi
	lea MASK(%rdi), %rdx
	xor %edi, %edi
	xor %esi, %esi
	mov $8, %r10d
	mov $14, %eax           /* SYS_rt_sigprocmask(SIG_BLOCK, NULL, mask, 8) */
	syscall
	mov %rax, %rdi
	jmp __sys_result
	.size getcontext, . - getcontext

	.type swapcontext, @function
swapcontext:
	save %rdi
	lea MASK(%rdi), %rdx
	mov %rsi, %r8
	jmp go
	.size swapcontext, . - swapcontext

	.type setcontext, @function
setcontext:
	mov %rdi, %r8
	xor %edx, %edx
go:	lea MASK(%r8), %rsi     /* r8: where to, rdx: where the mask goes, or NULL */
	mov $2, %edi            /* SIG_SETMASK */
	mov $8, %r10d
	mov $14, %eax
	syscall
	test %rax, %rax
	jnz fail
	mov FPREGS(%r8), %rcx
	fldenv (%rcx)
	ldmxcsr MXCSR(%rcx)
	mov RBX(%r8), %rbx
	mov RBP(%r8), %rbp
	mov R12(%r8), %r12
	mov R13(%r8), %r13
	mov R14(%r8), %r14
	mov R15(%r8), %r15
	mov RSP(%r8), %rsp
	push RIP(%r8)
	mov RDI(%r8), %rdi
	mov RSI(%r8), %rsi
	mov RDX(%r8), %rdx
	mov RCX(%r8), %rcx
	mov R9(%r8), %r9
	mov R8(%r8), %r8
	xor %eax, %eax          /* getcontext() and swapcontext() return 0 here */
	ret
fail:	mov %rax, %rdi
	jmp __sys_result
	.size setcontext, . - setcontext

	/* Where the function of makecontext() returns to: rbx is the context that goes on. */
	.globl __context_return
	.hidden __context_return
	.type __context_return, @function
__context_return:
	mov %rbx, %rdi
	and $-16, %rsp
	call __context_end
	hlt
	.size __context_return, . - __context_return
	.section .note.GNU-stack, "", @progbits
