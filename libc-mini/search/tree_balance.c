#include "tree.h"

static int height(const struct node *node)
{
	return node ? node->height : 0;
}

static void measure(struct node *node)
{
	int left = height(node->child[0]), right = height(node->child[1]);

	node->height = (left > right ? left : right) + 1;
}

/* Brings the child on `side` up:      x            y
 *                                    / \          / \
 *                                   a   y   ->   x   c
 *                                      / \      / \
 *                                     b   c    a   b        (side 1) */
static void rotate(struct node **place, int side)
{
	struct node *x = *place, *y = x->child[side];

	x->child[side] = y->child[!side];
	y->child[!side] = x;
	*place = y;
	measure(x);
	measure(y);
}

int __tree_balance(struct node **place)
{
	struct node *node = *place, *tall;
	int before = node->height;
	int difference = height(node->child[1]) - height(node->child[0]), side = difference > 0;

	if (difference < -1 || difference > 1) {
		tall = node->child[side];
		if (height(tall->child[!side]) > height(tall->child[side]))
			rotate(&node->child[side], !side);
		rotate(place, side);
	} else
		measure(node);
	return (*place)->height != before;
}
