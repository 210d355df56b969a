# Makefile: `make help` tells the targets. Everything is built below build/.

ARCH    ?= x86_64
ifeq ($(origin CC),default)
CC      := gcc
endif
PREFIX  ?= /usr/local
BUILD   := build
Q       := $(if $(V),,@)
say      = $(if $(V),,@echo "  $(1)	$(2)")

WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wconversion
INCLUDE := -Iinclude -Iloader -Iloader/plan -Iloader/act -Iloader/library -Iloader/arch/$(ARCH) -Ilibc-mini -Ilibc-mini/arch/$(ARCH)
include loader/arch/$(ARCH)/arch.mk
# No code that needs a C library, floating-point registers, a thread pointer or start-up work. Strings are not
# merged: one that every load needs would lie among those of --explain, a page fault away.
BARE    := -std=gnu11 -D_GNU_SOURCE -ffreestanding -fPIE -fvisibility=hidden -fno-stack-protector \
	-fno-asynchronous-unwind-tables -fno-unwind-tables $(ARCH_CFLAGS) \
	-ffunction-sections -fno-tree-loop-distribute-patterns -fno-strict-aliasing -fno-merge-constants
ifneq ($(findstring clang,$(shell $(CC) --version 2>/dev/null)),)
BARE    := $(filter-out -fno-tree-loop-distribute-patterns -fno-merge-constants,$(BARE))
BARE    += -fno-builtin
endif
CFLAGS  ?= -O2 -g
HOSTED  := -std=gnu11 $(CFLAGS) $(WARN) $(INCLUDE) -D_GNU_SOURCE

