/* sys/queue.h: lists by macros, as every BSD has them; queue(7), stailq(3).
 *
 *            links per element   head knows       remove anywhere   append
 *   SLIST    next                first            O(n)              -
 *   STAILQ   next                first, last      O(n)              O(1)
 *   SIMPLEQ  the same under another name
 *   LIST     next, &previous     first            O(1)              -
 *   TAILQ    next, &previous     first, last      O(1)              O(1)
 *   CIRCLEQ  next, previous      first, last      O(1)              O(1)
 *
 * "&previous" is the address of the pointer that points here. */
#ifndef _SYS_QUEUE_H
#define _SYS_QUEUE_H

/* ---- SLIST ---- */

#define SLIST_HEAD(name, type) struct name { struct type *slh_first; }
#define SLIST_HEAD_INITIALIZER(head) { 0 }
#define SLIST_ENTRY(type) struct { struct type *sle_next; }

#define SLIST_FIRST(head) ((head)->slh_first)
#define SLIST_END(head) 0
#define SLIST_EMPTY(head) (SLIST_FIRST(head) == 0)
#define SLIST_NEXT(element, field) ((element)->field.sle_next)
#define SLIST_INIT(head) ((void)((head)->slh_first = 0))
#define SLIST_FOREACH(each, head, field) \
	for ((each) = SLIST_FIRST(head); (each); (each) = SLIST_NEXT(each, field))
#define SLIST_FOREACH_SAFE(each, head, field, next) \
	for ((each) = SLIST_FIRST(head); \
	     (each) && ((next) = SLIST_NEXT(each, field), 1); (each) = (next))
#define SLIST_INSERT_HEAD(head, element, field) do { \
	(element)->field.sle_next = (head)->slh_first; \
	(head)->slh_first = (element); \
} while (0)
#define SLIST_INSERT_AFTER(at, element, field) do { \
	(element)->field.sle_next = (at)->field.sle_next; \
	(at)->field.sle_next = (element); \
} while (0)
#define SLIST_REMOVE_HEAD(head, field) do { \
	(head)->slh_first = (head)->slh_first->field.sle_next; \
} while (0)
#define SLIST_REMOVE_AFTER(at, field) do { \
	(at)->field.sle_next = (at)->field.sle_next->field.sle_next; \
} while (0)
#define SLIST_REMOVE(head, element, type, field) do { \
	struct type **__at = &(head)->slh_first; \
	while (*__at != (element)) \
		__at = &(*__at)->field.sle_next; \
	*__at = (element)->field.sle_next; \
} while (0)

/* ---- STAILQ ---- */

#define STAILQ_HEAD(name, type) struct name { struct type *stqh_first, **stqh_last; }
#define STAILQ_HEAD_INITIALIZER(head) { 0, &(head).stqh_first }
#define STAILQ_ENTRY(type) struct { struct type *stqe_next; }

#define STAILQ_FIRST(head) ((head)->stqh_first)
#define STAILQ_EMPTY(head) (STAILQ_FIRST(head) == 0)
#define STAILQ_NEXT(element, field) ((element)->field.stqe_next)
#define STAILQ_LAST(head, type, field) (STAILQ_EMPTY(head) ? (struct type *)0 : (struct type *) \
	(void *)((char *)(head)->stqh_last - __builtin_offsetof(struct type, field.stqe_next)))
#define STAILQ_INIT(head) do { \
	(head)->stqh_first = 0; \
	(head)->stqh_last = &(head)->stqh_first; \
} while (0)
#define STAILQ_FOREACH(each, head, field) \
	for ((each) = STAILQ_FIRST(head); (each); (each) = STAILQ_NEXT(each, field))
#define STAILQ_FOREACH_SAFE(each, head, field, next) \
	for ((each) = STAILQ_FIRST(head); \
	     (each) && ((next) = STAILQ_NEXT(each, field), 1); (each) = (next))
