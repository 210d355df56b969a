#include <search.h>
#include "tree.h"

void twalk_r(const void *root, void (*visit)(const void *node, VISIT when, void *argument),
	void *argument)
{
	const struct node *node = root;

	if (!node || !visit)
		return;
	if (!node->child[0] && !node->child[1]) {
		visit(node, leaf, argument);
		return;
	}
	visit(node, preorder, argument);
	twalk_r(node->child[0], visit, argument);
	visit(node, postorder, argument);
	twalk_r(node->child[1], visit, argument);
	visit(node, endorder, argument);
}
