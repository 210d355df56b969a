/* fuzz.c: any bytes as calls of malloc, beside a model of what it must hold (libFuzzer).
 *
 *   input       the environment (1 byte), then operations: one byte says which, a few more with what
 *
 * There are 256 slots for blocks. The model knows of each unit of 16 bytes whether it is a block's, and
 * of each block what is in it. What is looked for:
 *
 *   - blocks that overlap, or lie where there is no memory, or are not aligned, or are too short
 *   - contents that changed; bytes of calloc that are not zero
 *   - NULL though the system refused nothing, or errno not as it should be
 *   - a pointer that is no block's and is taken for one; any end of the process but for such
 *   - at the end: something in use or mapped that nobody has
 *   - (for some inputs) tables that do not agree with each other: heap_view_check() of lab/heap */
#include <stdlib.h>
#include "fuzz.h"

static const unsigned char *input, *input_end;

/* ---- the input ---- */

static unsigned byte(void)
{
	return input < input_end ? *input++ : 0;
}

static struct slot *slot(void)
{
	return &slots[byte()];
}

/* Two bytes: all sizes of small blocks, large ones coarsely, the limits. */
static size_t size(void)
{
	unsigned first = byte(), n = (first & 31) << 8 | byte();

	switch (first >> 5) {
	case 0:  return n & 63;
	case 1:  return n & 511;
	case 2:  return n & 2047;
	case 3:  return n;                              /* … 8 KiB */
	case 4:  return 8000 + n * 2;                   /* … 24 KiB */
	case 5:  return n * 16;                         /* … 128 KiB */
	case 6:  return 130800 + (n & 511) + (n >> 9) * 16384;  /* about the threshold … 370 KB */
	default: return n & 1 ? SIZE_MAX - n / 2 : (size_t)PTRDIFF_MAX - 4096 + n / 2;
	}
}

/* ---- operations ---- */

static void operation(void)
{
	unsigned first = byte(), how = first >> 4;
	struct slot *s;

	switch (first & 15) {
	case 0: case 1: s = slot(); get(s, size()); break;
	case 2:  s = slot(); get_zeroed(s, size(), (size_t)1 << how % 6); break;
	case 3:  s = slot(); change(s, size(), how & 1); break;
	case 4:  s = slot(); change(s, s->bytes + (how & 8 ? -(size_t)(how & 7) : how) * 16, false); break;
	case 5: case 6: release(slot()); break;
	case 7:  s = slot(); get_aligned(s, size(), byte()); break;
	case 8:  s = slot(); burst((unsigned)(s - slots), how * 3 + 2, size()); break;
	case 9:  s = slot(); burst_free((unsigned)(s - slots), how * 4 + 2, 1 + byte() % 4); break;
	case 10: look(); break;
	case 11: trim(how & 1 ? 0 : size()); break;
	case 12: turn_knob(how, byte()); break;
	case 13: make_fail(byte(), how * how); kernel.move = how & 1; break;
	case 14: move_break(size()); break;
	case 15: s = slot(); misuse(s, how, size()); break;
	}
}

/* ---- a run ---- */

char **fuzzed_environ;
static char *environments[][3] = {
	{ NULL }, { (char *)"MALLOC_TOP_PAD_=0", NULL }, { (char *)"MALLOC_MMAP_THRESHOLD_=4096", NULL },
	{ (char *)"MALLOC_ADAPTIVE_=1", NULL }, { (char *)"MALLOC_PERTURB_=85", NULL },
	{ (char *)"MALLOC_TRIM_THRESHOLD_=0", (char *)"MALLOC_TOP_PAD_=4096", NULL },
	{ (char *)"MALLOC_MMAP_MAX_=0", NULL }, { (char *)"MALLOC_TRIM_THRESHOLD_=-1", NULL }
};

/* One input in 64, by its bytes: the fuzzer cannot learn to get more of the slow ones. */
static bool chosen(const uint8_t *data, size_t bytes)
{
	uint32_t hash = 2166136261;

	for (size_t i = 0; i < bytes; i++)
		hash = (hash ^ data[i]) * 16777619;
	return hash >> 26 == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	shows = getenv("FUZZ_SHOW") != NULL;
	begin();
	input = data;
	input_end = data + bytes;
	fuzzed_environ = environments[byte() & 7];
	while (input < input_end)
		operation();
	finish(chosen(data, bytes));
	return 0;
}
