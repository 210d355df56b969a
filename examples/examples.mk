# examples.mk: programs to load, and programs that load. `make examples` builds them.

EXAMPLES := $(BUILD)/examples/tiny $(BUILD)/examples/embed

.PHONY: examples
examples: $(EXAMPLES) ## small programs to look at

# Freestanding: the four usual segments and nothing else.
$(BUILD)/examples/tiny: examples/tiny/tiny.c examples/tiny/arch/$(ARCH)/start.S Makefile \
		examples/examples.mk
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) -std=gnu11 -Og -g $(WARN) -ffreestanding -fno-pie -fno-stack-protector \
		-fno-asynchronous-unwind-tables -fcf-protection=none -static -nostdlib \
		-Wl,--build-id=none -Wl,-z,noexecstack -o $@ $(filter %.c %.S,$^)

# Hosted: a program that calls uload_exec().
$(BUILD)/examples/embed: examples/embed/embed.c include/uload.h $(BUILD)/libuload.a Makefile \
		examples/examples.mk
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) -std=gnu11 -O2 -g $(WARN) -Iinclude -o $@ $< $(BUILD)/libuload.a
