# arch.mk (x86_64): compiler flags that belong to the processor. Integer registers only: the floating-point
# state that the kernel gave uload goes to the program as it is. No landing pads for shadow stacks.
ARCH_CFLAGS := -mgeneral-regs-only -fcf-protection=none
