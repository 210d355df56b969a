/* knobs.c: the policy's figures: mallopt(3)'s and the environment's. */
#include <limits.h>
#include <malloc.h>
#include "heap.h"

#define MAPPINGS        65536
#define THRESHOLD_MAX   ((size_t)32 << 20)

/* By the classic policy thresholds stay where they are; one that is set stops the adaptive policy. */
int __knob_set(int name, int value)
{
	struct heap_knobs *k = &__heap.knobs;
	size_t bytes = (size_t)(long)value;

	switch (name) {
	case M_MXFAST:
		return bytes <= 160;
	case M_TRIM_THRESHOLD:
		k->trim_threshold = bytes;
		k->adaptive = 0;
		break;
	case M_TOP_PAD:
		k->top_pad = bytes;
		k->adaptive = 0;
		break;
	case M_MMAP_THRESHOLD:
		k->mmap_threshold = bytes;
		k->adaptive = 0;
		break;
	case M_MMAP_MAX:
		k->mmap_max = bytes;
		k->adaptive = 0;
		break;
	case M_PERTURB:
		k->perturb = (uint32_t)value;
		__heap_watch();
		break;
	case M_ADAPTIVE:
		k->adaptive = value != 0;
		break;
	}
	return 1;
}

/* ---- the environment ---- */

/* What follows in an entry that begins so, as "NAME=value" with "NAME="; NULL: it does not. */
static const char *value_of(const char *entry, const char *name)
{
	while (*name && *entry == *name)
		entry++, name++;
	return *name ? NULL : entry;
}

/* A decimal or 0x number, with a sign if it likes; 0 if it is one. */
static int number(const char *text, long *value)
{
	unsigned long n = 0, base = 10, digit;
	int minus = *text == '-';

	text += minus;
	if (text[0] == '0' && (text[1] | 32) == 'x') {
		base = 16;
		text += 2;
	}
	if (!*text)
		return -1;
	for (; *text; text++) {
		digit = *text >= '0' && *text <= '9' ? (unsigned long)(*text - '0')
			: (*text | 32) >= 'a' && (*text | 32) <= 'f' ? (unsigned long)(*text | 32) - 'a' + 10 : 16;
		if (digit >= base || n > LONG_MAX / 32)
			return -1;
		n = n * base + digit;
	}
	*value = minus ? -(long)n : (long)n;
	return 0;
}

static void read_entry(const char *entry, int *trace)
{
	static const struct { char name[25]; signed char knob; } names[] = {
		{ "MALLOC_TRIM_THRESHOLD_=", M_TRIM_THRESHOLD },
		{ "MALLOC_TOP_PAD_=", M_TOP_PAD },
		{ "MALLOC_MMAP_THRESHOLD_=", M_MMAP_THRESHOLD },
		{ "MALLOC_MMAP_MAX_=", M_MMAP_MAX },
		{ "MALLOC_PERTURB_=", M_PERTURB },
		{ "MALLOC_ADAPTIVE_=", M_ADAPTIVE },
		{ "LIBC_MINI_TRACE=", 0 }
	};
	const char *text;
	long value;

	for (size_t i = 0; i < countof(names); i++) {
		text = value_of(entry, names[i].name);
		if (!text || number(text, &value))
			continue;
		if (names[i].knob)
			__knob_set(names[i].knob, value > INT_MAX ? INT_MAX : (int)value);
		else if (value >= 0 && value <= INT_MAX)
			*trace = (int)value;
	}
}

/* Once, at the first call; a program with more rights than its caller does not listen. */
void __knobs_read(void)
{
	char **each = host_environment();
	int trace = -1, secure = -1;

	__heap.ready = 1;
	__heap.key = host_random();
	__heap.knobs = (struct heap_knobs){ .mmap_threshold = KNOB_THRESHOLD,
		.trim_threshold = KNOB_THRESHOLD, .top_pad = KNOB_TOP_PAD, .mmap_max = MAPPINGS };
	for (; each && *each; each++) {
		if (!value_of(*each, "MALLOC_") && !value_of(*each, "LIBC_MINI_"))
			continue;
		if (secure < 0)
			secure = host_secure();
		if (!secure)
			read_entry(*each, &trace);
	}
	if (trace >= 0)
		__trace_start(trace);
}

void __heap_watch(void)
{
	struct heap_region *r = &__heap.region[0];
	size_t bytes = (size_t)(r->end - r->base);

	if (__heap.most_bytes < bytes)
		__heap.most_bytes = bytes;
	__heap.fast_bytes = !bytes || __heap.knobs.perturb || __heap.trace ? 0 : bytes + CELL;
	__heap.fast_units = __heap.fast_bytes >> UNIT_SHIFT;
}
