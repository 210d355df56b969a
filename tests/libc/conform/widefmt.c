/* Wide printf and scanf. */
#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <wchar.h>
#include "show.h"

static wchar_t text[4000];

static void row(const char *mark, const char *name, const wchar_t *format, ...)
{
	char label[300];
	va_list values;
	int n;

	wmemset(text, 0, 4000);
	va_start(values, format);
	n = vswprintf(text, 4000, format, values);
	va_end(values);
	sprintf(label, "swprintf %.200s%s", name, mark);
	if (n < 0)
		show(label, "%d", n);
	else
		show(label, "%d <%ls>", n, text);
}

#define P(...) row("", #__VA_ARGS__, __VA_ARGS__)
#define P_GLIBC(...) row(" [glibc]", #__VA_ARGS__, __VA_ARGS__)

static void printing(void)
{
	P(L"%d|%5d|%-5d|%05d|%+d|%x|%#o|%c|%%", 1, 2, 3, 4, 5, 255, 8, 'c');
	P(L"%f|%10.3f|%-10.2e|%g|%a|%Lf", 1.5, 2.5, 3.5, 4.5, 1.0, 5.5L);
	P(L"%f %e %F", INFINITY, -INFINITY, NAN);
	P(L"%s|%5s|%-5s|%.2s|", "abc", "abc", "abc", "abc");
	P(L"%ls|%5ls|%-5ls|%.2ls|", L"abc", L"abc", L"abc", L"abc");
	P(L"%S|%C|%lc", L"abc", L'x', L'y');
	P(L"%s|%5s|%.1s|%lc", "\xe2\x82\xac" "b", "\xe2\x82\xac", "\xe2\x82\xac" "b", (wint_t)0x20ac);
	P(L"\u20ac %ls %d", L"\u00e9", 5);
	P(L"%2$d %1$ls", L"one", 2);
	P(L"%*d|%-*d|%.*d", 5, 1, 5, 2, 3, 3);
	P(L"%hhd %hd %ld %lld %zu %jd", 300, 70000, 5L, 6LL, (size_t)7, (intmax_t)8);
	P(L"%s", "a\xff");
	P(L"%100d|", 1);
	P(L"%.100d|", 1);
}

static void limits(void)
{
	wchar_t five[6] = L"XXXXX";
	int n = swprintf(five, 5, L"%ls", L"abcd");

	show("swprintf just fits", "%d <%ls>", n, five);
	n = swprintf(five, 5, L"%ls", L"abcde");
	show("swprintf does not fit", "%d", n);
	n = swprintf(five, 0, L"");
	show("swprintf of nothing", "%d", n);
	n = swprintf(five, 1, L"");
	show("swprintf of an empty text", "%d <%ls>", n, five);
}

static void scanning(void)
{
	int a = -1, b = -1, n;
	char bytes[40] = "";
	wchar_t wide[40] = L"", *memory = NULL;
	double x = 0;

	n = swscanf(L"12 abc \u20acuro 1.5", L"%d %s %ls %lf", &a, bytes, wide, &x);
	show("swscanf", "%d %d %s %ls %g", n, a, bytes, wide, x);
	n = swscanf(L"\u20ac\u20acx", L"%l[\u20ac]%n", wide, &b);
	show("swscanf of a set", "%d %ls %d", n, wide, b);
	n = swscanf(L"\u20ac", L"%s", bytes);
	show("swscanf to bytes", "%d %s", n, bytes);
	n = swscanf(L"abc", L"%2c", bytes);
	show("swscanf of characters", "%d %.2s", n, bytes);
	n = swscanf(L"a\u2003 5", L"a %d", &a);
	show("swscanf skips wide spaces", "%d %d", n, a);
	n = swscanf(L"0x1f 077 -9", L"%i%i%i", &a, &b, &n);
	show("swscanf of bases", "%d %d", a, b);
	n = swscanf(L"word rest", L"%mls", &memory);
	show("swscanf %mls", "%d %ls", n, memory);
	free(memory);
	show("swscanf of nothing", "%d %d %d", swscanf(L"", L"%d", &a), swscanf(L"x", L"%d", &a), swscanf(L"1", L"%d%d", &a, &b));
}

static void streams(void)
{
	FILE *f = tmpfile();
	int n = fwprintf(f, L"%d %ls \u20ac %s\n", 42, L"\u00e9t\u00e9", "abc"), a = 0;
	wchar_t word[20] = L"", euro[2] = L"", other[20] = L"";

	show("fwprintf", "%d %d", n, fwide(f, 0) > 0);
	rewind(f);
	n = fwscanf(f, L"%d %ls %lc", &a, word, euro);
	show("fwscanf", "%d %d %ls %ls", n, a, word, euro);
	n = fwscanf(f, L"%l[^\n]", other);
	show("fwscanf goes on", "%d %ls %d", n, other, (int)fgetwc(f));
	n = fwscanf(f, L"%d", &a);
	show("fwscanf at the end", "%d %d", n, feof(f) != 0);
	fclose(f);
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	printing();
	limits();
	scanning();
	streams();
	return 0;
}
