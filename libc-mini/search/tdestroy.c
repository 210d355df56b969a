#include <search.h>
#include <stdlib.h>
#include "tree.h"

void tdestroy(void *root, void (*free_key)(void *key))
{
	struct node *node = root;

	if (!node)
		return;
	tdestroy(node->child[0], free_key);
	tdestroy(node->child[1], free_key);
	if (free_key)
		free_key((void *)node->key);
	free(node);
}
