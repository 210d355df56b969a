# Linked dynamically: not with libc-mini, which has no ld.so.
LESSON_09 := $(BUILD)/lessons/09/dynamic
LESSON_SKIP += $(LESSON_09)
LESSON_FILES += $(LESSON_09).glibc $(if $(LESSON_MUSL),$(LESSON_09).musl)
LESSON_09_FROM := lessons/09-mmap-area/dynamic.c lessons/09-mmap-area/area.c lessons/09-mmap-area/build.mk \
	lessons/lessons.mk include/ulab.h

$(LESSON_09).glibc: $(LESSON_09_FROM)
	$(call say,LESSON,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(filter-out -fno-pie,$(LESSON_FLAGS)) -fPIE -pie -D_GNU_SOURCE -o $@ $<

$(LESSON_09).musl: $(LESSON_09_FROM)
	@mkdir -p $(@D)
	$(Q)musl-gcc $(filter-out -fno-pie,$(LESSON_FLAGS)) -fPIE -pie -D_GNU_SOURCE -o $@ $<
