# report.mk: the page of `ulab report` is put together from lab/report/page/ and becomes an object.
LAB_PAGE    := $(BUILD)/lab/page
LAB_OBJECTS += $(LAB_PAGE)/page.o
LAB_LIBS    += -lz

$(LAB_PAGE)/page.html: lab/report/bundle.awk $(wildcard lab/report/page/*) lab/report/report.mk
	$(call say,PAGE,$@)
	@mkdir -p $(@D)
	$(Q)awk -v folder=lab/report/page -f lab/report/bundle.awk lab/report/page/page.html > $@.new
	$(Q)mv $@.new $@

$(LAB_PAGE)/page.o: lab/report/page.S $(LAB_PAGE)/page.html
	$(call say,AS,$<)
	$(Q)$(CC) -c -Wa,-I$(LAB_PAGE) -o $@ $<
