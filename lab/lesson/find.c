/* find.c: which lessons there are: folders NN-name with a claims file. */
#include "lesson.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is_lesson(const struct dirent *d)
{
	return isdigit((unsigned char)d->d_name[0]) && isdigit((unsigned char)d->d_name[1])
		&& d->d_name[2] == '-';
}

static int fill(struct lesson *l, const char *name, const struct options *o)
{
	char number[3] = {name[0], name[1], 0};

	l->number = atoi(number);
	l->folder = lesson_join(o->lessons, name);
	l->programs = lesson_join(o->programs, number);
	if (access(lesson_join(l->folder, "claims"), F_OK))
		return -1;
	for (unsigned i = 0; i < LANGUAGES; i++) {
		l->title[i] = readme_title(l->folder, (enum language)i);
		if (!l->title[i])
			l->title[i] = event_intern(name + 3);
	}
	return 0;
}

int lessons_find(struct lesson **list, size_t *count, const struct options *o, char *why)
{
	struct dirent **entry;
	int n = scandir(o->lessons, &entry, is_lesson, alphasort);

	*list = NULL;
	*count = 0;
	if (n < 0) {
		snprintf(why, 512, "%.300s: %s (--lessons=FOLDER says where they are)", o->lessons,
			strerror(errno));
		return -1;
	}
	for (int i = 0; i < n; i++) {
		*list = lesson_alloc(*list, (*count + 1) * sizeof **list);
		if (!fill(&(*list)[*count], entry[i]->d_name, o))
			++*count;
		free(entry[i]);
	}
	free(entry);
	if (!*count)
		snprintf(why, 512, "%.300s: there are no lessons in this folder", o->lessons);
	return *count ? 0 : -1;
}
