/* regex: patterns of both kinds on strings, with the offsets of all parts; errors; flags; GNU's
 * operators; UTF-8; patterns that must not take for ever, or all memory. */
#include <locale.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include "show.h"

#define PARTS 10

static void run(const char *kind, const char *pattern, const char *s, int cflags, int eflags, const char *mark)
{
	regex_t re;
	regmatch_t match[PARTS];
	char name[400], text[400] = "";
	size_t n = 0;
	int error = regcomp(&re, pattern, cflags), result;

	snprintf(name, sizeof name, "regex %s <%s> <%s> %d%s", kind, pattern, s, eflags, mark);
	for (char *p = name; *p; p++)
		*p = *p == ':' ? ';' : *p == '\n' ? '|' : *p & 0x80 ? '~' : *p;
	if (error) {
		show(name, "error %d", error);
		return;
	}
	result = regexec(&re, s, PARTS, match, eflags);
	for (size_t i = 0; !result && i <= re.re_nsub && i < PARTS; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, " %d,%d", (int)match[i].rm_so, (int)match[i].rm_eo);
	show(name, "nsub %zu: %d%s", re.re_nsub, result, text);
	regfree(&re);
}

/* kind: B basic, E extended; i REG_ICASE, n REG_NEWLINE, s REG_NOSUB, ^ REG_NOTBOL, $ REG_NOTEOL;
 * g: as glibc, where musl differs, m: as musl, where glibc does. */
struct row {
	const char *kind, *pattern, *s;
};

static void try(const struct row *row)
{
	int cflags = 0, eflags = 0;
	const char *mark = "";

	for (const char *k = row->kind; *k; k++)
		switch (*k) {
		case 'E': cflags |= REG_EXTENDED; break;
		case 'i': cflags |= REG_ICASE; break;
		case 'n': cflags |= REG_NEWLINE; break;
		case 's': cflags |= REG_NOSUB; break;
		case '^': eflags |= REG_NOTBOL; break;
		case '$': eflags |= REG_NOTEOL; break;
		case 'g': mark = " [glibc]"; break;
		case 'm': mark = " [musl]"; break;
		}
	run(row->kind, row->pattern, row->s, cflags, eflags, mark);
}

