# Linked dynamically: not with libc-mini, which has no ld.so.
LESSON_07 := $(BUILD)/lessons/07/dynamic
LESSON_SKIP += $(LESSON_07)
LESSON_FILES += $(LESSON_07).glibc $(if $(LESSON_MUSL),$(LESSON_07).musl)
LESSON_07_FROM := lessons/07-who-maps/dynamic.c lessons/07-who-maps/start.c lessons/07-who-maps/build.mk \
	lessons/lessons.mk include/ulab.h

$(LESSON_07).glibc: $(LESSON_07_FROM)
	$(call say,LESSON,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(filter-out -fno-pie,$(LESSON_FLAGS)) -fPIE -pie -D_GNU_SOURCE -o $@ $<

$(LESSON_07).musl: $(LESSON_07_FROM)
	@mkdir -p $(@D)
	$(Q)musl-gcc $(filter-out -fno-pie,$(LESSON_FLAGS)) -fPIE -pie -D_GNU_SOURCE -o $@ $<
