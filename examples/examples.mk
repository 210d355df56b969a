# examples.mk: programs to load, and programs that load. `make examples` builds them.

EXAMPLES := $(addprefix $(BUILD)/examples/,tiny embed bare unikernel embedded)

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

# Run times of their own, for docs/testing-runtimes.md: each with a README that holds its verdict.
BARE_GUEST := -std=gnu11 -O2 -g $(WARN) -ffreestanding -fno-pie -fno-stack-protector -fno-builtin \
	-fno-asynchronous-unwind-tables -fcf-protection=none -mgeneral-regs-only -fno-tree-loop-distribute-patterns \
	-static -nostdlib -Wl,--build-id=none -Wl,-z,noexecstack

$(BUILD)/examples/bare: examples/bare/bare.c examples/bare/arch/$(ARCH)/start.S Makefile examples/examples.mk
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(BARE_GUEST) -o $@ $(filter %.c %.S,$^)

$(BUILD)/examples/unikernel: examples/unikernel/unikernel.c examples/unikernel/arch/$(ARCH)/start.S \
		examples/unikernel/unikernel.ld Makefile examples/examples.mk
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(BARE_GUEST) -Wl,-T,examples/unikernel/unikernel.ld -o $@ $(filter %.c %.S,$^)

# The first values of .data move into flash; the file has nothing for RAM: see embedded.ld.
$(BUILD)/examples/embedded: examples/embedded/crt.c examples/embedded/embedded.c \
		examples/embedded/arch/$(ARCH)/start.S examples/embedded/embedded.ld Makefile examples/examples.mk
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) -E -P -x c -DLOADED= examples/embedded/embedded.ld >$@.1.ld
	$(Q)$(CC) -E -P -x c -D'LOADED=(NOLOAD)' examples/embedded/embedded.ld >$@.2.ld
	$(Q)$(CC) $(BARE_GUEST) -Wl,-T,$@.1.ld -o $@.1 $(filter %.c %.S,$^)
	$(Q)$(CC) $(BARE_GUEST) -Wl,-T,$@.2.ld -o $@.2 $(filter %.c %.S,$^)
	$(Q)objcopy -O binary --only-section=.data $@.1 $@.values
	$(Q)objcopy --update-section .first_values=$@.values \
		--set-section-flags .first_values=alloc,load,readonly,data $@.2 $@
	$(Q)rm -f $@.1.ld $@.2.ld $@.1 $@.2 $@.values

# Hosted: a program that calls uload_exec().
$(BUILD)/examples/embed: examples/embed/embed.c include/uload.h $(BUILD)/libuload.a Makefile \
		examples/examples.mk
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) -std=gnu11 -O2 -g $(WARN) -Iinclude -o $@ $< $(BUILD)/libuload.a