static const struct row rows[] = {
	/* characters and anchors */
	{ "E", "", "" }, { "E", "", "abc" }, { "B", "", "abc" }, { "E", "abc", "xabcy" }, { "E", "abc", "xaby" },
	{ "B", "abc", "abcabc" }, { "E", "a.c", "abc" }, { "E", "a.c", "ac" }, { "E", ".", "" }, { "E", "^abc$", "abc" },
	{ "E", "^abc$", "abcd" }, { "E", "^abc$", "xabc" }, { "E", "^", "abc" }, { "E", "$", "abc" }, { "E", "^$", "" },
	{ "E", "^$", "a" }, { "E", "a^b", "a^b" }, { "B", "a^b", "a^b" }, { "B", "a$b", "a$b" }, { "E", "a$b", "a$b" },
	{ "B", "^*ab", "*ab" }, { "B", "*a", "*a" }, { "B", "\\(*a\\)", "*a" }, { "B", "\\(^a\\)", "ba" },
	{ "B", "\\(^a\\)", "ab" }, { "B", "\\(a$\\)", "ba" }, { "B", "a\\|^b", "b" }, { "E", "(^a)b", "ab" },
	{ "E", "(a$)", "ba" }, { "E", "^^a", "a" }, { "E", "a$$", "a" }, { "B", "\\^a", "^a" }, { "B", "a\\$", "a$" },
	{ "E", "\\.\\*\\+\\?\\[\\]\\(\\)\\{\\}\\|\\^\\$\\\\", ".*+?[](){}|^$\\" }, { "B", "\\.\\*\\[\\]", ".*[]" },
	{ "B", "a+b", "a+b" }, { "B", "a?b", "a?b" }, { "B", "a|b", "a|b" }, { "B", "(a)", "(a)" }, { "B", "a{2}", "a{2}" },
	/* repeats */
	{ "E", "a*", "" }, { "E", "a*", "aaa" }, { "E", "a*", "baaa" }, { "E", "a+", "baaa" }, { "E", "a?", "aa" },
	{ "E", "ab*c", "ac" }, { "E", "ab*c", "abbbc" }, { "E", "ab+c", "ac" }, { "E", "ab?c", "abbc" },
	{ "B", "ab*c", "abbc" }, { "B", "ab\\+c", "abbc" }, { "B", "ab\\?c", "ac" }, { "E", "a{2}", "aaa" },
	{ "E", "a{2,}", "aaa" }, { "E", "a{1,2}", "aaa" }, { "E", "a{0}", "a" }, { "E", "a{0}b", "ab" }, { "E", "a{0,1}b", "aab" },
	{ "E", "(a{2}){2}", "aaaaa" }, { "B", "a\\{2\\}", "aaa" }, { "B", "a\\{2,\\}", "aaaa" }, { "B", "a\\{1,2\\}b", "aaab" },
	{ "B", "\\(ab\\)*", "ababx" }, { "B", "\\(ab\\)\\{2\\}", "ababab" }, { "E", "(ab){2}", "ababab" }, { "E", "(ab)+", "ababab" },
	{ "E", "(ab|a)+", "aba" }, { "E", "a**", "aaa" }, { "E", "a+*", "aaa" }, { "E", "(a*)*", "aaa" }, { "E", "(a*)*", "b" },
	{ "E", "(a*)+", "aaa" }, { "E", "(a*)+", "b" }, { "E", "(a+)*", "" }, { "E", "(a|b)*", "abab" }, { "E", "(a|b)*c", "ababc" },
	{ "E", "[ab]{255}", "a" }, { "E", ".*", "abc" }, { "E", ".*c", "abcabc" }, { "E", "x{0,}", "xxx" },
	/* leftmost, longest */
	{ "E", "a|ab", "ab" }, { "E", "ab|a", "ab" }, { "E", "a|ab|abc", "abc" }, { "E", "bc|abcd", "abcd" },
	{ "E", "abcd|bc", "abce" }, { "E", "(a|ab)(c|bcd)", "abcd" }, { "E", "(a|ab)(bcd|c)", "abcd" }, { "E", "(ab|a)(c|bcd)", "abcd" },
	{ "E", "(ab|a)(bcd|c)", "abcd" }, 
	{ "Eg", "(ab|a)(c|bcd)(d*)", "abcd" }, { "Eg", "(ab|a)(bcd|c)(d*)", "abcd" }, { "E", "(a*)(b|abc)", "abc" },
	{ "E", "(a*)(abc|b)", "abc" }, { "Em", "((a*)(b|abc))(c*)", "abc" }, { "Eg", "(a*)(b|abc)(c*)", "abc" },
	{ "E", "(a|b)*(b|c)", "abbc" }, { "E", "x*(xy|y)", "xxy" }, { "E", "(a?)((ab)?)", "ab" }, { "Eg", "(a?)((ab)?)(b?)", "ab" },
	{ "E", "(a.|.a.)*|(a|.a...)", "aa" }, { "E", "ab|abab", "abbabab" }, { "E", "aba|bab|bba", "baaabbbaba" },
	{ "E", "(aa|aaa)|(a|aaaaa)", "aaaa" }, { "E", "(a.|.a.)|(a|.a...)", "aa" }, { "E", "(Ab|cD)*", "aBcD" },
	{ "Ei", "(Ab|cD)*", "aBcD" }, { "E", ":::1:::0:|:::1:1:0:", ":::0:::1:::1:::0:" }, { "E", "(a*)(a*)", "aaa" },
	{ "E", "(a*)(a+)", "aaa" }, { "E", "(a+)(b*)(c?)", "aabb" }, { "E", "(a|(b))*", "ab" }, { "Em", "((a)|(b))*", "ab" },
	{ "Em", "(foo|foobar)(bar)?", "foobar" }, { "E", "(wee|week)(knights|night)", "weeknights" },
	{ "E", "(we|wee|week|frob)(knights|night|day)", "weeknights" }, { "E", "a(b|c|d){4,5}(.*)", "acdbcdbe" },
	{ "E", "a(b|(c))*d", "abcd" }, { "E", "(([a-z]+)://)?([^/]*)(/.*)?", "http://host/path" },
	{ "E", "^([0-9]+)[.]([0-9]+)$", "10.25" }, { "E", "([^:]*):([^:]*):(.*)", "root:x:0:0" }, { "E", "(.)(.*)(.)", "abcde" },
	{ "B", "\\(.\\)\\(.*\\)\\(.\\)", "abcde" }, { "E", "((((((((((a))))))))))", "a" }, { "E", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)", "abcdefghij" },
	{ "E", "()", "" }, { "E", "()a", "a" }, { "E", "(|a)b", "ab" }, { "E", "(a|)b", "b" }, { "E", "a||b", "b" }, { "E", "(a?)*", "aa" },
	{ "E", "(a?b?)*c", "abac" }, { "E", "(a{0,1}){3}", "aa" }, { "E", "a(bc|b(d))*e", "abcbde" },
	/* brackets */
	{ "E", "[abc]", "xbz" }, { "E", "[^abc]", "abcd" }, { "E", "[a-c]+", "xabcd" }, { "E", "[]a]+", "a]b" }, { "E", "[^]a]", "a]b" },
	{ "E", "[a-]+", "a-b" }, { "E", "[-a]+", "a-b" }, { "E", "[--/]+", "-./0" }, { "E", "[a\\]]", "\\]" }, { "E", "[\\n]+", "n\\" },
	{ "E", "[[:alpha:]]+", "12ab3" }, { "E", "[[:digit:]]+", "ab12c" }, { "E", "[[:alnum:]_]+", "-a_1-" }, { "E", "[^[:space:]]+", "  ab " },
	{ "E", "[[:upper:]][[:lower:]]*", "abCde" }, { "E", "[[:punct:]]+", "a,.b" }, { "E", "[[:xdigit:]]+", "xyzAf09g" },
	{ "E", "[[:blank:]]", "a\tb" }, { "E", "[[:cntrl:]]", "a\1b" }, { "E", "[[:graph:]]+", " a! " }, { "E", "[[:print:]]+", "\1a !\1" },
	{ "E", "[.*+?(){}|^$]+", "a.*+?(){}|^$b" }, { "E", "[a^]+", "^a" }, { "E", "[[]", "[" }, { "E", "[]]", "]" }, { "E", "[]-]+", "]-" },
	{ "Eg", "[[.a.]]", "a" }, { "Eg", "[[=a=]b]+", "ab" }, { "Eg", "[[.-.]]", "-" }, { "Eg", "[[.a.]-c]+", "abcd" },
	{ "Ei", "[a-c]+", "ABC" }, { "Ei", "[^a-c]+", "ABCD" }, { "Ei", "[^a]", "A" }, { "Bi", "[^aBcC]", "A" }, { "Bi", "[^aBcC]", "d" }, { "B", "[^aa-z]", "k" }, { "B", "a\\0", "a0" }, { "Ei", "[A-Z]+", "abc" }, { "Ei", "[[:upper:]]+", "abc" },
	{ "Ei", "[[:lower:]]+", "ABC" }, { "Ei", "abc", "xABCx" }, { "Bi", "aBc", "AbC" }, { "Ei", "[^[:upper:]]", "aB1" },
	/* flags */
	{ "En", "^b$", "a\nb\nc" }, { "E", "^b$", "a\nb\nc" }, { "En", "a.b", "a\nb" }, { "E", "a.b", "a\nb" }, { "En", "a[^x]b", "a\nb" },
	{ "E", "a[^x]b", "a\nb" }, { "En", "$", "a\nb" }, { "En", "^", "\n" }, { "En^", "^", "a\nb" }, { "En", "a\nb", "a\nb" },
	{ "E^", "^a", "a" }, { "E$", "a$", "a" }, { "E^$", "^$", "" }, { "B^", "^a", "ba" }, { "En^", "^a", "b\na" }, { "En$", "b$", "b\na" },
	{ "En", "[[:space:]]", "\n" }, { "En", ".*", "ab\ncd" }, { "Es", "a(b)c", "abc" }, { "Es", "x", "abc" },
	/* back-references */
	{ "B", "\\(a*\\)\\1", "aaaa" }, { "B", "\\(a*\\)b\\1", "aabaa" }, { "B", "\\(a*\\)b\\1", "aaba" }, { "B", "\\(.\\)\\1", "abba" },
	{ "B", "^\\(.*\\)\\1$", "abcabc" }, { "B", "\\(a\\)\\(b\\)\\2\\1", "abba" }, { "B", "\\([ab]*\\)c\\1", "abcab" },
	{ "B", "\\(a\\)\\1*", "aaa" }, { "B", "\\(ab\\)\\1\\{2\\}", "ababab" }, { "Big", "\\(a\\)\\1", "aA" }, { "B", "\\(\\)\\1", "" },
	{ "Em", "(a)\\1", "aa" }, { "Em", "(a)(b)\\2\\1", "abba" }, { "Em", "(a*)\\1", "aaaa" }, { "Em", "(.*)-\\1", "ab-ab" },
	{ "B", "\\(\\(a\\)b\\)\\2\\1", "abaab" }, { "B", "x\\(a\\)\\1", "xab" }, { "Bg", "\\(a\\)\\|b\\1", "a" },
	/* errors */
	{ "E", "(", "" }, { "E", "(a", "" }, { "B", "\\(", "" }, { "B", "\\)", "" }, { "B", "a\\)", "" }, { "Em", "[", "" }, { "E", "[a", "" },
	{ "Em", "[^", "" }, { "E", "[]", "" }, { "Eg", "[a-", "" }, { "E", "[[:alpha:]", "" }, { "Eg", "[[:alpha:", "" }, { "E", "[[:foo:]]", "" },
	{ "E", "[z-a]", "" }, { "E", "\\", "" }, { "B", "\\", "" }, { "Bg", "a\\{1", "" }, { "Bg", "a\\{1,", "" }, { "B", "a\\{2,1\\}", "" },
	{ "B", "a\\{x\\}", "" }, { "B", "a\\{1a\\}", "" }, { "E", "a{2,1}", "" }, { "E", "*a", "" }, { "E", "(*a)", "" },
	{ "E", "a|*b", "" }, { "E", "+a", "" }, { "E", "?a", "" }, { "Eg", "^*", "" }, { "B", "\\(a\\)\\2", "" }, { "B", "\\1", "" },
	{ "Eg", "a{1", "" }, { "Eg", "a{1,2", "" }, { "Eg", "a{x}", "" }, { "Eg", "{1}", "" }, { "Bg", "\\{1\\}", "" }, { "E", "a\\{1\\}", "a{1}" },
	{ "Eg", ")", ")" }, { "Eg", "a)", "a)" }, { "Eg", "[a-c-e]", "" }, { "Eg", "[[=ab=]]", "" }, { "Eg", "[[.ab.]]", "" },
	{ "Eg", "[[:alpha:]-z]", "" }, { "Em", "(a\\1)", "a1" }, { "Em", "(a)\\2", "a2" }, { "Bg", "\\(a\\1\\)", "" }, { "Eg", "a{,2}", "aaa" }, { "E", "a{1}{2}", "aaa" },
	/* GNU's */
	{ "E", "\\<a", "ba a" }, { "E", "a\\>", "ab a" }, { "E", "\\ba", "ba a" }, { "E", "\\Ba", "ba a" }, { "E", "\\w+", "--ab_1--" },
	{ "E", "\\W+", "ab--c" }, { "E", "\\s+", "a \tb" }, { "E", "\\S+", " ab " }, { "Eg", "\\`a", "ba" }, { "Eg", "\\`a", "ab" },
	{ "Eg", "a\\'", "ab" }, { "Eg", "a\\'", "ba" }, { "Eng", "\\`b", "a\nb" }, { "Eng", "a\\'", "a\nb" }, { "B", "a\\|b", "xb" },
	{ "B", "\\<ab\\>", "abc ab" }, { "B", "\\w*", "ab c" }, { "Eg", "\\<", "ab" }, { "Eg", "\\>", "ab" }, { "Eg", "\\b", " ab" },
	{ "E", "\\<the\\>", "other the" }, { "Eg", "\\B", "ab" }, { "B", "a\\+", "aaa" }, { "B", "\\(a\\|b\\)*c", "abc" },
	{ "E", "\\q", "q" }, { "B", "\\q", "q" }, { "E", "\\-", "-" }, { "E", "\\/", "/" },
};

