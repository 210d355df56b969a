/* robust.c: mutexes that this thread still holds die with it (exit_robust_list(), kernel/futex). */
#include <linux/futex.h>
#include <stddef.h>

#include "reset.h"
#include "sys.h"

#define MAX_LOCKS 2048 /* ROBUST_LIST_LIMIT */

/* The list is the program's, and may point anywhere: read as the kernel reads it. */
static int read_word(uint64_t from, void *to, size_t n)
{
	struct {
		uint64_t base, length;
	} local = {(uint64_t)to, n}, remote = {from, n};

	return sys6(__NR_process_vm_readv, sys0(__NR_getpid), &local, 1, &remote, 1, 0) == (long)n;
}

static void owner_died(uint64_t entry, long offset, uint32_t self)
{
	uint32_t *word = (uint32_t *)((entry & ~1UL) + (uint64_t)offset); /* bit 0: a PI futex */
	uint32_t value;

	if (!read_word((uint64_t)word, &value, sizeof value))
		return;
	do {
		if ((value & FUTEX_TID_MASK) != self)
			return;
	} while (!__atomic_compare_exchange_n(word, &value, (value & FUTEX_WAITERS) | FUTEX_OWNER_DIED,
		0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
	if (value & FUTEX_WAITERS)
		sys6(__NR_futex, word, FUTEX_WAKE, 1, 0, 0, 0);
}

static void walk(const struct robust_list_head *head, uint64_t end, uint32_t self)
{
	uint64_t entry = (uint64_t)head->list.next;

	for (int i = 0; (entry & ~1UL) != end && i < MAX_LOCKS; i++) {
		uint64_t next;

		if (!read_word(entry & ~1UL, &next, sizeof next))
			break;
		owner_died(entry, head->futex_offset, self);
		entry = next;
	}
	if (head->list_op_pending)
		owner_died((uint64_t)head->list_op_pending, head->futex_offset, self);
}

void reset_robust_list(void)
{
	struct robust_list_head *head = NULL, list;
	size_t length = 0;
	uint32_t self = (uint32_t)sys0(__NR_gettid);

	sys3(__NR_get_robust_list, 0, &head, &length);
	if (head && read_word((uint64_t)head, &list, sizeof list))
		walk(&list, (uint64_t)&head->list, self);
	sys2(__NR_set_robust_list, NULL, sizeof(struct robust_list_head));
}
