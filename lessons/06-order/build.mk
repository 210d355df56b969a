# A static PIE: musl-gcc of Debian makes none.
LESSON_06 := $(BUILD)/lessons/06/pie
LESSON_SKIP += $(LESSON_06)
LESSON_FILES += $(LESSON_06) $(if $(LESSON_GLIBC),$(LESSON_06).glibc)
LESSON_06_FLAGS := $(filter-out -fno-pie,$(LESSON_FLAGS)) -fPIE -static-pie
LESSON_06_FROM  := lessons/06-order/pie.c lessons/06-order/order.c lessons/06-order/build.mk \
	lessons/lessons.mk include/ulab.h

$(LESSON_06): $(LESSON_06_FROM) $(LIBC_PRODUCTS)
	$(call say,LESSON,$@)
	@mkdir -p $(@D)
	$(Q)$(LIBC)/bin/mini-cc $(LESSON_06_FLAGS) -o $@ $<

$(LESSON_06).glibc: $(LESSON_06_FROM)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LESSON_06_FLAGS) -D_GNU_SOURCE -o $@ $<
