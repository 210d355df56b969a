#include <search.h>
#include <stdlib.h>
#include "tree.h"

void *tsearch(const void *key, void **root, int (*compare)(const void *, const void *))
{
	struct node **path[TREE_MAX_HEIGHT], **place = (struct node **)root, *node;
	int depth = 0, order;

	if (!root)
		return NULL;
	for (; (node = *place) != NULL; place = &node->child[order > 0]) {
		order = compare(key, node->key);
		if (order == 0)
			return node;
		path[depth++] = place;
	}
	node = malloc(sizeof *node);
	if (!node)
		return NULL;
	*node = (struct node){ .key = key, .height = 1 };
	*place = node;
	while (depth && __tree_balance(path[--depth]))
		;
	return node;
}
