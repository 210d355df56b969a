/* <string.h> and <strings.h>: results, edges, texts. Contents at page ends: ../string-guard.c. */
#include <signal.h>
#include <stdlib.h>
#include <strings.h>
#include "show.h"

int __xpg_strerror_r(int error, char *buffer, size_t size);

static int sign(int x) { return (x > 0) - (x < 0); }
static const char *or_null(const char *s) { return s ? s : "(null)"; }

static void bytes(void)
{
	char b[32];

	memset(b, '.', 31), b[31] = 0;
	show("string.memccpy", "%d %.8s", (int)((char *)memccpy(b, "ab:cd", ':', 5) - b), b);
	show("string.memccpy none", "%d", memccpy(b, "abcd", ':', 4) == NULL);
	show("string.memccpy 0", "%d", memccpy(b, "abcd", 'a', 0) == NULL);
	show("string.memchr unsigned", "%d", memchr("a\xff", 0x1ff, 2) != NULL);
	show("string.memchr 0", "%d", memchr("a", 'a', 0) == NULL);
	show("string.memrchr", "%s", (char *)memrchr("abcabc", 'b', 6));
#if defined(__GLIBC__) || defined(__LIBC_MINI__) /* musl has none of these */
	show("string.rawmemchr [glibc]", "%s", (char *)rawmemchr("abcabc", 'c'));
	show("string.strdupa [glibc]", "%s %s", strdupa("on the stack"), strndupa("stack", 3));
#endif
	show("string.memcmp", "%d %d %d %d", sign(memcmp("a\x80", "a\x7f", 2)), memcmp("", "x", 0),
		sign(memcmp("abcdefgh", "abcdefgi", 8)), sign(memcmp("bbcdefghi", "abcdefgij", 9)));
	show("string.bcmp", "%d", bcmp("ab", "ac", 1));
	show("string.mempcpy", "%d", (int)((char *)mempcpy(b, "hello", 5) - b));
	memcpy(b, "0123456789", 11);
	memmove(b + 2, b, 5);
	show("string.memmove up", "%s", b);
	memcpy(b, "0123456789", 11);
	memmove(b, b + 2, 5);
	show("string.memmove down", "%s", b);
	memcpy(b, "0123456789", 11);
	bcopy(b, b + 1, 3), bzero(b + 8, 1);
	show("string.bcopy bzero", "%s", b);
	explicit_bzero(b, 4);
	show("string.explicit_bzero", "%d%d", b[0], b[3]);
	swab("abcdef", b, 6), b[6] = 0;
	show("string.swab", "%s", b);
	swab("abcdef", b, -1);
	show("string.swab negative", "%s", b);
	show("string.memmem", "%d %d %d %d", memmem("abc", 3, "", 0) != NULL, memmem("abc", 3, "bc", 2) != NULL,
		memmem("abc", 2, "bc", 2) == NULL, memmem("", 0, "a", 1) == NULL);
	/* what musl once read beyond: a needle of 2 and 3 in shorter haystacks */
	show("string.memmem short", "%d %d %d", memmem("abcde", 4, "cde", 3) == NULL,
		memmem("abcde", 1, "ab", 2) == NULL, memmem("abcdefg", 6, "defg", 4) == NULL);
}

static void copies(void)
{
	char b[32];

	memset(b, 'x', sizeof b);
	show("string.strncpy pads", "%d%d%c", (strncpy(b, "ab", 4) == b), b[3], b[4]);
	show("string.strncpy cuts", "%.6s", strncpy(b, "abcdef", 3));
	show("string.stpncpy", "%d %d", (int)(stpncpy(b, "abc", 2) - b), (int)(stpncpy(b, "abc", 9) - b));
	show("string.stpcpy", "%d", (int)(stpcpy(b, "abc") - b));
	strcpy(b, "ab");
	show("string.strncat", "%s", strncat(b, "cdef", 2));
	show("string.strncat 0", "%s", strncat(b, "zz", 0));
	show("string.strcat", "%s", strcat(b, ""));
	show("string.strnlen", "%zu %zu %zu", strnlen("abc", 2), strnlen("abc", 9), strnlen("abc", (size_t)-1));
	char *s = strdup("dup"), *t = strndup("dupdup", 4), *u = strndup("d", 9);
	show("string.strdup", "%s %s %s", s, t, u);
	free(s), free(t), free(u);
	show("string.strxfrm", "%zu %zu", strxfrm(NULL, "abc", 0), strxfrm(b, "abcd", 9));
}

