/* Wide strings of <wchar.h>, classes of <wctype.h>. */
#include <locale.h>
#include <stdlib.h>
#include <wchar.h>
#include <wctype.h>
#include "show.h"

static int sign(int x) { return (x > 0) - (x < 0); }

static void strings(void)
{
	wchar_t b[32], *p, *state, buffer[] = L",a,,b";

	show("wchar.wcslen", "%zu %zu %zu", wcslen(L"abc"), wcsnlen(L"abc", 2), wcsnlen(L"abc", 9));
	show("wchar.compare", "%d %d %d %d", sign(wcscmp(L"a", L"b")), sign(wcscmp(L"\x10000", L"\xffff")),
		wcsncmp(L"ab", L"ac", 1), sign(wmemcmp(L"ab", L"aa", 2)));
	show("wchar.compare negative", "%d %d", sign(wcscmp((wchar_t[]){ -1, 0 }, L"a")),
		sign(wmemcmp((wchar_t[]){ -1, 0 }, L"a", 1)));
	show("wchar.wcscasecmp", "%d %d %d", wcscasecmp(L"ABC", L"abc"), sign(wcscasecmp(L"a", L"B")),
		wcsncasecmp(L"ABx", L"aby", 2));
	show("wchar.wcscoll", "%d %zu", sign(wcscoll(L"a", L"b")), wcsxfrm(NULL, L"abc", 0));
	wmemset(b, L'.', 31), b[31] = 0;
	show("wchar.wcsncpy", "%d %d %d", wcsncpy(b, L"ab", 4) == b, b[3], b[4]);
	show("wchar.wcpcpy", "%d %d %d", (int)(wcpcpy(b, L"abc") - b), (int)(wcpncpy(b, L"abc", 2) - b),
		(int)(wcpncpy(b, L"abc", 6) - b));
	wcscpy(b, L"ab");
	show("wchar.wcscat", "%ls %ls", wcscat(b, L"cd"), wcsncat(b, L"efgh", 2));
	show("wchar.search", "%ls %ls %d %ls %d", wcschr(L"abcb", L'b'), wcsrchr(L"abcb", L'b'),
		wcschr(L"abc", L'x') == NULL, wcspbrk(L"abc", L"cb"), *wcschr(L"ab", 0));
	show("wchar.wmemchr", "%d %d", wmemchr(L"abc", L'c', 2) == NULL, wmemchr(L"abc", L'c', 3) != NULL);
	show("wchar.spans", "%zu %zu %zu", wcsspn(L"aabc", L"ab"), wcscspn(L"abc", L"c"), wcscspn(L"abc", L""));
	show("wchar.wcsstr", "%ls %ls %d", wcsstr(L"abcabd", L"abd"), wcsstr(L"abc", L""), wcsstr(L"abc", L"x") == NULL);
	/* musl's wcsstr-false-negative */
	show("wchar.wcsstr periodic", "%d", wcsstr(L"playing play play play always", L"play play play always") != NULL);
	for (p = wcstok(buffer, L",", &state); p; p = wcstok(NULL, L",", &state))
		show("wchar.wcstok", "%ls", p);
	p = wcsdup(L"dup");
	show("wchar.wcsdup", "%ls", p);
	free(p);
	wmemmove(wcscpy(b, L"012345") + 1, b, 3);
	show("wchar.wmemmove", "%ls", b);
	show("wchar.wcschrnul", "%d", (int)*wcschr(L"abc", 0));
}

/* A sum over many characters for each class. */
static void classes(void)
{
	static const char *names[] = { "alnum", "alpha", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
		"space", "upper", "xdigit" };
	char name[64];

	for (int i = 0; i < 12; i++) {
		wctype_t class = wctype(names[i]);
		unsigned long ascii = 0, all = 0;
		for (wint_t c = 0; c < 128; c++)
			ascii = ascii * 3 + !!iswctype(c, class);
		snprintf(name, sizeof name, "wchar.%s ascii", names[i]);
		show(name, "%lu", ascii);
		for (wint_t c = 0; c < 0x110000; c++)
			all = all * 3 + !!iswctype(c, class);
		/* musl knows another Unicode */
		snprintf(name, sizeof name, "wchar.%s all [glibc]", names[i]);
		show(name, "%lu", all);
	}
	unsigned long upper = 0, lower = 0, width = 0;
	for (wint_t c = 0; c < 0x110000; c++) {
		upper = upper * 31 + towupper(c);
		lower = lower * 31 + towlower(c);
		width = width * 5 + (unsigned)wcwidth((wchar_t)c);
	}
	show("wchar.cases all [glibc]", "%lu %lu", upper, lower);
	show("wchar.wcwidth all [glibc]", "%lu", width);
	show("wchar.cases", "%x %x %x %x %x", towupper(0xe4), towlower(0xc4), towupper(0x3c9), towlower(0x410),
		towupper(0x10428));
	show("wchar.WEOF", "%d %d %d %x %x", iswalpha(WEOF), iswprint(WEOF), iswspace(WEOF), towupper(WEOF), towlower(WEOF));
	show("wchar.beyond", "%d %d", iswalpha(0x110000), iswprint(0x7fffffff));
	show("wchar.iswspace 0", "%d", iswspace(0));
	show("wchar.wctype", "%d %d", wctype("nonsense") == 0, iswctype('a', wctype("")));
	show("wchar.wctrans", "%x %x %d", towctrans('a', wctrans("toupper")), towctrans('A', wctrans("tolower")),
		wctrans("nonsense") == 0);
	show("wchar.wcwidth", "%d %d %d %d %d %d", wcwidth(0), wcwidth('a'), wcwidth('\n'), wcwidth(0x4e00),
		wcwidth(0x300), wcwidth(0x7f));
	show("wchar.wcswidth", "%d %d %d", wcswidth(L"a\x4e00", 9), wcswidth(L"a\n", 9), wcswidth(L"ab\n", 2));
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	strings();
	classes();
	return 0;
}
