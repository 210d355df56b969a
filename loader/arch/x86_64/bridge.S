/* bridge.S (x86_64): carries out the last steps, while the ground is exchanged under it.
 *
 *   noreturn void (const struct row *first, struct failure *);       see act/bridge.h
 *
 * Position-independent, without a stack and without memory of its own: it may be copied anywhere.
 * A row is eight words; a word 0 that is not negative is a system call with up to six arguments.
 *
 *   rbx next row   r12 the failure block   r13 this row's message, 0: a failure does not matter
 */
#include <asm/unistd.h>

#define MADV_DONTNEED 4
#define MADV_POPULATE_WRITE 23
#define EPERM 1
#define ESRCH 3
#define EFAULT 14
#define EINVAL 22
#define ENOSYS 38
#define PAGE 4096
#define STDERR 2
#define CANNOT_LOAD 126

/* struct failure */
#define MESSAGE_BASE 16
#define MESSAGE_LENGTH 24
#define DIGITS_BASE 32
#define DIGITS_LENGTH 40
#define DIGITS 64
#define PARTS 4

	.section .text.bridge, "ax", @progbits
	.globl bridge_code, bridge_end
	.type bridge_code, @function
	.balign 16
bridge_code:
	mov %rdi, %rbx
	mov %rsi, %r12

next:	mov (%rbx), %rax
	mov 8(%rbx), %rdi
	mov 16(%rbx), %rsi
	mov 24(%rbx), %rdx
	mov 32(%rbx), %r10
	mov 40(%rbx), %r8
	mov 48(%rbx), %r9
	mov 56(%rbx), %r13
	add $64, %rbx
	test %rax, %rax
	js special
	syscall
check:	test %r13, %r13
	jz next
	cmp $-4095, %rax
	jb next

/* Write "uload: PATH: " message errno " [system]" in one call, and exit. */
failed:	mov (%r13), %rcx
	mov %rcx, MESSAGE_LENGTH(%r12)
	add $8, %r13
	mov %r13, MESSAGE_BASE(%r12)
	neg %eax
	lea DIGITS+4(%r12), %rdi
	mov $10, %ecx
digit:	xor %edx, %edx
	div %ecx
	add $'0', %dl
	dec %rdi
	mov %dl, (%rdi)
	test %eax, %eax
	jnz digit
	mov %rdi, DIGITS_BASE(%r12)
	lea DIGITS+4(%r12), %rcx
	sub %rdi, %rcx
	mov %rcx, DIGITS_LENGTH(%r12)
	mov $STDERR, %edi
	mov %r12, %rsi
	mov $PARTS, %edx
	mov $__NR_writev, %eax
	syscall
	mov $CANNOT_LOAD, %edi
	mov $__NR_exit_group, %eax
	syscall
	ud2

special:
	inc %rax
	jz copy
	inc %rax
	jz zero
	inc %rax
	jz wipe
	inc %rax
	jz touch
	inc %rax
	jz spawn
	inc %rax
	jz leave

/* RETURN(drop, drop length, frame, pages, their length): rt_sigreturn(2) sets every register from the
 * frame, which lies in this page: it stays. The other pages of the bridge go. */
	mov %rdx, %rsp
	mov %r10, %r14
	mov %r8, %r15
	mov $MADV_DONTNEED, %edx
	mov $__NR_madvise, %eax
	syscall
	mov %r14, %rdi
	mov %r15, %rsi
	test %rsi, %rsi
	jz frame
	mov $__NR_munmap, %eax
	syscall
frame:	mov $__NR_rt_sigreturn, %eax
	syscall

/* LEAVE(drop, drop length, sp, tail, own page, its length; entry): word 0 of the next row is where
 * the entry address goes. All is taken into registers first: the rows may lie in what is dropped.
 * The vDSO's tail makes the last system call, the munmap of this very page, and returns into the
 * program. Without a tail this page stays, and all the others of the bridge go. */
leave:	mov (%rbx), %rbx
	mov %rdx, %r14
	mov %r10, %r15
	mov %r8, %rbp
	mov %r9, %r12
	mov $MADV_DONTNEED, %edx
	mov $__NR_madvise, %eax
	syscall
	mov %r13, (%rbx)
	mov %r14, %rsp
	mov %rbp, %rdi
	mov %r12, %rsi
	mov $__NR_munmap, %eax
	mov %r15, %rcx
	xor %ebx, %ebx
	xor %edx, %edx
	xor %ebp, %ebp
	xor %r8d, %r8d
	xor %r9d, %r9d
	xor %r10d, %r10d
	xor %r11d, %r11d
	xor %r12d, %r12d
	xor %r13d, %r13d
	xor %r14d, %r14d
	xor %r15d, %r15d
	test %rcx, %rcx
	jz stay
	test %eax, %eax         /* 11: flags 0x202, which a tail without xor keeps */
	jmp *%rcx
stay:	test %rsi, %rsi
	jz gone
	syscall
gone:	mov $1, %eax
	test %eax, %eax         /* flags 0x202 again; mov leaves them */
	mov $0, %eax
	mov $0, %ecx
	mov $0, %esi
	mov $0, %edi
	mov $0, %r11d
	ret

/* COPY(to, from, length) */
copy:	mov %rdx, %rcx
	rep movsb
	jmp next

/* ZERO(address, length, byte): memory that is known to be ours; 0 but for --fault */
zero:	mov %rsi, %rcx
	mov %edx, %eax
	rep stosb
	jmp next

/* WIPE(address, length, its page, zeros, what to wipe, our pid): a page of a file. It may be read-only
 * (left as it is: no message) or gone from the file (a store would be SIGBUS), so the kernel is asked to
 * do it: process_vm_writev(2) upon ourselves, from `zeros` to the same as address and length, both as
 * struct iovec. Where that call is forbidden the page is asked for first, then stored to. */
wipe:	mov %rdi, %r14
	mov %rsi, %r15
	mov %rdx, %rbp
	mov %r9, %rdi
	mov %r10, %rsi
	mov $1, %edx
	mov %r8, %r10
	mov $1, %r8d
	xor %r9d, %r9d
	mov $__NR_process_vm_writev, %eax
	syscall
	cmp %r15, %rax
	je next
	cmp $-EPERM, %rax
	je ask
	cmp $-ENOSYS, %rax
	je ask
	cmp $-ESRCH, %rax
	je ask
	mov $-EFAULT, %rax
	jmp check
ask:	mov %rbp, %rdi
	mov $PAGE, %esi
	mov $MADV_POPULATE_WRITE, %edx
	mov $__NR_madvise, %eax
	syscall
	mov %r14, %rdi
	mov %r15, %rsi
	xor %edx, %edx
	test %eax, %eax
	jz zero
	cmp $-EINVAL, %eax      /* Linux before 5.14 has no such advice: */
	jne check
	test %r13, %r13         /* store if the page is writable at all */
	jnz zero
	jmp next

/* TOUCH(address): the stack grows down to it */
touch:	movb $0, (%rdi)
	jmp next

/* SPAWN(clone flags, 0, 0, 0, 0, n): a child, on these registers and this memory, does the next
 * rows; we go on n bytes further, at the row that waits for it. No child: that row falls away. */
spawn:	mov $__NR_clone, %eax
	syscall
	test %rax, %rax
	jz next
	js alone
	add %r9, %rbx
	mov %rax, 8(%rbx)
	jmp next
alone:	lea 64(%rbx,%r9), %rbx
	jmp next
bridge_end:
	.size bridge_code, . - bridge_code
	.section .note.GNU-stack, "", @progbits
