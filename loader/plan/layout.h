/* layout.h: where everything goes. Pure: a function of image, request and host. */
#ifndef ULOAD_LAYOUT_H
#define ULOAD_LAYOUT_H

#include "host.h"
#include "image.h"
#include "request.h"

/* One PT_LOAD at its address, its edges named once:
 *
 *  page       start        file_end    page_end             mem_end
 *   |  before   |  file bytes  |  tail    |  fresh zero pages  |
 *   +-----------+--------------+----------+--------------------+     .bss starts at file_end
 *
 * The kernel maps whole pages of the file, [page, page_end); zeroes the tail only where
 * p_memsz > p_filesz; and puts anonymous pages on [page_end, mem_end). With p_filesz = 0 nothing of
 * the file is mapped and page_end = page (elf_load(), fs/binfmt_elf.c). */
struct segment {
	int index;                /* program header */
	uint64_t page, file_end, page_end, mem_end;
	uint64_t offset;          /* of `page` in the file */
	unsigned prot;            /* PROT_… of the file's pages */
	unsigned zero_prot;       /* of the fresh pages: rw, and x where PF_X (vm_brk_flags()) */
	int wipe_tail;            /* [file_end, page_end) is to be zeroed */
	int wipe_must;            /* and it must succeed: the segment is writable */
};

void segment_place(const Elf64_Phdr *, int index, uint64_t bias, struct segment *);

#define LAYOUT_MAX_UNMAPS 8

struct layout {
	uint64_t bias, interp_bias;
	uint64_t phdr, base, entry; /* AT_PHDR, AT_BASE, AT_ENTRY */
	uint64_t start;             /* where the jump goes: the interpreter's entry, or the program's */
	uint64_t code_start, code_end, data_start, data_end; /* prctl(2), PR_SET_MM_MAP */
	uint64_t brk;
	uint64_t vdso_base;         /* AT_SYSINFO_EHDR */
	struct range vdso[HOST_MAX_VDSO]; /* where the vDSO's mappings end up */
	struct range bridge;        /* room for the bridge, empty where none is needed */
	struct range unmap[LAYOUT_MAX_UNMAPS]; /* what of the old program goes */
	size_t unmaps;
	unsigned stack_prot;
};

/* What has to be asked of the kernel, before layout_choose(), with the vDSO out of the way. */
struct question {
	int program, interp, vdso; /* ask for this one */
	uint64_t program_span, interp_span; /* bytes, page-rounded */
	uint64_t interp_hint;      /* address to ask for (a hint), or 0 */
	uint64_t vdso_span;
	uint64_t parking;          /* where the vDSO can wait */
};

void layout_question(const struct image *program, const struct image *interp /* or NULL */,
	const struct request *, const struct host *, struct question *);

/* Load bias of the program and the interpreter, from host->where. Needed before the vDSO's place
 * can be asked for. */
int layout_bias(const struct image *program, const struct image *interp, const struct request *,
	const struct host *, struct layout *, struct refusal *);

/* Where the kernel cannot be asked, because the old program's mappings are in the way: fills
 * host->where by counting down from host->mmap_top, and chooses where the vDSO waits meanwhile. */
void layout_infer(const struct image *program, const struct image *interp,
	const struct request *, struct host *);

/* All the rest. bridge_bytes: size of the bridge, page-rounded, where one is needed. */
int layout_choose(const struct image *program, const struct image *interp, const struct request *,
	const struct host *, uint64_t bridge_bytes, struct layout *, struct refusal *);

int ranges_meet(uint64_t start, uint64_t end, const struct range *);

/* Does a PT_LOAD of `image` at `bias` lie over [range->start, range->end)? Its index, or -1. */
int layout_over(const struct image *, uint64_t bias, const struct range *);

#endif
