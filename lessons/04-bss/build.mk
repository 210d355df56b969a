$(addprefix $(BUILD)/lessons/04/,big big.glibc big.musl): lessons/04-bss/zero.c
