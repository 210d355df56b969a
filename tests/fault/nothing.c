/* nothing.c: a byte of .data, some of .bss; ends with 42. */
char data = 1, bss[10];
__asm__(".globl _start\n_start: mov $42, %edi\n mov $60, %eax\n syscall");