static void compare(void)
{
	static const char *versions[] = {
		"000", "00", "01", "010", "09", "0", "1", "9", "10", "a", "a0", "a00", "a01", "a1", "a09", "a9",
		"a10", "jan9", "jan10", "no digit", "item#99", "item#100", "alpha1", "alpha001", "part1_f012",
		"part1_f01", "", "2", "002", "020", "20", "1.2", "1.10", "1.02", "a2b", "a2c", "a11b", "00a", "0a",
	};
	char row[80];

	show("string.strcmp", "%d %d %d %d", sign(strcmp("a", "b")), sign(strcmp("\xff", "a")), strcmp("", ""),
		sign(strcmp("a", "")));
	show("string.strncmp", "%d %d %d", strncmp("abc", "abd", 2), sign(strncmp("abc", "abd", 3)),
		strncmp("a", "b", 0));
	show("string.strcasecmp", "%d %d %d %d", strcasecmp("HeLLo", "hEllO"), sign(strcasecmp("a", "B")),
		sign(strcasecmp("[", "a")), sign(strcasecmp("\xc4", "\xe4")));
	show("string.strncasecmp", "%d %d", strncasecmp("ABx", "aby", 2), sign(strncasecmp("ABx", "aby", 9)));
	show("string.strcoll", "%d", sign(strcoll("a", "B")));
	for (unsigned i = 0; i < sizeof versions / sizeof *versions; i++) {
		char name[64], *p = row;
		/* musl 1.2.3 has "1" > "a" */
		for (unsigned j = 0; j < sizeof versions / sizeof *versions; j++)
			*p++ = "<=>"[1 + sign(strverscmp(versions[i], versions[j]))];
		*p = 0;
		snprintf(name, sizeof name, "string.strverscmp %u '%s' [glibc]", i, versions[i]);
		show(name, "%s", row);
	}
}

static void search(void)
{
	char b[64], *p, *state, *fields;

	show("string.strchr", "%s %s %d", strchr("abcb", 'b'), or_null(strchr("abc", 'x')), *strchr("abc", 0));
	show("string.strchr int", "%s", strchr("abcb", 'b' + 256));
	show("string.strrchr", "%s %s %d", strrchr("abcb", 'b'), or_null(strrchr("abc", 'x')), *strrchr("abc", 0));
	show("string.strchrnul", "%s|%s", strchrnul("abc", 'b'), strchrnul("abc", 'x'));
	show("string.index", "%s %s", index("abcb", 'b'), rindex("abcb", 'b'));
	show("string.spans", "%zu %zu %zu %zu %zu %zu", strspn("aabbc", "ab"), strspn("abc", ""), strcspn("abc", "xc"),
		strcspn("abc", ""), strspn("aab", "a"), strcspn("abc", "b"));
	show("string.spans high", "%zu %zu", strspn("\xff\xfe z", "\xfe\xff"), strcspn("ab\xff", "\xff\xfe"));
	show("string.strpbrk", "%s %s %s", strpbrk("abc", "cb"), or_null(strpbrk("abc", "xyz")),
		or_null(strpbrk("abc", "")));
	show("string.strstr", "%s|%s|%s|%s", strstr("abcabd", "abd"), strstr("abc", ""), or_null(strstr("abc", "abcd")),
		or_null(strstr("", "a")));
	show("string.strstr periodic", "%d %d", (int)(strstr("aabaabaaabaabaabb", "aabaabb") - "") != 0,
		strstr("playing play play play always", "play play play always") != NULL);
	show("string.strstr false", "%s", or_null(strstr("ababababababac", "abababac") ));
	show("string.strcasestr", "%s %s", strcasestr("fooBARbaz", "barB"), or_null(strcasestr("a", "b")));
	strcpy(b, " a, b,,c ");
	for (p = strtok(b, " ,"); p; p = strtok(NULL, " ,"))
		show("string.strtok", "%s", p);
	show("string.strtok end", "%s", or_null(strtok(NULL, " ,")));
	strcpy(b, ",,");
	show("string.strtok_r none", "%s", or_null(strtok_r(b, ",", &state)));
	show("string.strtok_r none again", "%s", or_null(strtok_r(NULL, ",", &state)));
	strcpy(b, "x:y");
	show("string.strtok_r", "%s %s", strtok_r(b, ":", &state), "");
	show("string.strtok_r other set", "%s", strtok_r(NULL, "", &state));
	strcpy(b, "a,,b,");
	for (fields = b; (p = strsep(&fields, ",:"));)
		show("string.strsep", "'%s' %d", p, fields != NULL);
#if defined(__GLIBC__) || defined(__LIBC_MINI__) /* musl's is libgen.h's, which changes its argument */
	show("string.basename [glibc]", "%s|%s|%s", basename("/usr/lib"), basename("lib"), basename("lib/"));
#endif
	show("string.ffs", "%d %d %d %d %d", ffs(0), ffs(8), ffs(-2147483647 - 1), ffsl(1L << 40), ffsll(1LL << 63));
}

