# programs.mk: the programs that bench/malloc.sh runs, one per workload and allocator.
#
#   make -f programs.mk OUT=FOLDER LIBC=FOLDER SOURCES=FOLDER ALLOCATORS="glibc ..." PROGRAMS="larson ..."
# and INPUTS="..." for files that workloads read.
#
# A workload is one relocatable object, compiled once for glibc; what differs is what it is linked
# with: OUT/ALLOCATOR/WORKLOAD. Only for musl is it compiled again. `make -k`: a program that cannot be
# built is not there, the rest is.

RULES  := $(lastword $(MAKEFILE_LIST))
HERE   := $(dir $(RULES))
CC     := gcc
CFLAGS := -O2 -g -Wall -Wextra
# Real programs are compiled as their authors wrote them.
REAL   := -O2 -w

.PHONY: all
all: $(OUT)/measure $(addprefix $(OUT)/,$(INPUTS)) \
	$(foreach a,$(ALLOCATORS),$(addprefix $(OUT)/$(a)/,$(PROGRAMS)))

$(OUT)/measure: $(HERE)measure.c $(HERE)../pairs.c $(HERE)../pairs.h $(RULES)
	@mkdir -p $(@D)
	$(CC) -O2 -Wall -Wextra -static -o $@ $(filter %.c,$^) -lm

# ---- what each allocator is linked from ----

FILE_libc-mini       := $(LIBC)/libc-mini-malloc.o
FILE_libc-mini-plain := $(LIBC)/libc-mini-malloc-plain.o
FILE_mimalloc        := $(OUT)/mimalloc.o
FILE_jemalloc        := $(shell $(CC) -print-file-name=libjemalloc.a)
FILE_tcmalloc        := $(shell $(CC) -print-file-name=libtcmalloc_minimal.a)
LINK_libc-mini       := $(FILE_libc-mini)
LINK_libc-mini-plain := $(FILE_libc-mini-plain)
LINK_mimalloc        := $(FILE_mimalloc) -lpthread
LINK_jemalloc        := $(FILE_jemalloc) -lpthread
LINK_tcmalloc        := -Wl,--whole-archive $(FILE_tcmalloc) -Wl,--no-whole-archive -lstdc++ -lpthread

# Debian has no static mimalloc: it is compiled from Debian's source as its authors do for a release.
$(OUT)/mimalloc.o: $(SOURCES)/mimalloc/src/static.c $(RULES)
	@mkdir -p $(@D)
	$(CC) -O3 -DNDEBUG -DMI_MALLOC_OVERRIDE -ftls-model=initial-exec -fno-builtin-malloc \
		-fvisibility=hidden -w -I$(SOURCES)/mimalloc/include -c -o $@ $<

# ---- linking ----

define allocator
$(OUT)/$(1)/%: $(OUT)/objects/%.o $(FILE_$(1))
	@mkdir -p $$(@D)
	$(CC) -static -o $$@ $$< $(LINK_$(1)) -lm
endef
$(foreach a,$(filter-out musl,$(ALLOCATORS)),$(eval $(call allocator,$(a))))

$(OUT)/musl/%: $(OUT)/objects-musl/%.o
	@mkdir -p $(@D)
	musl-gcc -static -o $@ $< -lm

.PRECIOUS: $(OUT)/objects/%.o $(OUT)/objects-musl/%.o

# ---- objects of patterns: OBJECTS COMPILER ----

define objects
$(OUT)/$(1)/%.o: $(HERE)%.c $(wildcard $(HERE)*.h) $(RULES)
	@mkdir -p $$(@D)
	$(2) $(CFLAGS) -c -o $$@ $$<
endef
$(eval $(call objects,objects,$(CC)))
$(eval $(call objects,objects-musl,musl-gcc))

# ---- objects of real programs, from Debian's sources ----

LUA     := $(filter-out %/luac.c,$(wildcard $(SOURCES)/lua5.4/src/*.c))
BZIP2   := $(addprefix $(SOURCES)/bzip2/,bzip2.c blocksort.c bzlib.c compress.c crctable.c decompress.c \
	huffman.c randtable.c)
CHIBICC := $(wildcard $(SOURCES)/chibicc/*.c)

# Sources that configuring makes; the same for all libraries.
$(OUT)/lua/lua5.4-deb-multiarch.h: # as debian/rules does
	@mkdir -p $(@D)
	echo '#define DEB_HOST_MULTIARCH "none"' >$@

$(OUT)/sqlite3/sqlite3.c: $(SOURCES)/sqlite3/configure
	rm -rf $(@D) && cp -a $(<D) $(@D)
	cd $(@D) && ./configure --disable-tcl --disable-readline && $(MAKE) sqlite3.c && touch sqlite3.c

$(OUT)/tcc/config.h: $(SOURCES)/tcc/configure
	rm -rf $(@D) && cp -a $(<D) $(@D)
	cd $(@D) && ./configure --cc=$(CC) && touch config.h

# What tcc looks for in {B}: a static one has functions for the programs that it runs in itself.
$(OUT)/tcc-lib/%.a:
	@mkdir -p $(@D)
	$(AR) rcs $@

# Lua's hash seed is an address and the time, by which its tables grow sooner or later: here it is fixed,
# so that all columns do the same work.
define real
$(OUT)/$(1)/lua.o: $(LUA) $(OUT)/lua/lua5.4-deb-multiarch.h $(RULES)
	@mkdir -p $$(@D)
	$(2) $(REAL) -std=gnu99 -DLUA_COMPAT_5_3 -DLUA_USE_POSIX '-Dluai_makeseed(L)=42' \
		-I$(OUT)/lua -r -o $$@ $(LUA)

$(OUT)/$(1)/sqlite.o: $(HERE)sqlite.c $(OUT)/sqlite3/sqlite3.c $(RULES)
	@mkdir -p $$(@D)
	$(2) $(REAL) -DSQLITE_OMIT_LOAD_EXTENSION -I$(OUT)/sqlite3 -r -o $$@ $$(filter %.c,$$^)

$(OUT)/$(1)/tcc.o: $(OUT)/tcc/config.h $(RULES)
	@mkdir -p $$(@D)
	$(2) $(REAL) -fno-strict-aliasing -DONE_SOURCE=1 -DCONFIG_TCC_STATIC \
		-DCONFIG_TCC_LIBPATHS='"{B}"' -c -o $$@ $(OUT)/tcc/tcc.c

$(OUT)/$(1)/chibicc.o: $(CHIBICC) $(RULES)
	@mkdir -p $$(@D)
	$(2) $(REAL) -fno-common -r -o $$@ $$(filter %.c,$$^)

$(OUT)/$(1)/bzip2.o: $(BZIP2) $(RULES)
	@mkdir -p $$(@D)
	$(2) $(REAL) -D_FILE_OFFSET_BITS=64 -r -o $$@ $$(filter %.c,$$^)
endef
$(eval $(call real,objects,$(CC)))
$(eval $(call real,objects-musl,musl-gcc))

# ---- what they work on ----

$(OUT)/%-functions.c: $(HERE)source.awk
	awk -v functions=$* -f $< >$@

$(OUT)/%-bytes.txt: $(HERE)text.awk
	awk -v bytes=$* -f $< >$@
