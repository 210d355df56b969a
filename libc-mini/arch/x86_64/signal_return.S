/* signal_return.S (x86_64): where a handler returns to: the kernel pushed its address as the return
 * address, below the frame that rt_sigreturn(2) takes back. Debuggers and unwinders know a signal's
 * frame by these very bytes: 48 c7 c0 0f 00 00 00 0f 05. */
	.globl __signal_return
	.hidden __signal_return
	.type __signal_return, @function
	.text
	nop
__signal_return:
	mov $15, %rax           /* SYS_rt_sigreturn */
	syscall
	.size __signal_return, . - __signal_return
	.section .note.GNU-stack, "", @progbits
