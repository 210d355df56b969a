/* misuse.c: the end of a program that misuses the heap: one line, one write(2), then SIGABRT as
 * abort(3) raises it. Nothing here allocates or trusts the blocks. */
#include <signal.h>
#include "heap.h"

static char *append(char *at, const char *text)
{
	while (*text)
		*at++ = *text++;
	return at;
}

static char *append_address(char *at, const void *p)
{
	int shift = 60;

	at = append(at, "0x");
	while (shift && !((uintptr_t)p >> shift & 15))
		shift -= 4;
	for (; shift >= 0; shift -= 4)
		*at++ = "0123456789abcdef"[(uintptr_t)p >> shift & 15];
	return at;
}

static int dying;       /* a handler of SIGABRT that makes a mistake itself does not run twice */

static _Noreturn void die(void)
{
	uint64_t abort_signal = (uint64_t)1 << (SIGABRT - 1);
	struct { void (*handler)(int); unsigned long flags, restorer, mask; } standard = { 0 };
	long process = sys_call(SYS_getpid), thread = sys_call(SYS_gettid);
	int again = dying;

	dying = 1;
	sys_call(SYS_rt_sigprocmask, SIG_UNBLOCK, &abort_signal, NULL, 8);
	if (!again)
		sys_call(SYS_tgkill, process, thread, SIGABRT);
	/* it was ignored, or a handler came back */
	sys_call(SYS_rt_sigaction, SIGABRT, &standard, NULL, 8);
	sys_call(SYS_tgkill, process, thread, SIGABRT);
	__builtin_trap();
}

/* "libc-mini: WHO(): WHAT0xP" and, if given, " WHERE0xQ" */
static _Noreturn void say(const char *who, const char *what, const void *p, const char *where,
	const void *q)
{
	char line[160], *at = append(append(append(append(line, "libc-mini: "), who), "(): "), what);

	at = append_address(at, p);
	if (where)
		at = append_address(append(at, where), q);
	*at++ = '\n';
	if (!dying) /* one line */
		__quiet_write(2, line, (size_t)(at - line));
	die();
}

void __misuse(const char *who, const char *what, const void *p)
{
	say(who, what, p, NULL, NULL);
}

static _Noreturn void freed(const char *who, const void *p)
{
	__misuse(who, who[0] == 'f' ? "double free of " : "freed block ", p);
}

/* p lies in this span and is no block that is in use. */
static _Noreturn void in_span(const char *who, const struct heap_span *s, const char *p)
{
	size_t block = s->kind == HEAP_SMALL ? class_bytes(s->size_class) : span_bytes(s);
	char *first = s->base + (s->kind == HEAP_SMALL ? s->skip : 0);
	size_t number = p < first ? 0 : (size_t)(p - first) / block;
	char *begin = first + number * block;
	int used = is_live(cell_at(s->region, begin), begin);

	if (used && begin < p)
		say(who, "invalid pointer ", p, ", inside the block at ", begin);
	if (s->kind == HEAP_SMALL ? number < s->carved && begin == p
			: (s->kind == HEAP_FREE || s->kind == HEAP_TOP) && !((uintptr_t)p & (ALIGNMENT - 1))
				&& (s->region || p < __heap.high))
		freed(who, p);
	__misuse(who, "invalid pointer ", p);
}

void __misuse_pointer(const char *who, const void *p)
{
	const struct heap_span *s = __span_search(p);

	if (s)
		in_span(who, s, p);
	for (size_t i = 0; i < __heap.mappings_capacity; i++) {
		const struct heap_mapping *m = &__heap.mappings[i];

		if (m->base && !m->idle && p > (void *)m->base
				&& (size_t)((const char *)p - m->base) < m->length)
			say(who, "invalid pointer ", p, ", inside the block at ", m->base);
	}
	if (__mapping_freed_before(p) || ((uintptr_t)p - (uintptr_t)__heap.region[0].base < __heap.most_bytes
			&& !((uintptr_t)p & (ALIGNMENT - 1)))) /* the break has been lowered since */
		freed(who, p);
	__misuse(who, "invalid pointer ", p);
}
