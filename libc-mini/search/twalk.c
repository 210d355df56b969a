#include <search.h>
#include "tree.h"

static void walk(const struct node *node, void (*visit)(const void *, VISIT, int), int depth)
{
	if (!node->child[0] && !node->child[1]) {
		visit(node, leaf, depth);
		return;
	}
	visit(node, preorder, depth);
	if (node->child[0])
		walk(node->child[0], visit, depth + 1);
	visit(node, postorder, depth);
	if (node->child[1])
		walk(node->child[1], visit, depth + 1);
	visit(node, endorder, depth);
}

void twalk(const void *root, void (*visit)(const void *node, VISIT when, int depth))
{
	if (root && visit)
		walk(root, visit, 0);
}
