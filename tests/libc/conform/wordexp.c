/* wordexp: in a folder of its own. musl gives the work to the shell and tells errors less finely: most
 * rows are glibc's. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <wordexp.h>
#include "show.h"

static void row(const char *s, int flags, const char *mark)
{
	wordexp_t we = { .we_offs = 0 };
	char name[200], text[2048] = "";
	size_t n = 0;
	int result = wordexp(s, &we, flags);

	snprintf(name, sizeof name, "wordexp %s %d%s", s, flags, mark);
	for (char *p = name; *p; p++)
		*p = *p == ':' ? ';' : *p == '\n' ? '|' : *p;
	for (size_t i = 0; !result && i < we.we_wordc; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, " <%s>", we.we_wordv[i]);
	show(name, "%d%s", result, text);
	if (!result)
		wordfree(&we);
}

int main(void)
{
	static const char *const both[] = { "", "a", "a b", "  a   b  ", "'a b' c", "\"a b\" c", "a\\ b", "''", "\"\"",
		"a''b", "$HOME", "\"$HOME\"", "'$HOME'", "\\$HOME", "$V", "\"$V\"", "x$V", "${V}", "x${V}y", "${NONE}",
		"\"$NONE\"", "$NONE", "${NONE:-word}", "${V:-word}", "${NONE:+word}", "${V:+word}", "${E-word}",
		"${E:-word}", "${E+word}", "${#V}", "${P#*/}", "${P##*/}", "${P%/*}", "${P%%/*}", "*.x", "*.none",
		"'*.x'", "\"*.x\"", "[ab].x", "\"$G\"", "$(echo hi)", "`echo hi`", "\"$(echo 'a  b')\"",
		"$(echo 'a  b')", "$((1+2*3))", "$(((1+2)*-3))", "$((7/2))", "~", "~/x", "~root", "a~", "'~'",
		"${NONE:-a b}", "\"${NONE:-a b}\"", "$(printf 'x\\n\\n')y", "a\\\nb", "\"a\\\nb\"", "\"\\a\\$\\\\\"",
		"$", "a$", "\"$\"", "${NEW:=set}$NEW" };
	wordexp_t we = { .we_offs = 2 };

	setenv("V", "one two", 1);
	setenv("E", "", 1);
	setenv("P", "/usr/local/bin", 1);
	setenv("G", "*.x", 1);
	for (const char *const *f = (const char *const[]){ "a.x", "b.x", "c d.x", NULL }; *f; f++)
		close(open(*f, O_CREAT | O_WRONLY, 0666));
	for (size_t i = 0; i < sizeof both / sizeof *both; i++)
		row(both[i], 0, "");
	row("a | b", 0, " [glibc]");
	row("a & b", 0, " [glibc]");
	row("a ; b", 0, " [glibc]");
	row("a > b", 0, " [glibc]");
	row("a < b", 0, " [glibc]");
	row("(a)", 0, " [glibc]");
	row("a\nb", 0, " [glibc]");
	row("$G", 0, " [musl]");        /* glibc takes no path names from what was expanded, nor knows % */
	row("$((7%3))", 0, " [musl]");
	row("{a}", 0, " [glibc]");
	row("$(echo hi)", WRDE_NOCMD, "");
	row("`echo hi`", WRDE_NOCMD, "");
	row("\"$(echo hi)\"", WRDE_NOCMD, "");
	row("'$(echo hi)'", WRDE_NOCMD, " [glibc]");
	row("'unfinished", 0, " [glibc]");
	row("\"unfinished", 0, " [glibc]");
	row("$(unfinished", 0, " [glibc]");
	row("`unfinished", 0, " [glibc]");
	row("${unfinished", 0, " [glibc]");
	row("$((1+", 0, " [glibc]");
	row("$NONE", WRDE_UNDEF, " [glibc]");
	row("${NONE}", WRDE_UNDEF, " [glibc]");
	row("${V}", WRDE_UNDEF, "");
	setenv("IFS", ":", 1);
	setenv("C", "a:b::c:", 1);
	row("$C", 0, " [glibc]");
	row("\"$C\"", 0, " [glibc]");
	unsetenv("IFS");
	show("wordexp offs", "%d", wordexp("a b", &we, WRDE_DOOFFS));
	show("wordexp offs NULL", "%d %d %s %s", !we.we_wordv[0], !we.we_wordv[1], we.we_wordv[2], we.we_wordv[3]);
	show("wordexp append", "%d", wordexp("c", &we, WRDE_DOOFFS | WRDE_APPEND));
	show("wordexp appended", "%zu %s %d", we.we_wordc, we.we_wordv[4], !we.we_wordv[5]);
	show("wordexp append error", "%d", wordexp("|", &we, WRDE_DOOFFS | WRDE_APPEND) != 0);
	show("wordexp append error leaves", "%zu %s", we.we_wordc, we.we_wordv[4]);
	show("wordexp reuse", "%d", wordexp("d", &we, WRDE_DOOFFS | WRDE_REUSE));
	show("wordexp reused", "%zu %s", we.we_wordc, we.we_wordv[2]);
	wordfree(&we);
	return 0;
}
