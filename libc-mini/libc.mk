# libc.mk: the C library of guests, its start files, libm and the compiler drivers, below build/libc:
#
#   include/                 headers: ours, the processor's bits/, links to the kernel's linux/ and asm/
#   lib/crt1.o rcrt1.o       what runs before main, in an ordinary and in a position-independent program
#   lib/libc.a linker.ld     the library and the layout
#   lib/libm.a libcrypt.a    out of what is installed here: tools/borrow.sh
#   bin/mini-cc mini-c++     the drivers
#
# `make libc-ubsan` builds the same below build/libc-ubsan with a trap wherever behaviour is undefined,
# `make libc-redzone` below build/libc-redzone with a malloc that finds writes behind blocks. A source
# file of libc-mini is compiled as hosted guests need it; uload compiles the few that it links a second
# time its own way (STRINGS in the Makefile).

LIBC          := $(BUILD)/libc
LIBC_INC      := $(LIBC)/include
LIBC_EXTRA    :=
LIBC_TRAPS    := -fsanitize=undefined -fsanitize-undefined-trap-on-error
GUEST_CC_INC  := $(shell $(CC) -print-file-name=include)
LIBC_ARCH     := $(wildcard libc-mini/arch/$(ARCH)/*.c libc-mini/arch/$(ARCH)/*.S)
# What the processor's folder has takes the place of the file of the same name in C.
LIBC_SOURCES  := $(sort $(LIBC_ARCH) $(foreach file,$(wildcard libc-mini/*/*.c), \
	$(if $(filter $(basename $(notdir $(file))),$(basename $(notdir $(LIBC_ARCH)))),,$(file))))
LIBC_OBJECTS  := $(addprefix $(LIBC)/,$(addsuffix .o,$(basename $(LIBC_SOURCES))))
CRT_COMMON    := $(addprefix $(LIBC)/crt/,arch/$(ARCH)/entry.o start.o headers.o thread.o)
CRT_OBJECTS   := $(CRT_COMMON) $(addprefix $(LIBC)/crt/,relocate_exec.o relocate_pie.o)
# Libraries that other systems have, and whose functions are in libc.a here.
LIBC_EMPTY    := $(addprefix $(LIBC)/lib/lib,pthread.a rt.a dl.a util.a resolv.a xnet.a)
LIBC_HEADERS  := $(patsubst libc-mini/include/%,$(LIBC_INC)/%,$(wildcard $(addprefix libc-mini/include/,*.h */*.h))) \
	$(patsubst libc-mini/arch/$(ARCH)/include/%,$(LIBC_INC)/%,$(wildcard libc-mini/arch/$(ARCH)/include/*/*.h))

LIBC_OPT      := -Os
LIBC_WARN     := -Wall -Wextra -Wshadow
LIBC_FLAGS    := -std=gnu11 -D_GNU_SOURCE -g -nostdinc -isystem $(LIBC_INC) -isystem $(GUEST_CC_INC) \
	-Ilibc-mini/internal -Ilibc-mini -Ilibc-mini/arch/$(ARCH) -Icrt -Icrt/arch/$(ARCH) \
	-ffreestanding -fPIE -fno-stack-protector -fno-asynchronous-unwind-tables -fno-unwind-tables \
	-ffunction-sections -fdata-sections -fno-strict-aliasing -fno-common -fomit-frame-pointer \
	$(LIBC_ARCH_FLAGS) $(LIBC_EXTRA)
ifeq ($(findstring clang,$(shell $(CC) --version 2>/dev/null)),)
LIBC_FLAGS    += -fno-tree-loop-distribute-patterns
# Every program has some of these: no gaps before functions and loops.
LIBC_DENSE    := -fno-align-functions -fno-align-loops -fno-align-jumps -fno-align-labels
endif

# Where speed is worth bytes.
$(LIBC)/crt/start.o $(LIBC)/libc-mini/string/%.o $(LIBC)/libc-mini/arch/%.o: LIBC_OPT := -O2 $(LIBC_DENSE)
$(addprefix $(LIBC)/%/malloc/,malloc.o realloc.o small.o): LIBC_OPT := -O2
# The engine of printf, for a fifth of what a short call costs; the loops of the readers of numbers.
$(LIBC)/libc-mini/printf/format.o $(LIBC)/libc-mini/strto/scan_%.o $(LIBC)/libc-mini/strto/big.o: LIBC_OPT := -O2
# A function that is called back may throw.
$(LIBC)/libc-mini/stdlib/qsort.o $(LIBC)/libc-mini/stdlib/bsearch.o $(LIBC)/libc-mini/pthread/once.o: \
	LIBC_OPT := -O2 -fexceptions

# ---- what a build depends on beside its files: flags, and which files there are ----

# $(call remember,TEXT): a file that changes when the text does
remember = @mkdir -p $(@D); echo '$(1)' | cmp -s - $@ || echo '$(1)' > $@

$(LIBC)/flags: FORCE
	$(call remember,$(CC) $(LIBC_FLAGS) $(LIBC_WARN))
$(LIBC)/objects: FORCE
	$(call remember,$(LIBC_OBJECTS))

# ---- headers: each is copied when it changed; what is no longer there goes ----

$(LIBC_INC)/%.h: libc-mini/include/%.h
	@mkdir -p $(@D); cp $< $@
$(LIBC_INC)/%.h: libc-mini/arch/$(ARCH)/include/%.h
	@mkdir -p $(@D); cp $< $@

$(LIBC)/headers: FORCE
	$(call remember,$(LIBC_HEADERS))
	@find $(LIBC_INC) -name '*.h' -type f 2>/dev/null | while read -r file; do case ' $(LIBC_HEADERS) $(LIBC_INC)/bits/syscall.h ' in \
		*" $$file "*) ;; *) rm -f "$$file" ;; esac; done

