#include <search.h>
#include "tree.h"

void *tfind(const void *key, void *const *root, int (*compare)(const void *, const void *))
{
	struct node *node = root ? *root : NULL;
	int order;

	while (node && (order = compare(key, node->key)) != 0)
		node = node->child[order > 0];
	return node;
}
