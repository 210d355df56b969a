# libc.mk: the C library of guests, its start files, libm and the compiler drivers, below build/libc:
#
#   include/                headers: ours, the processor's bits/, links to the kernel's linux/ and asm/
#   lib/crt1.o rcrt1.o      what runs before main, in an ordinary and in a position-independent program
#   lib/libc.a linker.ld    the library and the layout
#
# A source file of libc-mini is compiled as hosted guests need it; uload compiles the few that it
# links a second time its own way (STRINGS in the Makefile).

LIBC          := $(BUILD)/libc
LIBC_INC      := $(LIBC)/include
GUEST_CC_INC  := $(shell $(CC) -print-file-name=include)
LIBC_ARCH     := $(wildcard libc-mini/arch/$(ARCH)/*.c libc-mini/arch/$(ARCH)/*.S)
# What the processor's folder has takes the place of the file of the same name in C.
LIBC_SOURCES  := $(sort $(LIBC_ARCH) $(foreach file,$(wildcard libc-mini/*/*.c), \
	$(if $(filter $(basename $(notdir $(file))),$(basename $(notdir $(LIBC_ARCH)))),,$(file))))
LIBC_OBJECTS  := $(addprefix $(LIBC)/,$(addsuffix .o,$(basename $(LIBC_SOURCES))))
CRT_COMMON    := $(addprefix $(LIBC)/crt/,arch/$(ARCH)/entry.o start.o headers.o thread.o)
LIBC_HEADERS  := $(wildcard libc-mini/include/*.h libc-mini/include/*/*.h libc-mini/arch/$(ARCH)/include/*/*.h)

LIBC_OPT      := -Os
LIBC_WARN     := -Wall -Wextra -Wshadow
LIBC_FLAGS    := -std=gnu11 -D_GNU_SOURCE -g -nostdinc -isystem $(LIBC_INC) -isystem $(GUEST_CC_INC) \
	-Ilibc-mini/internal -Ilibc-mini -Ilibc-mini/arch/$(ARCH) -Icrt -Icrt/arch/$(ARCH) \
	-ffreestanding -fPIE -fno-stack-protector -fno-asynchronous-unwind-tables -fno-unwind-tables \
	-ffunction-sections -fdata-sections -fno-strict-aliasing -fno-common -fomit-frame-pointer \
	$(LIBC_ARCH_FLAGS)
ifeq ($(findstring clang,$(shell $(CC) --version 2>/dev/null)),)
LIBC_FLAGS    += -fno-tree-loop-distribute-patterns
endif

# Where speed is worth bytes.
$(LIBC)/libc-mini/string/%.o $(LIBC)/libc-mini/arch/%.o $(addprefix $(LIBC)/libc-mini/malloc/,malloc.o small.o run.o): LIBC_OPT := -O2
# The engine of printf, for a fifth of what a short call costs.
$(LIBC)/libc-mini/printf/format.o: LIBC_OPT := -O2
# A comparison function may throw.
$(LIBC)/libc-mini/stdlib/qsort.o $(LIBC)/libc-mini/stdlib/bsearch.o: LIBC_OPT := -O2 -fexceptions

$(LIBC)/flags: FORCE
	@mkdir -p $(LIBC); echo '$(CC) $(LIBC_FLAGS) $(LIBC_WARN)' | cmp -s - $@ \
		|| echo '$(CC) $(LIBC_FLAGS) $(LIBC_WARN)' > $@

# ---- headers ----

$(LIBC)/include.stamp: $(LIBC_HEADERS) libc-mini/libc.mk
	@rm -rf $(LIBC_INC); mkdir -p $(LIBC_INC)
	$(Q)cp -r libc-mini/include/. libc-mini/arch/$(ARCH)/include/. $(LIBC_INC)/
	$(Q)for name in linux asm asm-generic mtd; do \
		dir=$$(echo '#include <'$$name/$$(test $$name = mtd && echo mtd-abi || echo errno)'.h>' \
			| $(CC) -E -x c - 2>/dev/null | sed -n 's|^# 1 "\(/.*\)/'$$name'/[^/]*\.h".*|\1|p' | head -n 1); \
		test -z "$$dir" || ln -sfn "$$dir/$$name" $(LIBC_INC)/$$name; done
	$(Q)echo '#include <asm/unistd.h>' | $(CC) -E -dM - \
		| sed -n 's/^#define __NR_\([a-z0-9_]*\) .*/#define SYS_\1 __NR_\1/p' | sort > $(LIBC_INC)/bits/syscall.h
	@touch $@

# ---- objects ----

$(LIBC)/%.o: %.c $(LIBC)/flags $(LIBC)/include.stamp
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LIBC_FLAGS) $(LIBC_OPT) $(LIBC_WARN) -MMD -MP -c $< -o $@

$(LIBC)/%.o: %.S $(LIBC)/flags $(LIBC)/include.stamp
	$(call say,AS,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LIBC_FLAGS) -MMD -MP -c $< -o $@

# ---- lib/ ----

$(LIBC)/lib/libc.a: $(LIBC_OBJECTS)
	$(call say,AR,$@)
	@mkdir -p $(@D)
	$(Q)rm -f $@; $(AR) rcs $@ $(LIBC_OBJECTS)

$(LIBC)/lib/crt1.o: $(CRT_COMMON) $(LIBC)/crt/relocate_exec.o
$(LIBC)/lib/rcrt1.o: $(CRT_COMMON) $(LIBC)/crt/relocate_pie.o
$(LIBC)/lib/crt1.o $(LIBC)/lib/rcrt1.o:
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) -nostdlib -r -o $@ $^

# A static PIE's layout is linker.ld with what is its alone put in: see there.
$(LIBC)/lib/linker.ld: linker.ld
	@mkdir -p $(@D); cp $< $@
$(LIBC)/lib/linker-pie.ld: linker.ld
	@mkdir -p $(@D)
	$(Q)sed 's/ (READONLY)//; s|/\* PIE: \(.*\) \*/|\1|; s/: 0x400000;/: 0;/' $< > $@

libc: $(addprefix $(LIBC)/lib/,libc.a crt1.o rcrt1.o linker.ld linker-pie.ld) mini-cc mini-c++ ## the C library, crt and drivers for guests

mini-cc mini-c++: %: $(LIBC)/bin/%
	$(Q)ln -sf $< $@

$(LIBC)/bin/mini-cc $(LIBC)/bin/mini-c++: tools/mini-cc
	@mkdir -p $(@D)
	$(Q)cp $< $@.new && chmod 755 $@.new && mv $@.new $@

-include $(LIBC_OBJECTS:.o=.d) $(wildcard $(LIBC)/crt/*.d)