static const struct row utf8[] = {
	{ "E", ".", "\xc3\xa9" }, { "E", "^.$", "\xe2\x82\xac" }, { "E", "[\xc3\xa8-\xc3\xaa]", "x\xc3\xa9" }, { "E", "[^a]", "a\xc3\xa9" },
	{ "E", "(.)(.)", "\xc3\xa9z" }, { "E", "\xc3\xa9+", "\xc3\xa9\xc3\xa9" }, { "E", "\xc3\xa9{2}", "\xc3\xa9\xc3\xa9" },
	{ "Ei", "\xc3\x89", "\xc3\xa9" }, { "Ei", "[\xc3\x89]", "\xc3\xa9" }, { "E", "[[:alpha:]]+", "1\xc3\xa9t\xc3\xa9" },
	{ "E", ".*\xe2\x82\xac(.*)", "a\xe2\x82\xac" "b" }, { "E", "a|\xc3\xa9", "\xc3\xa9" },
	{ "B", "\\\xfc", "" }, { "B", "\xfc", "" }, { "E", "a\xc3", "" },
	{ "E", "(\xc3\xa9|a)*b", "a\xc3\xa9" "ab" }, { "E", "[^\xc3\xa9]+", "\xc3\xa9" "ab" }, { "E", "x.y", "x\xf0\x9f\x98\x80y" },
};

