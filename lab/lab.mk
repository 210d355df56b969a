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

# Without its libraries everything else is built all the same.
LAB_HEADERS := jansson.h libelf.h ncurses.h
LAB_THERE   := $(shell printf '\#include <%s>\n' $(LAB_HEADERS) | $(CC) -E - >/dev/null 2>&1 && echo yes)

.PHONY: ulab-missing bench-watch
ifeq ($(LAB_THERE),yes)
ulab: $(BUILD)/ulab
	$(Q)ln -sf $< $@
else
ulab: ulab-missing
ulab-missing:
	@echo "  SKIP	ulab: it needs $(LAB_HEADERS) (Debian: libjansson-dev libelf-dev libncurses-dev)"
endif

bench-watch: all ## what it costs a program to be watched, beside strace
	$(Q)bench/watch.sh $(BUILD) ./uload

$(BUILD)/ulab: $(LAB_OBJECTS)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) -o $@ $(LAB_OBJECTS) $(LAB_LIBS)

# heap.h is libc-mini's, found by -idirafter: -MMD takes it for the system's.
$(BUILD)/lab/%.o: %.c $(BUILD)/flags lab/lab.mk libc-mini/include/libc-mini/heap.h
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LAB_FLAGS) -MMD -MP -c $< -o $@

-include $(LAB_OBJECTS:.o=.d)

# ---- checks ----

$(BUILD)/tests/lab-model: tests/lab/model.c $(filter lab/model/% lab/event/%,$(LAB_SOURCES)) $(wildcard lab/*/*.h)
	$(call say,TEST,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LAB_FLAGS) -fsanitize=address,undefined -fno-sanitize-recover=all -o $@ $(filter %.c,$^) -ljansson
