/* careless.c: a start that stores a vector where the ABI says that rsp is aligned. Ends with 7. */
__asm__(".globl _start\n_start: movaps %xmm0, (%rsp)\n mov $7, %edi\n mov $60, %eax\n syscall");
