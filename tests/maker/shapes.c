/* The shapes. Each row is one property of an ELF file that a loader must get right, and is named
 * by it. A name that starts with + belongs to the quick run as well. */
#include <elf.h>
#include <stddef.h>

#include "shapes.h"

#define R   PF_R
#define RW  (PF_R | PF_W)
#define RX  (PF_R | PF_X)
#define RWX (PF_R | PF_W | PF_X)

#define PHDRS_AT(address) { PHDRS, R, address, 0, 0 }
#define PROBE_CODE { CODE, RX, CORE, 0, 0 }
#define PROBE_DATA { DATA, RW, CORE, 0, 0 }
#define PROBE PHDRS_AT(0), PROBE_CODE, PROBE_DATA

#define EXEC ET_EXEC, 0x400000, 0x1000
#define EXEC_AT(base) ET_EXEC, base, 0x1000
#define PIE ET_DYN, 0, 0x1000

#define OF(...) .segs = { __VA_ARGS__ }

#define MIB 0x100000ul
#define GIB 0x40000000ul

const struct shape shapes[] = {
	/* interpreters */
	{ "interp", PIE, OF(PROBE), .hidden = 1 },
	{ "interp-exec", EXEC_AT(0x30000000), OF(PROBE), .hidden = 1 },
	{ "interp-2m", ET_DYN, 0, 2 * MIB, OF(PROBE), .hidden = 1 },
	{ "interp-at-4m", ET_DYN, 4 * MIB, 0x1000, OF(PROBE), .hidden = 1 },
	{ "interp-bss", PIE, OF(PROBE, { BYTES, R, 0x80000, 5, 0x2000 }), .hidden = 1 },

	/* kinds */
	{ "+exec", EXEC, OF(PROBE) },
	{ "+static-pie", PIE, OF(PROBE) },
	{ "+pie-interp", PIE, OF(PROBE), .interp = "interp" },
	{ "+exec-interp", EXEC, OF(PROBE), .interp = "interp" },
	{ "pie-interp-exec", PIE, OF(PROBE), .interp = "interp-exec" },
	{ "pie-interp-2m", PIE, OF(PROBE), .interp = "interp-2m" },
	{ "pie-interp-at-4m", PIE, OF(PROBE), .interp = "interp-at-4m" },
	{ "exec-interp-bss", EXEC, OF(PROBE), .interp = "interp-bss" },
	{ "interp-relative", PIE, OF(PROBE), .interp = "interp", .special = RELATIVE },
	{ "interp-twice", PIE, OF(PROBE), .interp = "interp", .special = TWO_INTERPS },
	{ "pie-2m-interp", ET_DYN, 0, 2 * MIB, OF(PROBE), .interp = "interp" },
	{ "pie-1g-interp", ET_DYN, 0, GIB, OF(PROBE), .interp = "interp" },

	/* where the program headers are (AT_PHDR) */
	{ "+phdrs-later", EXEC, OF(PROBE_CODE, PROBE_DATA, PHDRS_AT(0x80000)) },
	{ "phdrs-later-pie", PIE, OF(PROBE_CODE, PROBE_DATA, PHDRS_AT(0x80000)) },
	{ "phdrs-outside", EXEC, OF(PROBE_CODE, PROBE_DATA) },
	{ "phdrs-outside-pie", PIE, OF(PROBE_CODE, PROBE_DATA) },
	{ "phdrs-last", EXEC, OF(PROBE_CODE, PROBE_DATA), .special = PHDRS_LAST },
	{ "phdrs-1170", EXEC, OF(PROBE), .special = MOST_PHDRS },

	/* addresses */
	{ "at-10000", EXEC_AT(0x10000), OF(PROBE) },
	{ "at-200000", EXEC_AT(0x200000), OF(PROBE) },
	{ "+at-5e0000", EXEC_AT(0x5e0000), OF(PROBE) },
	{ "at-555000000000", EXEC_AT(0x555000000000), OF(PROBE) },
	{ "at-555555554000", EXEC_AT(0x555555554000), OF(PROBE) },
	{ "at-7e7f00000000", EXEC_AT(0x7e7f00000000), OF(PROBE) },
	{ "at-2000000000", EXEC_AT(0x2000000000), OF(PROBE) },
	{ "pie-based", ET_DYN, 0x7000000, 0x1000, OF(PROBE) },
	{ "pie-based-interp", ET_DYN, 0x7000000, 0x1000, OF(PROBE), .interp = "interp" },

	/* alignment */
	{ "+align-2m-pie", ET_DYN, 0, 2 * MIB, OF(PROBE) },
	{ "align-1g-pie", ET_DYN, 0, GIB, OF(PROBE) },
	{ "align-2m-exec", ET_EXEC, 0x400000, 2 * MIB, OF(PROBE) },
	{ "align-0", ET_DYN, 0, 0, OF(PROBE) },
	{ "align-3-pie", PIE, OF(PROBE), .special = ODD_ALIGN },
	{ "align-3-exec", EXEC, OF(PROBE), .special = ODD_ALIGN },

	/* permissions */
	{ "rwx-one-segment", EXEC, OF(PHDRS_AT(0), { BOTH, RWX, CORE, 0, 0 }) },
	{ "rwx-one-segment-pie", PIE, OF(PHDRS_AT(0), { BOTH, RWX, CORE, 0, 0 }) },
	{ "prot-none", EXEC, OF(PROBE, { BYTES, 0, 0x80000, 0x1234, 0x1234 }) },
	{ "prot-write-only", EXEC, OF(PROBE, { BYTES, PF_W, 0x80000, 0x1234, 0x4000 }) },
	{ "prot-execute-only", EXEC, OF(PROBE, { BYTES, PF_X, 0x80000, 0x1234, 0x4000 }) },
	{ "stack-executable", EXEC, OF(PROBE), .stack = EXECUTABLE },
	{ "stack-executable-interp", PIE, OF(PROBE), .interp = "interp", .stack = EXECUTABLE },
	{ "stack-absent", EXEC, OF(PROBE), .stack = ABSENT },
	{ "stack-twice", EXEC, OF(PROBE), .stack = TWICE },

	/* segments */
	{ "+share-page", EXEC, OF(PROBE,
		{ BYTES, R, 0x80000, 0x1123, 0x1123 }, { BYTES, RW, 0x81123, 0x800, 0x3000 }) },
	{ "share-page-pie", PIE, OF(PROBE,
		{ BYTES, RW, 0x80000, 0x1123, 0x1123 }, { BYTES, R, 0x81123, 0x800, 0x800 }) },
	{ "share-page-bss", EXEC, OF(PROBE,
		{ BYTES, RW, 0x80000, 0x100, 0x200 }, { BYTES, R, 0x80300, 0x800, 0x800 }) },
	{ "holes", EXEC, OF(PROBE,
		{ BYTES, R, 0x200000, 10, 10 }, { BYTES, RW, 0x4000000, 0x1000, 0x9000 }) },
	{ "holes-pie", PIE, OF(PROBE,
		{ BYTES, R, 0x200000, 10, 10 }, { BYTES, RW, 0x4000000, 0x1000, 0x9000 }) },
	{ "+unordered", EXEC, OF({ BYTES, RW, 0x300000, 0x1800, 0x5000 }, PROBE_DATA,
		{ BYTES, R, 0x100000, 0x800, 0x800 }, PROBE_CODE, PHDRS_AT(0)) },
	{ "unordered-pie", PIE, OF(PHDRS_AT(0), { BYTES, RW, 0x300000, 0x1800, 0x5000 }, PROBE_DATA,
		{ BYTES, R, 0x100000, 0x800, 0x800 }, PROBE_CODE) },
	{ "overlap", EXEC, OF(PROBE,
		{ BYTES, R, 0x80000, 0x4000, 0x4000 }, { BYTES, RW, 0x81000, 0x1000, 0x1800 }) },
	{ "overlap-bss", EXEC, OF(PROBE,
		{ BYTES, RW, 0x80000, 0x100, 0x8000 }, { BYTES, R, 0x82000, 0x1000, 0x1000 }) },
	{ "overlap-by-bss", EXEC, OF(PROBE,
		{ BYTES, R, 0x82000, 0x1000, 0x1000 }, { BYTES, RW, 0x80000, 0x100, 0x8000 }) },
	{ "overlap-pie", PIE, OF(PROBE,
		{ BYTES, R, 0x80000, 0x4000, 0x4000 }, { BYTES, RW, 0x81000, 0x1000, 0x1800 }) },
	{ "+bss-read-only", EXEC, OF(PROBE, { BYTES, R, 0x80000, 0x100, 0x3000 }) },
	{ "bss-read-only-pie", PIE, OF(PROBE, { BYTES, R, 0x80000, 0x100, 0x3000 }) },
	{ "bss-executable", EXEC, OF(PROBE, { BYTES, RX, 0x80000, 0x100, 0x3000 }) },
	{ "bss-within-page", EXEC, OF(PROBE, { BYTES, RW, 0x80000, 0x100, 0x300 }) },
	{ "bss-read-only-within-page", EXEC, OF(PROBE, { BYTES, R, 0x80000, 0x100, 0x300 }) },
	{ "+no-file-bytes-first", EXEC, OF({ BYTES, RW, 0, 0, 0x5000 },
		PHDRS_AT(0x8000), PROBE_CODE, PROBE_DATA) },
	{ "no-file-bytes-first-pie", PIE, OF({ BYTES, RW, 0, 0, 0x5000 },
		PHDRS_AT(0x8000), PROBE_CODE, PROBE_DATA) },
	{ "no-file-bytes-first-pie-interp", PIE, OF({ BYTES, RW, 0, 0, 0x5000 },
		PHDRS_AT(0x8000), PROBE_CODE, PROBE_DATA), .interp = "interp" },
	{ "no-file-bytes-middle", EXEC, OF(PHDRS_AT(0), PROBE_CODE,
		{ BYTES, R, 0x80123, 0, 0x2000 }, PROBE_DATA) },
	{ "no-file-bytes-middle-pie", PIE, OF(PHDRS_AT(0), PROBE_CODE,
		{ BYTES, RX, 0x80123, 0, 0x2000 }, PROBE_DATA) },
	{ "empty-segment", EXEC, OF(PROBE, { BYTES, RW, 0x80000, 0, 0 }) },
	{ "tail-visible", EXEC, OF(PROBE, { BYTES, RW, 0x80010, 0x123, 0x123 }) },
	{ "tail-visible-pie", PIE, OF(PROBE, { BYTES, R, 0x80010, 0x1123, 0x1123 }) },
	{ "bss-1g", EXEC, OF(PROBE, { BYTES, RW, 0x80000, 0x100, GIB }) },
	{ "bss-1g-pie", PIE, OF(PROBE, { BYTES, RW, 0x80000, 0x100, GIB }) },
	{ "loads-1000", EXEC, OF(PROBE), .special = THOUSAND },
	{ "loads-1000-pie", PIE, OF(PROBE), .special = THOUSAND },
	{ "past-end-of-file", EXEC, OF(PROBE, { BEYOND, R, 0x80000, 0x2000, 0x2000 }) },
	{ "past-end-of-file-half", EXEC, OF(PROBE, { HALF, R, 0x80000, 0x5000, 0x5000 }) },

	/* what the kernel does not look at */
	{ "junk-in-header", EXEC, OF(PROBE), .special = JUNK },
	{ .name = NULL },
};
