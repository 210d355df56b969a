# trace.mk: the test that drives the tracer and compares the model with /proc/PID/maps at every stop.

tests: $(BUILD)/tests/lab-trace

$(BUILD)/tests/lab-trace: $(BUILD)/lab/tests/lab/trace.o \
		$(filter-out $(BUILD)/lab/lab/main.o,$(LAB_OBJECTS))
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) -o $@ $^ $(LAB_LIBS)

-include $(BUILD)/lab/tests/lab/trace.d
