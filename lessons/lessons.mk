# lessons.mk: the programs of the lessons, below build/lessons/NN/: NAME with libc-mini, and the same
# source as NAME.glibc and NAME.musl where these are installed as static libraries.
#
# LESSON_FLAGS are chosen so that the compiler leaves the point in: nothing is optimised away, no call
# is taken for a built-in, addresses are fixed. A lesson's build.mk may add flags for one program
#
#   LESSON_FLAGS_02_joined := -Wl,-z,noseparate-code
#
# (joined, joined.glibc and joined.musl get them), add files with rules of its own to LESSON_FILES, or
# take a program out of the common rules: LESSON_SKIP += $(BUILD)/lessons/01/first

LESSON_FLAGS   := -O0 -g -fno-builtin -fno-pie -Iinclude -Wall -Wextra
LESSON_SOURCES := $(wildcard lessons/[0-9][0-9]-*/*.c lessons/[0-9][0-9]-*/*.cpp)
lesson_number   = $(firstword $(subst -, ,$(notdir $(patsubst %/,%,$(dir $(1))))))
lesson_program  = $(BUILD)/lessons/$(call lesson_number,$(1))/$(basename $(notdir $(1)))

LESSON_MUSL    := $(shell command -v musl-gcc 2>/dev/null)
LESSON_GLIBC   := $(wildcard $(shell $(CC) -print-file-name=libc.a))
LESSON_FILES   :=
LESSON_SKIP    :=
include $(wildcard lessons/[0-9][0-9]-*/build.mk)

# $(call lesson_rules_c,SOURCE,PROGRAM,NN_NAME): rules for one source
define lesson_rules_c
$(2): $(1) lessons/lessons.mk include/ulab.h $$(LIBC_PRODUCTS)
	$$(call say,LESSON,$$@)
	@mkdir -p $$(@D)
	$$(Q)$$(LIBC)/bin/mini-cc $$(LESSON_FLAGS) $$(LESSON_FLAGS_$(3)) -o $$@ $$<
$(2).glibc: $(1) lessons/lessons.mk include/ulab.h
	@mkdir -p $$(@D)
	$$(Q)$$(CC) $$(LESSON_FLAGS) $$(LESSON_FLAGS_$(3)) -D_GNU_SOURCE -static -o $$@ $$<
$(2).musl: $(1) lessons/lessons.mk include/ulab.h
	@mkdir -p $$(@D)
	$$(Q)musl-gcc $$(LESSON_FLAGS) $$(LESSON_FLAGS_$(3)) -D_GNU_SOURCE -static -o $$@ $$<
endef
define lesson_rules_cpp
$(2): $(1) lessons/lessons.mk include/ulab.h $$(LIBC_PRODUCTS)
	$$(call say,LESSON,$$@)
	@mkdir -p $$(@D)
	$$(Q)$$(LIBC)/bin/mini-c++ $$(LESSON_FLAGS) $$(LESSON_FLAGS_$(3)) -o $$@ $$<
$(2).glibc: $(1) lessons/lessons.mk include/ulab.h
	@mkdir -p $$(@D)
	$$(Q)$$(CXX) $$(LESSON_FLAGS) $$(LESSON_FLAGS_$(3)) -static -o $$@ $$<
endef

LESSON_USED := $(foreach s,$(LESSON_SOURCES),$(if $(filter $(call lesson_program,$(s)),$(LESSON_SKIP)),,$(s)))
$(foreach s,$(LESSON_USED),$(eval $(call lesson_rules_$(subst .,,$(suffix $(s))),$(s),$(call lesson_program,$(s)),$(subst /,_,$(patsubst $(BUILD)/lessons/%,%,$(call lesson_program,$(s)))))))

LESSON_PROGRAMS := $(foreach s,$(LESSON_USED),$(call lesson_program,$(s)))
LESSON_FILES    += $(LESSON_PROGRAMS)
ifneq ($(LESSON_GLIBC),)
LESSON_FILES    += $(addsuffix .glibc,$(LESSON_PROGRAMS))
endif
ifneq ($(LESSON_MUSL),)
LESSON_FILES    += $(foreach s,$(filter %.c,$(LESSON_USED)),$(call lesson_program,$(s)).musl)
endif
LESSON_FILES    := $(sort $(LESSON_FILES))

.PHONY: lessons lessons-install lessons-uninstall
lessons: $(LESSON_FILES) ## the programs of the lessons

# To PREFIX/share/uload/lessons what is read, to PREFIX/lib/uload/lessons what is run.
lessons-install: lessons
	rm -rf $(DESTDIR)$(PREFIX)/share/uload/lessons $(DESTDIR)$(PREFIX)/lib/uload/lessons
	for file in lessons/[0-9]*/*; do case $$file in *.mk) ;; *) \
		install -D -m 644 $$file $(DESTDIR)$(PREFIX)/share/uload/$$file ;; esac; done
	for file in $(LESSON_FILES); do install -D -m $$(test -x $$file && echo 755 || echo 644) $$file \
		$(DESTDIR)$(PREFIX)/lib/uload/lessons/$${file#$(BUILD)/lessons/}; done

lessons-uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/share/uload/lessons $(DESTDIR)$(PREFIX)/lib/uload/lessons
	-rmdir $(DESTDIR)$(PREFIX)/share/uload $(DESTDIR)$(PREFIX)/lib/uload 2>/dev/null
