#include <search.h>
#include <stdlib.h>
#include "tree.h"

void *tdelete(const void *restrict key, void **restrict root,
	int (*compare)(const void *, const void *))
{
	struct node **path[TREE_MAX_HEIGHT], **place = (struct node **)root, *node, *gone;
	void *parent = root;
	int depth = 0, order;

	if (!root)
		return NULL;
	for (;;) {
		node = *place;
		if (!node)
			return NULL;
		path[depth++] = place;
		order = compare(key, node->key);
		if (order == 0)
			break;
		parent = node;
		place = &node->child[order > 0];
	}
	gone = node;
	if (node->child[0] && node->child[1]) {
		/* The largest of the smaller ones has no larger child: it goes, its key stays here. */
		for (place = &node->child[0]; (*place)->child[1]; place = &(*place)->child[1])
			path[depth++] = place;
		path[depth++] = place;
		gone = *place;
		node->key = gone->key;
	}
	*place = gone->child[0] ? gone->child[0] : gone->child[1];
	free(gone);
	depth--;
	while (depth && __tree_balance(path[--depth]))
		;
	return parent;
}
