/* tree.h: tsearch()'s trees are AVL trees: the heights of a node's children differ by 1 at most, so
 * the tree is never higher than 1.44 log2(n). */
#ifndef LIBC_MINI_TREE_H
#define LIBC_MINI_TREE_H

#include "libc.h"

#define TREE_MAX_HEIGHT 96      /* 1.44 times 64 bits */

struct node {
	const void *key;        /* first: what tsearch() returns points to it */
	struct node *child[2];  /* smaller, larger */
	int height;             /* 1 without children */
};

/* Rotates what *place points to until it is balanced; whether its height is now another. */
int __tree_balance(struct node **place) hidden;

#endif
