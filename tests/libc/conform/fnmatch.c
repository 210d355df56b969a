/* fnmatch: pattern, string, flags. */
#include <fnmatch.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include "show.h"

#ifndef FNM_EXTMATCH
#define FNM_EXTMATCH 32
#define NO_EXTMATCH 1
#endif

static void row(const char *pattern, const char *s, int flags, const char *mark)
{
	char name[300];

	snprintf(name, sizeof name, "fnmatch <%s> <%s> %d%s", pattern, s, flags, mark);
	for (char *p = name; *p; p++)
		if (*p == ':')
			*p = ';';
	show(name, "%d", fnmatch(pattern, s, flags));
}

static const struct { const char *pattern, *s; int flags; } rows[] = {
	{ "", "", 0 }, { "", "a", 0 }, { "a", "", 0 }, { "*", "", 0 }, { "*", "a", 0 }, { "**", "abc", 0 },
	{ "?", "", 0 }, { "?", "a", 0 }, { "?", "ab", 0 }, { "*.c", "foo.c", 0 }, { "*.c", ".c", 0 },
	{ "*.c", "foo.a", 0 }, { "*.c", "/foo.c", FNM_PATHNAME }, { "*/foo.c", "/foo.c", FNM_PATHNAME },
	{ "*/foo.c", "/foo.c", 0 }, { "*c", ".c", FNM_PERIOD }, { ".*", ".c", FNM_PERIOD },
	{ "?c", ".c", FNM_PERIOD }, { "[.]c", ".c", FNM_PERIOD }, { "[!a]c", ".c", FNM_PERIOD },
	{ "a/*", "a/.c", FNM_PERIOD | FNM_PATHNAME }, { "a/*", "a/.c", FNM_PERIOD },
	{ "a*", "a.c", FNM_PERIOD }, { "*/.c", "a/.c", FNM_PERIOD | FNM_PATHNAME },
	{ "a/?c", "a/.c", FNM_PERIOD | FNM_PATHNAME }, { "a/[.]c", "a/.c", FNM_PERIOD | FNM_PATHNAME },
	{ "*a*b*c*", "xxaxxbxxcxx", 0 }, { "*a*b*c*", "xxaxxbxx", 0 }, { "a*b", "aXbXb", 0 },
	{ "*ab", "aab", 0 }, { "*aab", "aaaab", 0 }, { "a*a*a", "aa", 0 }, { "a*a*a", "aaa", 0 },
	{ "[abc]", "b", 0 }, { "[abc]", "d", 0 }, { "[a-c]", "b", 0 }, { "[!a-c]", "b", 0 },
	{ "[!a-c]", "d", 0 }, { "[^a-c]", "d", 0 }, { "[]a]", "]", 0 }, { "[!]a]", "]", 0 },
	{ "[!]a]", "b", 0 }, { "[a-]", "-", 0 }, { "[-a]", "-", 0 }, { "[--0]", ".", 0 },
	{ "[a", "[a", 0 }, { "[", "[", 0 }, { "[]", "[]", 0 }, { "[!", "[!", 0 },
	{ "[[:alpha:]]", "a", 0 }, { "[[:alpha:]]", "1", 0 }, { "[[:digit:][:upper:]]", "5", 0 },
	{ "[[:digit:][:upper:]]", "Q", 0 }, { "[[:digit:][:upper:]]", "q", 0 },
	{ "[![:digit:]]", "5", 0 }, { "[[:space:]]", "\t", 0 }, { "[[:punct:]]", "!", 0 },
	{ "[[:xdigit:]]", "f", 0 }, { "[[:blank:]]", " ", 0 }, { "[[:cntrl:]]", "\1", 0 },
	{ "[[:alnum:]]x", "zx", 0 }, { "[[:lower:]]*", "abc", 0 }, { "[[:graph:]]", " ", 0 },
	{ "[[:print:]]", " ", 0 }, { "[[=a=]b]", "b", 0 },
	{ "[[.a.]-c]", "b", 0 },
	{ "\\*", "*", 0 }, { "\\*", "a", 0 }, { "\\*", "\\a", FNM_NOESCAPE }, { "\\a", "a", 0 },
	{ "\\a", "\\a", FNM_NOESCAPE }, { "\\\\", "\\", 0 }, { "\\[a]", "[a]", 0 }, 
	{ "[\\a]", "a", 0 }, 
	{ "a/b", "a/b", FNM_PATHNAME }, { "a?b", "a/b", FNM_PATHNAME }, { "a?b", "a/b", 0 },
	{ "a*b", "a/b", FNM_PATHNAME }, { "a*b", "a/b", 0 }, { "a[/]b", "a/b", FNM_PATHNAME },
	{ "a[/]b", "a/b", 0 }, { "*/b", "a/b", FNM_PATHNAME }, { "*/*/c", "a/b/c", FNM_PATHNAME },
	{ "*/c", "a/b/c", FNM_PATHNAME }, { "*/c", "a/b/c", 0 }, { "a/*/c", "a//c", FNM_PATHNAME },
	{ "ABC", "abc", FNM_CASEFOLD }, { "abc", "ABC", FNM_CASEFOLD }, { "[a-c]", "B", FNM_CASEFOLD },
	{ "[A-C]", "b", FNM_CASEFOLD }, { "[!a]", "A", FNM_CASEFOLD }, { "A*", "abc", FNM_CASEFOLD },
	{ "a", "a/b", FNM_LEADING_DIR }, { "a", "ab/b", FNM_LEADING_DIR }, { "*", "a/b", FNM_LEADING_DIR | FNM_PATHNAME },
	{ "a*", "abc/def", FNM_LEADING_DIR }, { "*b", "ab/c", FNM_LEADING_DIR }, { "", "/a", FNM_LEADING_DIR },
	{ "a/b", "a/b/c", FNM_LEADING_DIR }, { "a/", "a/b", FNM_LEADING_DIR },
	{ "*[ab]", "xxb", 0 }, { "*[!ab]", "xxb", 0 }, { "x*[ab]y", "xxaby", 0 },
	{ "-adobe-courier-bold-o-normal--12-120-75-75-m-70-iso8859-1", "-adobe-courier-bold-o-normal--12-120-75-75-m-70-iso8859-1", 0 },
	{ "-*-*-*-*-*-*-12-*-*-*-m-*-*-*", "-adobe-courier-bold-o-normal--12-120-75-75-m-70-iso8859-1", 0 },
	{ "-*-*-*-*-*-*-12-*-*-*-m-*-*-*", "-adobe-courier-bold-o-normal--12-120-75-75-X-70-iso8859-1", 0 },
	{ "XXX/*/*/*/*/*/*/12/*/*/*/m/*/*/*", "XXX/adobe/courier/bold/o/normal//12/120/75/75/m/70/iso8859/1", FNM_PATHNAME },
	{ "XXX/*/*/*/*/*/*/12/*/*/*/m/*/*/*", "XXX/adobe/courier/bold/o/normal//12/120/75/75/X/70/iso8859/1", FNM_PATHNAME },
};

