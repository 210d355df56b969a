LESSON_FLAGS_02_joined := -Wl,-z,noseparate-code
$(addprefix $(BUILD)/lessons/02/,joined joined.glibc joined.musl): lessons/02-read-only/write.c
