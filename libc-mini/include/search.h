/* search.h: POSIX.1-2017 <search.h>: a hash table, balanced trees, lists, linear search. */
#ifndef _SEARCH_H
#define _SEARCH_H

#include <features.h>
#define __need_size_t
#include <stddef.h>

__BEGIN_DECLS

/* ---- one hash table; keys are strings and stay the caller's ---- */
typedef enum { FIND, ENTER } ACTION;
typedef struct entry {
	char *key;
	void *data;
} ENTRY;

int hcreate(size_t count);      /* 0 and ENOMEM if there is no memory; it grows when needed */
void hdestroy(void);
/* NULL: ESRCH, ENOMEM. What is returned is valid until the next ENTER. */
ENTRY *hsearch(ENTRY item, ACTION action);

#ifdef __MINI_GNU
struct hsearch_data {
	void *__table;
	unsigned __unused1, __unused2;
};
/* As above, in *table, which begins zeroed. 0 and errno on failure. */
int hcreate_r(size_t count, struct hsearch_data *table);
void hdestroy_r(struct hsearch_data *table);
int hsearch_r(ENTRY item, ACTION action, ENTRY **result, struct hsearch_data *table);
#endif

/* ---- balanced trees; *root is NULL for an empty one. What is returned points to a node, whose
 * first member is the key. ---- */
typedef enum { preorder, postorder, endorder, leaf } VISIT;

void *tsearch(const void *key, void **root, int (*compare)(const void *, const void *));
void *tfind(const void *key, void *const *root, int (*compare)(const void *, const void *));
/* Returns the parent of the node that went (anything but NULL if that was the root); NULL: not found. */
void *tdelete(const void *__restrict key, void **__restrict root,
	int (*compare)(const void *, const void *));
void twalk(const void *root, void (*visit)(const void *node, VISIT when, int depth));
#ifdef __MINI_GNU
void twalk_r(const void *root, void (*visit)(const void *node, VISIT when, void *argument),
	void *argument);
void tdestroy(void *root, void (*free_key)(void *key));
typedef int (*__compar_fn_t)(const void *, const void *);
typedef void (*__action_fn_t)(const void *node, VISIT when, int depth);
typedef void (*__free_fn_t)(void *node);
#endif

/* ---- doubly linked lists of anything that begins with these two pointers ---- */
#ifdef __MINI_GNU
struct qelem {
	struct qelem *q_forw, *q_back;
	char q_data[1];
};
#endif
void insque(void *element, void *predecessor);
void remque(void *element);

/* ---- unsorted tables; lsearch() appends (and counts) what it does not find ---- */
void *lfind(const void *key, const void *base, size_t *count, size_t size,
	int (*compare)(const void *, const void *));
void *lsearch(const void *key, void *base, size_t *count, size_t size,
	int (*compare)(const void *, const void *));

__END_DECLS

#endif
