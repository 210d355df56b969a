# patched is initial with other letters in its file: no compiler had a part in it.
LESSON_03 := $(BUILD)/lessons/03
LESSON_FILES += $(LESSON_03)/patched

$(LESSON_03)/patched: $(LESSON_03)/initial lessons/03-data/build.mk
	$(Q)LC_ALL=C sed 's/from the file/out of a hand/g' $< >$@
	$(Q)chmod +x $@
