# tests.mk: test programs that the suites run; see tests/run.sh.

CHECK_LIBS  = $(shell pkg-config --libs check 2>/dev/null || echo -lcheck -lsubunit -lm -lrt -lpthread)
UNIT        = $(wildcard tests/unit/*.c)
HOSTED_PURE = $(wildcard loader/plan/*.c) libc-mini/stdlib/number.c loader/arch/$(ARCH)/tail.c
SANITIZE    = -fsanitize=address,undefined -fno-sanitize-recover=all

tests: $(addprefix $(BUILD)/tests/,unit unit-asan golden headers lab-model) examples libc-ubsan \
	$(LIBC)/libc-mini-malloc-plain.o

$(BUILD)/tests/unit: $(UNIT) $(HOSTED_PURE) $(wildcard loader/plan/*.h loader/plan/*.def tests/unit/*.h)
	$(call say,TEST,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(HOSTED) -Itests/unit -o $@ $(UNIT) $(HOSTED_PURE) $(CHECK_LIBS)

$(BUILD)/tests/unit-asan: $(UNIT) $(HOSTED_PURE) $(wildcard loader/plan/*.h loader/plan/*.def tests/unit/*.h)
	$(call say,TEST,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(HOSTED) $(SANITIZE) -Itests/unit -o $@ $(UNIT) $(HOSTED_PURE) $(CHECK_LIBS)

$(BUILD)/tests/golden: tests/golden/golden.c $(HOSTED_PURE) $(wildcard loader/plan/*.h loader/plan/*.def)
	$(call say,TEST,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(HOSTED) $(SANITIZE) -o $@ tests/golden/golden.c $(HOSTED_PURE)

$(BUILD)/tests/headers: tests/headers/headers.c $(HOSTED_PURE) $(wildcard loader/plan/*.h loader/plan/*.def)
	$(call say,TEST,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(HOSTED) -o $@ tests/headers/headers.c $(HOSTED_PURE) -lelf

.PHONY: fuzz-malloc
fuzz-malloc: libc ## malloc under libFuzzer, FUZZ_RUNS (10,000,000) executions
	$(Q)tests/libc/malloc/fuzz/run.sh $(BUILD) -runs $(or $(FUZZ_RUNS),10000000)