/* musl knows no collating symbols of one character, and no backslash in brackets. */
static const struct { const char *pattern, *s; } brackets[] = {
	{ "[[.a.]]", "a" }, { "[[=a=]]", "a" }, { "[[.-.]]", "-" }, { "[\\]]", "]" }, { "[\\a]", "\\" },
	{ "[a\\-c]", "b" }, { "[a\\-c]", "-" },
};

/* ksh's patterns: musl has none, these rows are glibc's. */
static const struct { const char *pattern, *s; } extended[] = {
	{ "@(a|b)", "a" }, { "@(a|b)", "b" }, { "@(a|b)", "c" }, { "?(a)b", "b" }, { "?(a)b", "ab" },
	{ "?(a)b", "aab" }, { "*(a)b", "b" }, { "*(a)b", "aaab" }, { "+(a)b", "b" }, { "+(a)b", "ab" },
	{ "+(a|b)c", "ababc" }, { "!(a)", "a" }, { "!(a)", "b" }, { "!(a|b)c", "ac" }, { "!(a|b)c", "cc" },
	{ "*.@(c|h)", "x.h" }, { "*.!(c|h)", "x.h" }, { "*.!(c|h)", "x.o" }, { "@(a@(b|c)d)", "acd" },
	{ "@([)]|b)x", ")x" }, { "+([0-9])", "2026" }, { "+([0-9])", "20x6" }, { "*(a|ab)c", "aabc" },
	{ "@(a", "@(a" }, { "a+(b*)c", "abxbc" },
};

int main(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		row(rows[i].pattern, rows[i].s, rows[i].flags, "");
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
		row(brackets[i].pattern, brackets[i].s, 0, " [glibc]");
	row("[a-", "[a-", 0, " [musl]");        /* glibc takes a '[' without end for itself elsewhere only */
#ifndef NO_EXTMATCH
	for (size_t i = 0; i < sizeof extended / sizeof *extended; i++)
		row(extended[i].pattern, extended[i].s, FNM_EXTMATCH, " [glibc]");
#endif
	setlocale(LC_ALL, "C.UTF-8");
	row("?", "\xc3\xa9", 0, " utf-8");
	row("??", "\xc3\xa9", 0, " utf-8 [musl]");      /* a static glibc falls back to bytes */
	row("[\xc3\xa8-\xc3\xaa]", "\xc3\xa9", 0, " utf-8");
	row("[!a]", "\xe2\x82\xac", 0, " utf-8");
	row("*\xe2\x82\xac", "x\xe2\x82\xac", 0, " utf-8");
	/* must not take for ever */
	char many[200];
	memset(many, 'a', sizeof many);
	many[sizeof many - 1] = '\0';
	show("fnmatch many stars", "%d", fnmatch("*a*a*a*a*a*a*a*a*a*a*a*a*b", many, 0));
	return 0;
}
