# The same source as a dynamic program: there glibc's malloc is not yet used when main begins.
LESSON_FILES += $(BUILD)/lessons/13/dynamic.glibc

$(BUILD)/lessons/13/dynamic.glibc: lessons/13-small-requests/small.c lessons/lessons.mk include/ulab.h
	@mkdir -p $(@D)
	$(Q)$(CC) $(LESSON_FLAGS) -no-pie -o $@ $<