#define STAILQ_INSERT_HEAD(head, element, field) do { \
	if (((element)->field.stqe_next = (head)->stqh_first) == 0) \
		(head)->stqh_last = &(element)->field.stqe_next; \
	(head)->stqh_first = (element); \
} while (0)
#define STAILQ_INSERT_TAIL(head, element, field) do { \
	(element)->field.stqe_next = 0; \
	*(head)->stqh_last = (element); \
	(head)->stqh_last = &(element)->field.stqe_next; \
} while (0)
#define STAILQ_INSERT_AFTER(head, at, element, field) do { \
	if (((element)->field.stqe_next = (at)->field.stqe_next) == 0) \
		(head)->stqh_last = &(element)->field.stqe_next; \
	(at)->field.stqe_next = (element); \
} while (0)
#define STAILQ_REMOVE_HEAD(head, field) do { \
	if (((head)->stqh_first = (head)->stqh_first->field.stqe_next) == 0) \
		(head)->stqh_last = &(head)->stqh_first; \
} while (0)
#define STAILQ_REMOVE_AFTER(head, at, field) do { \
	if (((at)->field.stqe_next = (at)->field.stqe_next->field.stqe_next) == 0) \
		(head)->stqh_last = &(at)->field.stqe_next; \
} while (0)
#define STAILQ_REMOVE(head, element, type, field) do { \
	struct type **__at = &(head)->stqh_first; \
	while (*__at != (element)) \
		__at = &(*__at)->field.stqe_next; \
	if ((*__at = (element)->field.stqe_next) == 0) \
		(head)->stqh_last = __at; \
} while (0)
#define STAILQ_CONCAT(head, other) do { \
	if (!STAILQ_EMPTY(other)) { \
		*(head)->stqh_last = (other)->stqh_first; \
		(head)->stqh_last = (other)->stqh_last; \
		STAILQ_INIT(other); \
	} \
} while (0)

/* ---- SIMPLEQ ---- */

#define SIMPLEQ_HEAD(name, type) struct name { struct type *sqh_first, **sqh_last; }
#define SIMPLEQ_HEAD_INITIALIZER(head) { 0, &(head).sqh_first }
#define SIMPLEQ_ENTRY(type) struct { struct type *sqe_next; }

#define SIMPLEQ_FIRST(head) ((head)->sqh_first)
#define SIMPLEQ_EMPTY(head) (SIMPLEQ_FIRST(head) == 0)
#define SIMPLEQ_NEXT(element, field) ((element)->field.sqe_next)
#define SIMPLEQ_INIT(head) do { \
	(head)->sqh_first = 0; \
	(head)->sqh_last = &(head)->sqh_first; \
} while (0)
#define SIMPLEQ_FOREACH(each, head, field) \
	for ((each) = SIMPLEQ_FIRST(head); (each); (each) = SIMPLEQ_NEXT(each, field))
#define SIMPLEQ_INSERT_HEAD(head, element, field) do { \
	if (((element)->field.sqe_next = (head)->sqh_first) == 0) \
		(head)->sqh_last = &(element)->field.sqe_next; \
	(head)->sqh_first = (element); \
} while (0)
#define SIMPLEQ_INSERT_TAIL(head, element, field) do { \
	(element)->field.sqe_next = 0; \
	*(head)->sqh_last = (element); \
	(head)->sqh_last = &(element)->field.sqe_next; \
} while (0)
#define SIMPLEQ_INSERT_AFTER(head, at, element, field) do { \
	if (((element)->field.sqe_next = (at)->field.sqe_next) == 0) \
		(head)->sqh_last = &(element)->field.sqe_next; \
	(at)->field.sqe_next = (element); \
} while (0)
#define SIMPLEQ_REMOVE_HEAD(head, field) do { \
	if (((head)->sqh_first = (head)->sqh_first->field.sqe_next) == 0) \
		(head)->sqh_last = &(head)->sqh_first; \
} while (0)
#define SIMPLEQ_REMOVE(head, element, type, field) do { \
	struct type **__at = &(head)->sqh_first; \
	while (*__at != (element)) \
		__at = &(*__at)->field.sqe_next; \
	if ((*__at = (element)->field.sqe_next) == 0) \
		(head)->sqh_last = __at; \
} while (0)

/* ---- LIST ---- */

#define LIST_HEAD(name, type) struct name { struct type *lh_first; }
#define LIST_HEAD_INITIALIZER(head) { 0 }
#define LIST_ENTRY(type) struct { struct type *le_next, **le_prev; }

#define LIST_FIRST(head) ((head)->lh_first)
#define LIST_END(head) 0
#define LIST_EMPTY(head) (LIST_FIRST(head) == 0)
#define LIST_NEXT(element, field) ((element)->field.le_next)
#define LIST_INIT(head) ((void)((head)->lh_first = 0))
#define LIST_FOREACH(each, head, field) \
	for ((each) = LIST_FIRST(head); (each); (each) = LIST_NEXT(each, field))
#define LIST_FOREACH_SAFE(each, head, field, next) \
	for ((each) = LIST_FIRST(head); \
	     (each) && ((next) = LIST_NEXT(each, field), 1); (each) = (next))
