/* glob: in a folder of its own. */
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include "show.h"

static char text[4096];
static int errors;

static void list(const glob_t *g)
{
	size_t n = 0;

	text[0] = '\0';
	for (size_t i = 0; i < g->gl_pathc; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, " %s", g->gl_pathv[g->gl_offs + i]);
}

static void row(const char *pattern, int flags, const char *mark)
{
	glob_t g = { .gl_offs = 0 };
	char name[200];
	int result = glob(pattern, flags, NULL, &g);

	snprintf(name, sizeof name, "glob %s %d%s", pattern, flags, mark);
	text[0] = '\0';
	if (!result)
		list(&g);
	show(name, "%d %zu%s%s", result, result ? 0 : g.gl_pathc, text,
		!result && g.gl_pathv[g.gl_pathc] ? " no NULL" : "");
	globfree(&g);
}

static int count_error(const char *path, int error)
{
	errors++;
	show("glob errfunc [glibc]", "%s %s", path, error_name(error));
	return 0;
}

static int stop(const char *path, int error)
{
	(void)path, (void)error;
	return 1;
}

int main(void)
{
	static const char *const files[] = { "a.c", "b.c", "c.h", ".hidden", "with space", "x[1]", "sub/one",
		"sub/two.c", "sub/.dot", "sub2/one", "q*", "sub/deep/z.c" };
	static const char *const plain[] = { "*", "*.c", "?.c", "[ab].c", "[!a].c", "*.none", "a.c", "none",
		".*", ".h*", "*/*", "*/*.c", "sub/*", "sub*/one", "sub*", "./*.c", "*/", "sub/", "sub//one", "s*b/deep/*",
		"x\\[1\\]", "x[[]1]", "q\\*", "\\*", "a.[ch]", "*/../a.c", "", "/de[v]/nul[l]", "/", "sub/../*.h",
		"with*", "[a-z].c", "*/deep/*" };
	glob_t g = { .gl_offs = 2 };

	mkdir("sub", 0777);
	mkdir("sub2", 0777);
	mkdir("sub/deep", 0777);
	symlink("nowhere", "dangling");
	symlink("sub", "link");
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		close(open(files[i], O_CREAT | O_WRONLY, 0666));
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (strcmp(plain[i], ".*"))
			row(plain[i], 0, "");
	row("*", GLOB_MARK, "");
	row("sub", GLOB_MARK, "");
	row("*/", GLOB_MARK, " [musl]");        /* glibc: "sub//" */
	row("none*", GLOB_NOCHECK, "");
	row("none", GLOB_NOCHECK, "");
	row("no\\ne*", GLOB_NOCHECK, "");
	row("none", GLOB_NOCHECK | GLOB_MARK, "");
	row("q\\*", GLOB_NOESCAPE, "");
	row("q*", GLOB_NOESCAPE, "");
	row("[.]hidden", 0, "");
#ifdef GLOB_BRACE       /* musl has not these flags */
	row("{a,b}.c", GLOB_BRACE, " [glibc]");
	row("{b,a}.c", GLOB_BRACE, " [glibc]");
	row("{a,c}.{c,h}", GLOB_BRACE, " [glibc]");
	row("{sub/{one,two.c},c.h}", GLOB_BRACE, " [glibc]");
	row("{a.c", GLOB_BRACE | GLOB_NOCHECK, " [glibc]");
	row("*.{c,h}", GLOB_BRACE, " [glibc]");
	row("{}", GLOB_BRACE | GLOB_NOCHECK, " [glibc]");
	row("none", GLOB_NOMAGIC, " [glibc]");
	row("none*", GLOB_NOMAGIC, " [glibc]");
	row("~", GLOB_TILDE, " [glibc]");
	row("~/none", GLOB_TILDE | GLOB_NOCHECK, " [glibc]");
	row("~root", GLOB_TILDE, " [glibc]");
	row("s*", GLOB_ONLYDIR, " [glibc]");
#endif
	show("glob offs", "%d", glob("*.c", GLOB_DOOFFS, NULL, &g));
	show("glob offs NULL", "%d %d %s", !g.gl_pathv[0], !g.gl_pathv[1], g.gl_pathv[2]);
	show("glob append", "%d", glob("*.h", GLOB_DOOFFS | GLOB_APPEND, NULL, &g));
	list(&g);
	show("glob appended", "%zu%s", g.gl_pathc, text);
	show("glob append nothing", "%d", glob("*.none", GLOB_DOOFFS | GLOB_APPEND, NULL, &g));
	show("glob append nothing leaves", "%zu", g.gl_pathc);
	globfree(&g);
	errors = 0;
	g.gl_offs = 0;
	show("glob errfunc loop", "%d", glob("loop/*", 0, count_error, &g));
	globfree(&g);
	symlink("loop", "loop");
	/* musl writes "loop/", and does not stop */
	show("glob errfunc loop2", "%d", glob("loop/*", GLOB_NOCHECK, count_error, &g));
	globfree(&g);
	show("glob errfunc stop [glibc]", "%d", glob("loop/*", 0, stop, &g));
	globfree(&g);
	show("glob err [glibc]", "%d", glob("loop/*", GLOB_ERR, NULL, &g));
	globfree(&g);
	return 0;
}
