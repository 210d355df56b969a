/* robust.c: mutexes that this thread still holds die with it (exit_robust_list(), kernel/futex). */
#include <linux/futex.h>
#include <stddef.h>

#include "reset.h"
#include "sys.h"

#define MAX_LOCKS 2048 /* ROBUST_LIST_LIMIT */

static void owner_died(uint64_t entry, long offset, uint32_t self)
{
	uint32_t *word = (uint32_t *)((entry & ~1UL) + (uint64_t)offset); /* bit 0: a PI futex */
	uint32_t value = __atomic_load_n(word, __ATOMIC_SEQ_CST);

	do {
		if ((value & FUTEX_TID_MASK) != self)
			return;
	} while (!__atomic_compare_exchange_n(word, &value, (value & FUTEX_WAITERS) | FUTEX_OWNER_DIED,
		0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
	if (value & FUTEX_WAITERS)
		sys6(__NR_futex, word, FUTEX_WAKE, 1, 0, 0, 0);
}

void reset_robust_list(void)
{
	struct robust_list_head *head = NULL;
	size_t length = 0;
	uint32_t self = (uint32_t)sys0(__NR_gettid);

	sys3(__NR_get_robust_list, 0, &head, &length);
	if (head) {
		struct robust_list *entry = head->list.next;

		for (int i = 0; entry != &head->list && i < MAX_LOCKS; i++) {
			struct robust_list *next = ((struct robust_list *)((uint64_t)entry & ~1UL))->next;

			owner_died((uint64_t)entry, head->futex_offset, self);
			entry = next;
		}
		if (head->list_op_pending)
			owner_died((uint64_t)head->list_op_pending, head->futex_offset, self);
	}
	sys2(__NR_set_robust_list, NULL, sizeof(struct robust_list_head));
}