/* What POSIX says in so many words (subpatterns "from left to right" take the longest), and what the
 * references, each in its own way, do otherwise: what was said is the row's own, theirs is not run. */
static const struct {
	const char *pattern, *s, *answer;
} own[] = {
	{ "(a|ab)(c|bcd)(d*)", "abcd", " 0,4 0,2 2,3 3,4" },
	{ "(a|ab)(bcd|c)(d*)", "abcd", " 0,4 0,2 2,3 3,4" },
	{ "((a)|b)*", "ab", " 0,2 1,2 -1,-1" },
	{ "(b{1,2}|.?){2,}", "b", " 0,1 1,1" },
};

static void by_the_book(void)
{
	char text[200];

	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		char name[100];

		strcpy(text, own[i].answer);
#ifdef __LIBC_MINI__
		regex_t re;
		regmatch_t match[PARTS];
		size_t n = 0;

		regcomp(&re, own[i].pattern, REG_EXTENDED);
		regexec(&re, own[i].s, PARTS, match, 0);
		for (size_t k = 0; k <= re.re_nsub; k++)
			n += (size_t)snprintf(text + n, sizeof text - n, " %d,%d", (int)match[k].rm_so, (int)match[k].rm_eo);
		regfree(&re);
#endif
		snprintf(name, sizeof name, "regex by the book <%s> <%s>", own[i].pattern, own[i].s);
		show(name, "%s", text);
	}
}

