/* Parts of paths. */
#include <libgen.h>
#include <stdlib.h>
#include "show.h"

int main(void)
{
	static const char *const paths[] = { "", ".", "..", "/", "///", "a", "a/", "a//", "/a",
		"/a/", "/a//", "a/b", "a//b", "a/b/", "a//b//", "/a/b", "/a/b/", "/a//b", "//a//b//", "./a",
		"../a", "a/.", "a/..", "/.", "/..", "usr/lib/x", "/usr/lib/x///", " / " };

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		char name[60], copy[60], other[60];

		strcpy(copy, paths[i]);
		strcpy(other, paths[i]);
		snprintf(name, sizeof name, "libgen.%d '%s'", (int)i, paths[i]);
		show(name, "dirname '%s', basename '%s'", dirname(copy), basename(other));
	}
	show("libgen.NULL", "%s %s", dirname(NULL), basename(NULL));
	/* Two slashes may be a root of their own (POSIX.1-2017 4.13); Linux has none, glibc keeps them. */
	char two[] = "//", three[] = "//a";
	show("libgen.basename //", "%s", basename(two));
	show("libgen.dirname // [musl]", "%s %s", dirname(two), dirname(three));
	return 0;
}