static void texts(void)
{
	char b[64], name[32];

	for (int i = 0; i < 140; i++) {
		/* musl has words of its own */
		snprintf(name, sizeof name, "string.strerror %d [glibc]", i);
		show(name, "%s", strerror(i));
	}
	show("string.strerror negative [glibc]", "%s", strerror(-5));
	show("string.strerror keeps errno", "%d", (errno = 7, strerror(2), errno));
#if defined(__GLIBC__) || defined(__LIBC_MINI__) /* musl's is POSIX's */
	show("string.strerror_r [glibc]", "%s", strerror_r(4711, b, sizeof b));
	show("string.strerror_r cut [glibc]", "%s", strerror_r(4711, b, 8));
#endif
	show("string.xpg_strerror_r [glibc]", "%d %s", __xpg_strerror_r(2, b, sizeof b), b);
	show("string.xpg_strerror_r cut", "%d", __xpg_strerror_r(2, b, 5));
	show("string.xpg_strerror_r cut text [glibc]", "%s", b);
	show("string.xpg_strerror_r unknown [glibc]", "%d %s", __xpg_strerror_r(4711, b, sizeof b), b);
	for (int i = 0; i < 70; i++) {
		if (i == 34) /* glibc's and musl's first real-time signals differ */
			i = 35;
		snprintf(name, sizeof name, "string.strsignal %d [glibc]", i);
		show(name, "%s", strsignal(i));
	}
#if defined(__GLIBC__) || defined(__LIBC_MINI__) /* musl has none of these */
	for (int i = 0; i < 136; i++) {
		snprintf(name, sizeof name, "string.strerrorname %d [glibc]", i);
		show(name, "%s %s", or_null(strerrorname_np(i)), or_null(strerrordesc_np(i)));
	}
	for (int i = 0; i < 34; i++) {
		snprintf(name, sizeof name, "string.sigabbrev %d [glibc]", i);
		show(name, "%s %s", or_null(sigabbrev_np(i)), or_null(sigdescr_np(i)));
	}
#endif
}

/* glibc has these from 2.38 on. */
static void bsd(void)
{
#ifndef __GLIBC__
	char b[8] = "ab";

	show("string.strlcpy [musl]", "%zu %s", strlcpy(b, "hello world", sizeof b), b);
	show("string.strlcpy 0 [musl]", "%zu", strlcpy(b, "hi", 0));
	show("string.strlcpy 1 [musl]", "%zu '%s'", strlcpy(b, "hi", 1), b);
	strcpy(b, "ab");
	show("string.strlcat [musl]", "%zu %s", strlcat(b, "cdefghijk", sizeof b), b);
	show("string.strlcat full [musl]", "%zu", strlcat(b, "xyz", 3));
#endif
}

int main(void)
{
	bytes();
	copies();
	compare();
	search();
	texts();
	bsd();
	return 0;
}
