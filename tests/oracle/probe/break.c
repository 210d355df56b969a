/* The break at work: it grows by a page and by a MiB, what it gives is zero and called [heap],
 * it does not go below its start, and it comes back. */
#include "probe.h"

enum { MIB = 1 << 20 };

static void show_heap_line(void)
{
	static char line[512];
	struct reader reader;

	if (reader_open(&reader, "/proc/self/maps") < 0)
		return;
	while (reader_line(&reader, line, sizeof line)) {
		const char *at = line;
		uint64_t start = number(&at, 16), end = (at++, number(&at, 16));
		char prot[6] = { 0 };
		size_t length = strlen(line);

		if (start <= initial_brk && end > initial_brk) {
			memcpy(prot, at, 5);
			say("brk.map starts %p %s %s", start, prot,
			    length > 6 ? line + length - 6 : "");
		}
	}
}

static void grow(const char *name, uint64_t by)
{
	uint64_t now = (uint64_t)sys(SYS_brk, initial_brk + by);

	if (now != initial_brk + by)
		say("brk.%s refused at %p", name, now);
	else
		say("brk.%s %s", name, zero_or_not((void *)initial_brk, by));
}

void break_show(void)
{
	grow("one_page", PAGE);
	show_heap_line();
	grow("one_mib", MIB);
	say("brk.below_start %d", (long)((uint64_t)sys(SYS_brk, initial_brk - PAGE)
	                                 == initial_brk - PAGE));
	say("brk.back %p", (uint64_t)sys(SYS_brk, initial_brk));
}
