/* main.c: usage: misuse TABLE.CASE: one mistake; `misuse` alone lists "TABLE.CASE EXPECTED": see
 * misuse.h. */
#define _GNU_SOURCE
#include <sys/mman.h>
#include "misuse.h"

static void *volatile last;

void *about(void *p, void *block)
{
	char line[64];

	need(write(1, line, (size_t)snprintf(line, sizeof line, "0x%lx 0x%lx\n", (unsigned long)p,
		(unsigned long)block)) > 0, "stdout");
	return again(p);
}

void *bad(void *p) { return about(p, p); }

void *take(size_t n)
{
	void *p = malloc(n);

	need(p != NULL, "malloc");
	return again(p);
}

void *again(void *p)
{
	last = p;
	return last;
}

int take_many(size_t n)
{
	for (int i = 0; i < 2000; i++)
		take(n);
	return 0;
}

void need(int condition, const char *what)
{
	static const char before[] = "the test itself: ";

	if (condition)
		return;
	if (write(2, before, sizeof before - 1) < 0 || write(2, what, strlen(what)) < 0)
		_exit(4);
	_exit(3);
}

void block_break(void)
{
	char *end = (char *)(((uintptr_t)sbrk(0) + 4095) & -(uintptr_t)4096);

	need(mmap(end, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) == end,
		"a mapping behind the break");
}

void *foreign(size_t n)
{
	char *p = sbrk((intptr_t)n);

	return p == (void *)-1 ? NULL : p + (-(uintptr_t)p & 15);
}

int main(int argc, char **argv)
{
	static const struct { const char *name; const struct mistake *rows; } tables[] = {
		{ "twice", twice }, { "invalid", invalid }, { "written", written },
		{ "behind", behind }, { "redzone", redzone }, { "limits", limits }, { "ends", ends }
	};

	for (unsigned i = 0; i < sizeof tables / sizeof *tables; i++)
		for (const struct mistake *each = tables[i].rows; each->name; each++) {
			char name[80];

			snprintf(name, sizeof name, "%s.%s", tables[i].name, each->name);
			if (argc < 2)
				printf("%s %s\n", name, each->expected);
			else if (!strcmp(argv[1], name))
				return each->run();
		}
	return argc < 2 ? 0 : 2;
}
