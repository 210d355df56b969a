#include <search.h>

/* What every element begins with. */
struct links {
	struct links *next, *previous;
};

/* Without a predecessor: the first of a list that is not a ring. */
void insque(void *element, void *predecessor)
{
	struct links *new = element, *before = predecessor;

	new->previous = before;
	new->next = before ? before->next : 0;
	if (new->next)
		new->next->previous = new;
	if (before)
		before->next = new;
}

void remque(void *element)
{
	struct links *old = element;

	if (old->next)
		old->next->previous = old->previous;
	if (old->previous)
		old->previous->next = old->next;
}