# The kernel's own headers, where the compiler finds them; and SYS_read for its __NR_read.
$(LIBC)/include.stamp: $(LIBC)/headers libc-mini/libc.mk
	@mkdir -p $(LIBC_INC)/bits
	$(Q)for name in linux asm asm-generic mtd; do \
		dir=$$(echo '#include <'$$name/$$(test $$name = mtd && echo mtd-abi || echo errno)'.h>' \
			| $(CC) -E -x c - 2>/dev/null | sed -n 's|^# 1 "\(/.*\)/'$$name'/[^/]*\.h".*|\1|p' | head -n 1); \
		test -z "$$dir" || ln -sfn "$$dir/$$name" $(LIBC_INC)/$$name; done
	$(Q)echo '#include <asm/unistd.h>' | $(CC) -E -dM - \
		| sed -n 's/^#define __NR_\([a-z0-9_]*\) .*/#define SYS_\1 __NR_\1/p' | sort > $(LIBC_INC)/bits/syscall.h
	@touch $@

# ---- objects: headers are all there first, and the .d files know which one counts ----

$(LIBC)/%.o: %.c $(LIBC)/flags | $(LIBC)/include.stamp $(LIBC_HEADERS)
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LIBC_FLAGS) $(LIBC_OPT) $(LIBC_WARN) -MD -MP -c $< -o $@

$(LIBC)/%.o: %.S $(LIBC)/flags | $(LIBC)/include.stamp $(LIBC_HEADERS)
	$(call say,AS,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LIBC_FLAGS) -MD -MP -c $< -o $@

# ---- lib/ ----

$(LIBC)/lib/libc.a: $(LIBC_OBJECTS) $(LIBC)/objects
	$(call say,AR,$@)
	@mkdir -p $(@D)
	$(Q)rm -f $@; $(AR) rcs $@ $(LIBC_OBJECTS)

$(LIBC)/lib/crt1.o: $(CRT_COMMON) $(LIBC)/crt/relocate_exec.o
$(LIBC)/lib/rcrt1.o: $(CRT_COMMON) $(LIBC)/crt/relocate_pie.o
$(LIBC)/lib/crt1.o $(LIBC)/lib/rcrt1.o:
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) -nostdlib -r -o $@ $^

$(LIBC)/lib/libm.a: tools/borrow.sh $(addprefix $(LIBC_INC)/,math.h complex.h fenv.h) | $(LIBC)/include.stamp $(LIBC_HEADERS)
	$(call say,AR,$@)
	@mkdir -p $(@D)
	$(Q)tools/borrow.sh $(@D) $(CC) -E -D_GNU_SOURCE -nostdinc -isystem $(LIBC_INC) -isystem $(GUEST_CC_INC) -
$(LIBC)/lib/libcrypt.a: $(LIBC)/lib/libm.a

$(LIBC_EMPTY):
	@mkdir -p $(@D)
	$(Q)$(AR) rcs $@

# A static PIE's layout is linker.ld with what is its alone put in: see there.
$(LIBC)/lib/linker.ld: linker.ld
	@mkdir -p $(@D); cp $< $@
$(LIBC)/lib/linker-pie.ld: linker.ld
	@mkdir -p $(@D)
	$(Q)sed 's/ (READONLY)//; s|/\* PIE: \(.*\) \*/|\1|; s/: 0x400000;/: 0;/' $< > $@