PURE     := $(wildcard loader/plan/*.c) libc-mini/stdlib/number.c
ACT      := $(wildcard loader/act/*.c) $(wildcard loader/arch/$(ARCH)/*.c) loader/exec.c
COMMAND  := $(addprefix loader/,main.c self.c options.c show.c laboratory.c runner.c expect.c verdict.c high_water.c \
	arch/$(ARCH)/entry.S)
LIBRARY  := $(wildcard loader/library/*.c)
STRINGS  := $(addprefix libc-mini/,string/strlen.c string/strcmp.c string/strncmp.c string/memcmp.c \
	arch/$(ARCH)/memmove.c arch/$(ARCH)/memset.c)
BRIDGE   := loader/arch/$(ARCH)/bridge.S

object    = $(addprefix $(BUILD)/,$(addsuffix .o,$(basename $(1))))
PURE_O    := $(call object,$(PURE))
SHARED_O  := $(PURE_O) $(call object,$(ACT) $(STRINGS) $(BRIDGE))
COMMAND_O := $(call object,$(COMMAND))
LIBRARY_O := $(call object,$(LIBRARY))

.PHONY: all check check-pure check-long bench bench-load bench-string bench-stdio bench-libc bench-malloc fuzz install uninstall clean help tests
all: uload libuload.a libc ulab lessons ## build everything

help: ## this list
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24
	@echo "  V=1 shows the commands; CC, CFLAGS, PREFIX, DESTDIR as usual"

# ---- objects; a changed header, flag or Makefile rebuilds what used it ----

$(BUILD)/flags: FORCE
	@mkdir -p $(BUILD); echo '$(CC) $(CFLAGS) $(BARE) $(WARN)' | cmp -s - $@ \
		|| echo '$(CC) $(CFLAGS) $(BARE) $(WARN)' > $@
FORCE:

$(BUILD)/%.o: %.c $(BUILD)/flags Makefile
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(BARE) $(WARN) $(INCLUDE) -MMD -MP -c $< -o $@

$(BUILD)/%.o: %.S $(BUILD)/flags Makefile
	$(call say,AS,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(INCLUDE) -MMD -MP -c $< -o $@

# ---- uload: one segment, no writable data ----

uload: $(BUILD)/uload
	$(Q)ln -sf $< $@

$(BUILD)/uload: $(COMMAND_O) $(SHARED_O) loader/arch/$(ARCH)/uload.ld
	$(call say,LD,$@)
	$(Q)$(CC) -static -nostdlib -Wl,--build-id=none -Wl,-z,noexecstack \
		-Wl,--gc-sections -Wl,-T,loader/arch/$(ARCH)/uload.ld -o $@ $(COMMAND_O) $(SHARED_O)

# ---- libuload.a: one object, only the names of uload.h are to be seen ----

libuload.a: $(BUILD)/libuload.a
	$(Q)ln -sf $< $@

$(BUILD)/libuload.a: $(LIBRARY_O) $(SHARED_O)
	$(call say,AR,$@)
	$(Q)rm -f $@; $(CC) -nostdlib -r -o $(BUILD)/libuload.o $(LIBRARY_O) $(SHARED_O)
	$(Q)objcopy --wildcard --keep-global-symbol='uload_exec' --keep-global-symbol='uload_fexec' \
		--keep-global-symbol='uload_plan*' --keep-global-symbol='uload_refusal*' $(BUILD)/libuload.o
	$(Q)$(AR) rcs $@ $(BUILD)/libuload.o

# ---- checks ----

check-pure: $(PURE_O) ## pure modules call nothing but memcpy, memset, memcmp
	$(Q)$(CC) -nostdlib -r -o $(BUILD)/pure.o $(PURE_O)
	$(Q)! nm -u $(BUILD)/pure.o | grep -vwE 'memcpy|memset|memcmp' | grep . \
		|| { echo "a pure module calls more than memcpy, memset, memcmp"; exit 1; }
	@echo "  PURE	$(words $(PURE)) modules call nothing but memcpy, memset, memcmp"
	$(Q)size -A $(BUILD)/pure.o | awk '/^\.(data|bss)(\.| )/ && !/data\.rel\.ro/ && $$2 > 0 { print \
		"a pure module has writable data:", $$1, $$2; bad = 1 } END { exit bad }'

include libc-mini/libc.mk
include lab/lab.mk
include lessons/lessons.mk
include tests/tests.mk
include examples/examples.mk

check: all check-pure tests ## build and run all tests
	$(Q)tests/run.sh $(BUILD) ./uload

check-long: all check-pure tests ## … and what takes longer: every program, another kernel
	$(Q)CHECK_LONG=1 tests/run.sh $(BUILD) ./uload

fuzz: all ## mutate headers for FUZZ_SECONDS (60) seconds
	$(Q)tests/fuzz/run.sh $(BUILD) $(or $(FUZZ_SECONDS),60)

bench: bench-load bench-libc bench-malloc bench-string bench-stdio bench-watch ## measure against execve(2) and other C libraries
bench-load: all examples ## load time, faults, system calls
	$(Q)bench/load.sh $(BUILD) ./uload

bench-libc: libc ## bytes, system calls, instructions of a static program
	$(Q)bench/libc.sh $(BUILD)

bench-malloc: libc $(LIBC)/libc-mini-malloc-plain.o ## malloc against glibc, musl, mimalloc, jemalloc, tcmalloc: time, memory
	$(Q)bench/malloc.sh $(BUILD)

bench-stdio: libc ## streams, glibc's and musl's times for comparison
	$(Q)bench/stdio.sh $(BUILD)

bench-string: libc ## string functions, glibc's and musl's times for comparison
	$(Q)bench/string.sh $(BUILD)

# ---- installing ----

install: all libc-install lessons-install ## to DESTDIR/PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib $(DESTDIR)$(PREFIX)/include \
		$(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man3 \
		$(DESTDIR)$(PREFIX)/share/man/man7
	install -m 755 $(BUILD)/uload $(wildcard $(BUILD)/ulab) $(DESTDIR)$(PREFIX)/bin/
	install -m 644 $(BUILD)/libuload.a $(DESTDIR)$(PREFIX)/lib/
	install -m 644 include/uload.h include/ulab.h $(DESTDIR)$(PREFIX)/include/
	for section in 1 3 7; do for page in docs/*.$$section; do test ! -f $$page \
		|| install -m 644 $$page $(DESTDIR)$(PREFIX)/share/man/man$$section/; done; done

uninstall: libc-uninstall lessons-uninstall ## what install put there
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/,bin/uload bin/ulab lib/libuload.a include/uload.h include/ulab.h)
	for section in 1 3 7; do for page in docs/*.$$section; do \
		rm -f $(DESTDIR)$(PREFIX)/share/man/man$$section/$${page#docs/}; done; done

clean: ## remove everything that was built
	rm -rf $(BUILD) uload ulab libuload.a libc-mini-malloc.o mini-cc mini-c++

-include $(SHARED_O:.o=.d) $(COMMAND_O:.o=.d) $(LIBRARY_O:.o=.d)
