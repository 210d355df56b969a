/* Hash tables, trees, lists. */
#include <search.h>
#include <stdlib.h>
#include "show.h"

static void hash(void)
{
	static char keys[1000][12];
	ENTRY item = { "none", NULL }, *found;
	int good = 0, missing = 0;

	show("search.hcreate", "%d", hcreate(10) != 0);
	errno = 0;
	show("search.hsearch not there", "%d", hsearch(item, FIND) == NULL);
	for (int i = 0; i < 10; i++) {
		sprintf(keys[i], "key%d", i);
		found = hsearch((ENTRY){ keys[i], (void *)(long)i }, ENTER);
		good += found && found->data == (void *)(long)i;
	}
	show("search.hsearch ENTER", "%d", good);
	found = hsearch((ENTRY){ "key3", (void *)99 }, ENTER);
	show("search.hsearch ENTER again", "%ld %s", (long)found->data, found->key);
	found->data = (void *)33;
	found = hsearch((ENTRY){ "key3", NULL }, FIND);
	show("search.hsearch changed", "%ld", (long)found->data);
	for (int i = 0; i < 10; i++)
		missing += !hsearch((ENTRY){ keys[i], NULL }, FIND);
	show("search.hsearch FIND", "%d", missing);
	hdestroy();
	show("search.hcreate after hdestroy", "%d", hcreate(2000) != 0);
	show("search.forgotten", "%d", hsearch((ENTRY){ "key3", NULL }, FIND) == NULL);
	good = 0;
	for (int i = 0; i < 1000; i++) {
		sprintf(keys[i], "%x", i * 7919);
		hsearch((ENTRY){ keys[i], keys[i] }, ENTER);
	}
	for (int i = 0; i < 1000; i++) {
		char copy[12];

		strcpy(copy, keys[i]);
		found = hsearch((ENTRY){ copy, NULL }, FIND);
		good += found && found->data == keys[i];
	}
	show("search.hsearch many", "%d", good);
	hdestroy();
	struct hsearch_data table = { 0 };
	show("search.hcreate_r", "%d", hcreate_r(5, &table) != 0);
	show("search.hsearch_r", "%d", hsearch_r((ENTRY){ "a", "b" }, ENTER, &found, &table) != 0);
	int result = hsearch_r((ENTRY){ "a", NULL }, FIND, &found, &table);
	show("search.hsearch_r FIND", "%d %s", result != 0, (char *)found->data);
	result = hsearch_r((ENTRY){ "c", NULL }, FIND, &found, &table);
	show("search.hsearch_r not there", "%d %d", result, found == NULL);
	hdestroy_r(&table);
}

static int compare(const void *a, const void *b)
{
	return (*(int *)a > *(int *)b) - (*(int *)a < *(int *)b);
}

static int last, ordered, leaves, depth_most, visits;

static void visit(const void *node, VISIT when, int depth)
{
	int value = **(int **)node;

	visits++;
	if (depth > depth_most)
		depth_most = depth;
	if (when == postorder || when == leaf) {
		ordered &= value > last;
		last = value;
		leaves++;
	}
}

static void walk(void *root)
{
	last = -1;
	ordered = 1;
	leaves = depth_most = visits = 0;
	twalk(root, visit);
}

static int freed;
static void count_free(void *key)
{
	(void)key;
	freed++;
}

static void tree(void)
{
	static int keys[4096];
	void *root = NULL, **found, *parent;
	int key = 17, good = 0;

	show("search.tfind empty", "%d", tfind(&key, &root, compare) == NULL);
	show("search.tdelete empty", "%d", tdelete(&key, &root, compare) == NULL);
	for (int i = 0; i < 4096; i++) {
		keys[i] = i;    /* in order: a tree that does not balance would be a list */
		found = tsearch(&keys[i], &root, compare);
		good += *found == &keys[i];
	}
	show("search.tsearch", "%d", good);
	found = tsearch(&key, &root, compare);
	show("search.tsearch there", "%d", *found == &keys[17]);
	walk(root);
	show("search.twalk", "ordered %d, nodes %d, balanced %d", ordered, leaves, depth_most < 24);
	good = 0;
	for (int i = 0; i < 4096; i++)
		good += tfind(&keys[i], &root, compare) != NULL;
	show("search.tfind", "%d", good);
	good = 0;
	for (int i = 0; i < 4096; i += 2)
		good += tdelete(&keys[i], &root, compare) != NULL;
	walk(root);
	show("search.tdelete", "%d ordered %d, nodes %d", good, ordered, leaves);
	good = 0;
	for (int i = 0; i < 4096; i++)
		good += (tfind(&keys[i], &root, compare) != NULL) == i % 2;
	show("search.tdelete the right ones", "%d", good);
	tdestroy(root, count_free);
	show("search.tdestroy", "%d", freed);
	root = NULL;
	tsearch(&keys[5], &root, compare);
	parent = tdelete(&keys[5], &root, compare);
	show("search.tdelete root", "%d %d", parent != NULL, root == NULL);
	tsearch(&keys[2], &root, compare);
	tsearch(&keys[1], &root, compare);
	tsearch(&keys[3], &root, compare);
	parent = tdelete(&keys[3], &root, compare);
	show("search.tdelete's parent", "%d", **(int **)parent);
	walk(root);
	show("search.twalk two", "%d %d", visits, leaves);
	unsigned r = 1;
	for (int i = 0; i < 20000; i++) {
		r = r * 1103515245 + 12345;
		int *k = &keys[r >> 16 & 1023];
		if (r & 0x8000)
			tsearch(k, &root, compare);
		else
			tdelete(k, &root, compare);
	}
	walk(root);
	show("search.at random", "ordered %d, nodes %d, balanced %d", ordered, leaves, depth_most < 18);
}

struct element {
	struct element *next, *previous;
	int value;
};

static void line(const char *name, struct element *first)
{
	char text[80] = "", *to = text;

	for (int i = 0; first && i < 6; i++, first = first->next)
		to += sprintf(to, "%d ", first->value);
	show(name, "%s", text);
}

static void lists(void)
{
	struct element e[4] = { { .value = 0 }, { .value = 1 }, { .value = 2 }, { .value = 3 } };
	int table[10] = { 4, 8, 15 }, key = 8, *found;
	size_t count = 3;

	insque(&e[0], NULL);
	insque(&e[1], &e[0]);
	insque(&e[2], &e[0]);
	insque(&e[3], &e[1]);
	line("search.insque", &e[0]);
	remque(&e[2]);
	line("search.remque", &e[0]);
	remque(&e[3]);
	line("search.remque last", &e[0]);
	e[0].next = e[0].previous = &e[0];
	insque(&e[1], &e[0]);
	insque(&e[2], &e[1]);
	line("search.insque ring", &e[0]);
	remque(&e[0]);
	line("search.remque ring", &e[1]);

	found = lfind(&key, table, &count, sizeof *table, compare);
	show("search.lfind", "%d %d", (int)(found - table), (int)count);
	key = 16;
	show("search.lfind not there", "%d", lfind(&key, table, &count, sizeof *table, compare) == NULL);
	found = lsearch(&key, table, &count, sizeof *table, compare);
	show("search.lsearch", "%d %d %d", (int)(found - table), (int)count, *found);
	found = lsearch(&key, table, &count, sizeof *table, compare);
	show("search.lsearch again", "%d %d", (int)(found - table), (int)count);
}

int main(void)
{
	hash();
	tree();
	lists();
	return 0;
}