# ---- libc-mini-malloc.o: the allocator alone, for programs on other C libraries ----

# What it offers stays global, all else becomes local: it meets no other allocator's names.
MALLOC_NAMES  := malloc free calloc realloc reallocarray memalign aligned_alloc posix_memalign valloc pvalloc \
	malloc_usable_size malloc_trim mallopt mallinfo mallinfo2 malloc_stats malloc_info __libc_mini_malloc
MALLOC_SOURCES := $(wildcard libc-mini/malloc/*.c)
malloc_objects = $(patsubst libc-mini/%.c,$(LIBC)/$(1)/%.o,$(MALLOC_SOURCES))

# $(call malloc_object,FOLDER,FLAGS): a rule for the objects of a folder
define malloc_object
$(LIBC)/$(1)/%.o: libc-mini/%.c $(LIBC)/flags libc-mini/libc.mk | $(LIBC)/include.stamp $(LIBC_HEADERS)
	$$(call say,CC,$$<)
	@mkdir -p $$(@D)
	$$(Q)$$(CC) $$(LIBC_FLAGS) $$(LIBC_OPT) $$(LIBC_WARN) -DMALLOC_OBJECT $(2) -MD -MP -c $$< -o $$@
endef
$(eval $(call malloc_object,object))
$(eval $(call malloc_object,object-plain,-DMALLOC_HARDENED=0))

$(LIBC)/libc-mini-malloc.o: $(call malloc_objects,object)
$(LIBC)/libc-mini-malloc-plain.o: $(call malloc_objects,object-plain)
$(LIBC)/libc-mini-malloc.o $(LIBC)/libc-mini-malloc-plain.o:
	$(call say,LD,$@)
	$(Q)$(CC) -nostdlib -r -o $@ $^
	$(Q)objcopy $(addprefix --keep-global-symbol=,$(MALLOC_NAMES)) $@

libc-mini-malloc.o: $(LIBC)/libc-mini-malloc.o
	$(Q)ln -sf $< $@

# ---- drivers ----

$(LIBC)/bin/mini-cc $(LIBC)/bin/mini-c++: tools/mini-cc
	@mkdir -p $(@D)
	$(Q)cp $< $@.new && chmod 755 $@.new && mv $@.new $@

mini-cc mini-c++: %: $(LIBC)/bin/%
	$(Q)ln -sf $< $@

LIBC_PRODUCTS := $(addprefix $(LIBC)/lib/,libc.a libm.a libcrypt.a crt1.o rcrt1.o linker.ld linker-pie.ld) \
	$(LIBC_EMPTY) $(addprefix $(LIBC)/bin/,mini-cc mini-c++)

.PHONY: libc libc-files libc-ubsan libc-redzone libc-install libc-uninstall
libc: libc-files libc-mini-malloc.o mini-cc mini-c++ ## the C library, crt and drivers for guests
libc-files: $(LIBC_PRODUCTS)

libc-ubsan: ## the same with a trap for undefined behaviour
	$(Q)$(MAKE) --no-print-directory LIBC=$(BUILD)/libc-ubsan LIBC_EXTRA='$(LIBC_TRAPS)' libc-files

libc-redzone: ## the same with a malloc that finds writes behind the ends of blocks
	$(Q)$(MAKE) --no-print-directory LIBC=$(BUILD)/libc-redzone LIBC_EXTRA=-DMALLOC_REDZONE=32 libc-files

# ---- installing: bin/mini-cc, lib/libc-mini/, include/libc-mini/ ----

libc-install: libc-files $(LIBC)/libc-mini-malloc.o
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/libc-mini $(DESTDIR)$(PREFIX)/include
	install -m 755 $(LIBC)/bin/mini-cc $(LIBC)/bin/mini-c++ $(DESTDIR)$(PREFIX)/bin/
	install -m 644 $(filter $(LIBC)/lib/%,$(LIBC_PRODUCTS)) $(LIBC)/libc-mini-malloc.o \
		$(DESTDIR)$(PREFIX)/lib/libc-mini/
	rm -rf $(DESTDIR)$(PREFIX)/include/libc-mini
	cp -rP $(LIBC_INC) $(DESTDIR)$(PREFIX)/include/libc-mini

libc-uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/mini-cc $(DESTDIR)$(PREFIX)/bin/mini-c++
	rm -rf $(DESTDIR)$(PREFIX)/lib/libc-mini $(DESTDIR)$(PREFIX)/include/libc-mini

-include $(LIBC_OBJECTS:.o=.d) $(CRT_OBJECTS:.o=.d) $(patsubst %.o,%.d,$(call malloc_objects,object) $(call malloc_objects,object-plain))