#define LIST_INSERT_HEAD(head, element, field) do { \
	if (((element)->field.le_next = (head)->lh_first) != 0) \
		(head)->lh_first->field.le_prev = &(element)->field.le_next; \
	(head)->lh_first = (element); \
	(element)->field.le_prev = &(head)->lh_first; \
} while (0)
#define LIST_INSERT_AFTER(at, element, field) do { \
	if (((element)->field.le_next = (at)->field.le_next) != 0) \
		(at)->field.le_next->field.le_prev = &(element)->field.le_next; \
	(at)->field.le_next = (element); \
	(element)->field.le_prev = &(at)->field.le_next; \
} while (0)
#define LIST_INSERT_BEFORE(at, element, field) do { \
	(element)->field.le_prev = (at)->field.le_prev; \
	(element)->field.le_next = (at); \
	*(at)->field.le_prev = (element); \
	(at)->field.le_prev = &(element)->field.le_next; \
} while (0)
#define LIST_REMOVE(element, field) do { \
	if ((element)->field.le_next != 0) \
		(element)->field.le_next->field.le_prev = (element)->field.le_prev; \
	*(element)->field.le_prev = (element)->field.le_next; \
} while (0)

/* ---- TAILQ ---- */

#define TAILQ_HEAD(name, type) struct name { struct type *tqh_first, **tqh_last; }
#define TAILQ_HEAD_INITIALIZER(head) { 0, &(head).tqh_first }
#define TAILQ_ENTRY(type) struct { struct type *tqe_next, **tqe_prev; }

#define TAILQ_FIRST(head) ((head)->tqh_first)
#define TAILQ_END(head) 0
#define TAILQ_EMPTY(head) (TAILQ_FIRST(head) == 0)
#define TAILQ_NEXT(element, field) ((element)->field.tqe_next)
/* A head and an entry begin alike: from &previous one gets to the entry before, or to the head, and
 * its second member is the way one further back. */
#define TAILQ_LAST(head, headname) (*(((struct headname *)((head)->tqh_last))->tqh_last))
#define TAILQ_PREV(element, headname, field) \
	(*(((struct headname *)((element)->field.tqe_prev))->tqh_last))
#define TAILQ_INIT(head) do { \
	(head)->tqh_first = 0; \
	(head)->tqh_last = &(head)->tqh_first; \
} while (0)
#define TAILQ_FOREACH(each, head, field) \
	for ((each) = TAILQ_FIRST(head); (each); (each) = TAILQ_NEXT(each, field))
#define TAILQ_FOREACH_SAFE(each, head, field, next) \
	for ((each) = TAILQ_FIRST(head); \
	     (each) && ((next) = TAILQ_NEXT(each, field), 1); (each) = (next))
#define TAILQ_FOREACH_REVERSE(each, head, headname, field) \
	for ((each) = TAILQ_LAST(head, headname); (each); (each) = TAILQ_PREV(each, headname, field))
#define TAILQ_FOREACH_REVERSE_SAFE(each, head, headname, field, next) \
	for ((each) = TAILQ_LAST(head, headname); \
	     (each) && ((next) = TAILQ_PREV(each, headname, field), 1); (each) = (next))
#define TAILQ_INSERT_HEAD(head, element, field) do { \
	if (((element)->field.tqe_next = (head)->tqh_first) != 0) \
		(head)->tqh_first->field.tqe_prev = &(element)->field.tqe_next; \
	else \
		(head)->tqh_last = &(element)->field.tqe_next; \
	(head)->tqh_first = (element); \
	(element)->field.tqe_prev = &(head)->tqh_first; \
} while (0)
#define TAILQ_INSERT_TAIL(head, element, field) do { \
	(element)->field.tqe_next = 0; \
	(element)->field.tqe_prev = (head)->tqh_last; \
	*(head)->tqh_last = (element); \
	(head)->tqh_last = &(element)->field.tqe_next; \
} while (0)
#define TAILQ_INSERT_AFTER(head, at, element, field) do { \
	if (((element)->field.tqe_next = (at)->field.tqe_next) != 0) \
		(element)->field.tqe_next->field.tqe_prev = &(element)->field.tqe_next; \
	else \
		(head)->tqh_last = &(element)->field.tqe_next; \
	(at)->field.tqe_next = (element); \
	(element)->field.tqe_prev = &(at)->field.tqe_next; \
} while (0)
#define TAILQ_INSERT_BEFORE(at, element, field) do { \
	(element)->field.tqe_prev = (at)->field.tqe_prev; \
	(element)->field.tqe_next = (at); \
	*(at)->field.tqe_prev = (element); \
	(at)->field.tqe_prev = &(element)->field.tqe_next; \
} while (0)
#define TAILQ_REMOVE(head, element, field) do { \
	if ((element)->field.tqe_next != 0) \
		(element)->field.tqe_next->field.tqe_prev = (element)->field.tqe_prev; \
	else \
		(head)->tqh_last = (element)->field.tqe_prev; \
	*(element)->field.tqe_prev = (element)->field.tqe_next; \
} while (0)
#define TAILQ_REPLACE(head, element, other, field) do { \
	if (((other)->field.tqe_next = (element)->field.tqe_next) != 0) \
		(other)->field.tqe_next->field.tqe_prev = &(other)->field.tqe_next; \
	else \
		(head)->tqh_last = &(other)->field.tqe_next; \
	(other)->field.tqe_prev = (element)->field.tqe_prev; \
	*(other)->field.tqe_prev = (other); \
} while (0)
#define TAILQ_CONCAT(head, other, field) do { \
	if (!TAILQ_EMPTY(other)) { \
		*(head)->tqh_last = (other)->tqh_first; \
		(other)->tqh_first->field.tqe_prev = (head)->tqh_last; \
		(head)->tqh_last = (other)->tqh_last; \
		TAILQ_INIT(other); \
	} \
} while (0)