static char big[200001];

static const char *repeat(const char *s, size_t times)
{
	size_t n = strlen(s);

	for (size_t i = 0; i < times; i++)
		memcpy(big + i * n, s, n);
	big[times * n] = '\0';
	return big;
}

/* Whether a pattern is answered by an error, and not with the end of the program. */
__attribute__((unused)) static const char *taken_or_not(const char *pattern)
{
	regex_t re;
	int error = regcomp(&re, pattern, REG_EXTENDED);

	if (!error)
		regfree(&re);
	return error ? "refused" : "taken";
}

static void large(void)
{
	regex_t re;
	regmatch_t match[3];
	char errors[100];

	const char *taken[3] = { "refused", "taken", "refused" };
	int result = REG_NOMATCH;

#ifdef __LIBC_MINI__    /* the stack of one reference, the patience of the other end here */
	taken[0] = taken_or_not(repeat("(", 100000));
	taken[1] = taken_or_not(repeat("a|", 50000));
	taken[2] = taken_or_not("(((((a{255}){255}){255}){255}){255})");
	regcomp(&re, "(a*)*b", REG_EXTENDED);
	result = regexec(&re, repeat("a", 20000), 3, match, 0);
	regfree(&re);
#endif
	show("regex large patterns", "%s %s %s", taken[0], taken[1], taken[2]);
	show("regex exponential", "%d", result);
	regcomp(&re, "a.*b.*c", REG_EXTENDED);
	show("regex long", "%d", regexec(&re, repeat("ab", 20000), 1, match, 0));
	regfree(&re);
	regcomp(&re, "^(.*),(.*)$", REG_EXTENDED);
	repeat("a", 20000);
	big[15000] = ',';
	show("regex long parts", "%d", regexec(&re, big, 3, match, 0));
	show("regex long parts at", "%d,%d %d,%d", (int)match[1].rm_so, (int)match[1].rm_eo, (int)match[2].rm_so, (int)match[2].rm_eo);
	regfree(&re);
	for (int e = 1; e < 14; e++) {
		char name[40];

		snprintf(name, sizeof name, "regerror %d [glibc]", e);
		show(name, "%zu %s", regerror(e, NULL, errors, sizeof errors), (regerror(e, NULL, errors, sizeof errors), errors));
	}
	regerror(REG_EBRACK, NULL, errors, 5);
	show("regerror cut", "%zu %d", strlen(errors), regerror(REG_EBRACK, NULL, NULL, 0) > 5);
}

