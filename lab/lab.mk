# lab.mk: ulab, the laboratory: an ordinary program with the C library of this machine, ncurses,
# libelf and jansson. Its objects lie below build/lab/.

LAB_SOURCES := lab/main.c lab/common.c $(filter-out lab/heap/watch.c,$(wildcard lab/*/*.c)) \
	$(wildcard lab/arch/$(ARCH)/*.c)
LAB_SOURCES += $(filter-out $(LAB_SOURCES),$(wildcard lab/*_main.c))
LAB_OBJECTS := $(addprefix $(BUILD)/lab/,$(addsuffix .o,$(basename $(LAB_SOURCES))))
LAB_INCLUDE := -Iinclude -Ilab -Ilab/arch/$(ARCH) \
	$(addprefix -Ilab/,event model trace view step watch report lesson heap) -idirafter libc-mini/include
LAB_FLAGS   := -std=gnu11 $(CFLAGS) $(WARN) -D_GNU_SOURCE $(LAB_INCLUDE)
LAB_LIBS    := -ljansson -lelf -lncursesw
include $(wildcard lab/*/*.mk)

.PHONY: lab
lab: ulab

ulab: $(BUILD)/ulab
	$(Q)ln -sf $< $@

$(BUILD)/ulab: $(LAB_OBJECTS)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) -o $@ $(LAB_OBJECTS) $(LAB_LIBS)

$(BUILD)/lab/%.o: %.c $(BUILD)/flags lab/lab.mk
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LAB_FLAGS) -MMD -MP -c $< -o $@

-include $(LAB_OBJECTS:.o=.d)

# ---- checks ----

$(BUILD)/tests/lab-model: tests/lab/model.c $(filter lab/model/% lab/event/%,$(LAB_SOURCES)) $(wildcard lab/*/*.h)
	$(call say,TEST,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LAB_FLAGS) -fsanitize=address,undefined -fno-sanitize-recover=all -o $@ $(filter %.c,$^) -ljansson