/* ---- CIRCLEQ: the ends are marked by the head's own address ---- */

#define CIRCLEQ_HEAD(name, type) struct name { struct type *cqh_first, *cqh_last; }
#define CIRCLEQ_HEAD_INITIALIZER(head) { (void *)&(head), (void *)&(head) }
#define CIRCLEQ_ENTRY(type) struct { struct type *cqe_next, *cqe_prev; }

#define CIRCLEQ_FIRST(head) ((head)->cqh_first)
#define CIRCLEQ_LAST(head) ((head)->cqh_last)
#define CIRCLEQ_END(head) ((void *)(head))
#define CIRCLEQ_EMPTY(head) ((void *)CIRCLEQ_FIRST(head) == CIRCLEQ_END(head))
#define CIRCLEQ_NEXT(element, field) ((element)->field.cqe_next)
#define CIRCLEQ_PREV(element, field) ((element)->field.cqe_prev)
#define CIRCLEQ_INIT(head) do { \
	(head)->cqh_first = (void *)(head); \
	(head)->cqh_last = (void *)(head); \
} while (0)
#define CIRCLEQ_FOREACH(each, head, field) \
	for ((each) = CIRCLEQ_FIRST(head); (void *)(each) != CIRCLEQ_END(head); \
	     (each) = CIRCLEQ_NEXT(each, field))
#define CIRCLEQ_FOREACH_REVERSE(each, head, field) \
	for ((each) = CIRCLEQ_LAST(head); (void *)(each) != CIRCLEQ_END(head); \
	     (each) = CIRCLEQ_PREV(each, field))
#define CIRCLEQ_INSERT_HEAD(head, element, field) do { \
	(element)->field.cqe_next = (head)->cqh_first; \
	(element)->field.cqe_prev = (void *)(head); \
	if ((head)->cqh_last == (void *)(head)) \
		(head)->cqh_last = (element); \
	else \
		(head)->cqh_first->field.cqe_prev = (element); \
	(head)->cqh_first = (element); \
} while (0)
#define CIRCLEQ_INSERT_TAIL(head, element, field) do { \
	(element)->field.cqe_next = (void *)(head); \
	(element)->field.cqe_prev = (head)->cqh_last; \
	if ((head)->cqh_first == (void *)(head)) \
		(head)->cqh_first = (element); \
	else \
		(head)->cqh_last->field.cqe_next = (element); \
	(head)->cqh_last = (element); \
} while (0)
#define CIRCLEQ_INSERT_AFTER(head, at, element, field) do { \
	(element)->field.cqe_next = (at)->field.cqe_next; \
	(element)->field.cqe_prev = (at); \
	if ((at)->field.cqe_next == (void *)(head)) \
		(head)->cqh_last = (element); \
	else \
		(at)->field.cqe_next->field.cqe_prev = (element); \
	(at)->field.cqe_next = (element); \
} while (0)
#define CIRCLEQ_INSERT_BEFORE(head, at, element, field) do { \
	(element)->field.cqe_next = (at); \
	(element)->field.cqe_prev = (at)->field.cqe_prev; \
	if ((at)->field.cqe_prev == (void *)(head)) \
		(head)->cqh_first = (element); \
	else \
		(at)->field.cqe_prev->field.cqe_next = (element); \
	(at)->field.cqe_prev = (element); \
} while (0)
#define CIRCLEQ_REMOVE(head, element, field) do { \
	if ((element)->field.cqe_next == (void *)(head)) \
		(head)->cqh_last = (element)->field.cqe_prev; \
	else \
		(element)->field.cqe_next->field.cqe_prev = (element)->field.cqe_prev; \
	if ((element)->field.cqe_prev == (void *)(head)) \
		(head)->cqh_first = (element)->field.cqe_next; \
	else \
		(element)->field.cqe_prev->field.cqe_next = (element)->field.cqe_next; \
} while (0)

#endif