static void others(void)
{
	regex_t re;
	regmatch_t match[4] = { { 7, 7 }, { 7, 7 }, { 7, 7 }, { 7, 7 } };

	regcomp(&re, "a(b)c", REG_EXTENDED | REG_NOSUB);
	show("regex nosub leaves", "%d %d", regexec(&re, "abc", 4, match, 0), (int)match[0].rm_so);
	regfree(&re);
	regcomp(&re, "a(b)c", REG_EXTENDED);
	show("regex more parts than groups", "%d", regexec(&re, "abc", 4, match, 0));
	show("regex parts", "%d,%d %d,%d %d,%d", (int)match[0].rm_so, (int)match[0].rm_eo, (int)match[1].rm_so, (int)match[1].rm_eo,
		(int)match[3].rm_so, (int)match[3].rm_eo);
	show("regex no parts", "%d", regexec(&re, "abc", 0, NULL, 0));
	regfree(&re);
#ifdef REG_STARTEND
	regcomp(&re, "^b|c", REG_EXTENDED);
	match[0].rm_so = 1;
	match[0].rm_eo = 3;
	show("regex startend [glibc]", "%d", regexec(&re, "abcd", 1, match, REG_STARTEND));
	show("regex startend match [glibc]", "%d,%d", (int)match[0].rm_so, (int)match[0].rm_eo);
	match[0].rm_so = 0;
	match[0].rm_eo = 2;
	show("regex startend none [glibc]", "%d", regexec(&re, "abcd", 1, match, REG_STARTEND));
	regfree(&re);
#endif
	/* high bytes, escaped or not, where characters are bytes */
	regcomp(&re, "\\\xff", 0);
	show("regex escaped high byte [glibc]", "%d", regexec(&re, "x\xff", 1, match, 0));
	regfree(&re);
}

int main(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		try(&rows[i]);
	others();
	by_the_book();
	large();
#ifndef __GLIBC__       /* a static glibc falls back to bytes */
	setlocale(LC_ALL, "C.UTF-8");
	for (size_t i = 0; i < sizeof utf8 / sizeof *utf8; i++) {
		char kind[8];

		snprintf(kind, sizeof kind, "%sm", utf8[i].kind);
		try(&(struct row){ kind, utf8[i].pattern, utf8[i].s });
	}
#endif
	return 0;
}
