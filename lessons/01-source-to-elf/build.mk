# Each stage by itself, each from the file that the one before left; and two files as text, so that
# claims can look into them.
LESSON_01 := $(BUILD)/lessons/01/greet
LESSON_SKIP += $(LESSON_01)
# Without -g, so that greet.s can be read.
LESSON_01_FLAGS := $(filter-out -g,$(LESSON_FLAGS))
LESSON_FILES += $(LESSON_01) $(addprefix $(LESSON_01),.ii .s .o .o.txt .txt)

$(LESSON_01).ii: lessons/01-source-to-elf/greet.cpp lessons/01-source-to-elf/build.mk \
		lessons/lessons.mk include/ulab.h $(LIBC_PRODUCTS)
	$(call say,LESSON,$@)
	@mkdir -p $(@D)
	$(Q)$(LIBC)/bin/mini-c++ $(LESSON_01_FLAGS) -E $< -o $@

$(LESSON_01).s: $(LESSON_01).ii
	$(Q)$(LIBC)/bin/mini-c++ $(filter-out -I%,$(LESSON_01_FLAGS)) -S $< -o $@

$(LESSON_01).o: $(LESSON_01).s
	$(Q)$(LIBC)/bin/mini-c++ -c $< -o $@

$(LESSON_01): $(LESSON_01).o
	$(Q)$(LIBC)/bin/mini-c++ $< -o $@

$(LESSON_01).o.txt: $(LESSON_01).o
	$(Q)LC_ALL=C readelf -hlrsW $< >$@ 2>&1

$(LESSON_01).txt: $(LESSON_01)
	$(Q)LC_ALL=C readelf -hlrsW $< >$@ 2>&1
