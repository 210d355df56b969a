/* Multibyte characters of <stdlib.h>, <wchar.h> and <uchar.h>. */
#include <locale.h>
#include <stdlib.h>
#include <uchar.h>
#include <wchar.h>
#include "show.h"

static void bytes_of(const char *name, const char *s, size_t n)
{
	mbstate_t state = { 0 };
	wchar_t c = 0x7777;
	size_t used;

	errno = 0;
	used = mbrtowc(&c, s, n, &state);
	show(name, "%zd %x %s %d", (ssize_t)used, (unsigned)c, error_name(errno), used == (size_t)-1 || mbsinit(&state));
}

static void utf8(void)
{
	static const struct { const char *name, *s; size_t n; } rows[] = {
		{ "a", "a", 1 }, { "none", "a", 0 }, { "null", "", 1 }, { "two", "\xc3\xa4", 2 }, { "three", "\xe2\x82\xac", 3 },
		{ "four", "\xf0\x9f\x98\x80", 4 }, { "last", "\xf4\x8f\xbf\xbf", 4 }, { "beyond", "\xf4\x90\x80\x80", 4 },
		{ "surrogate", "\xed\xa0\x80", 3 }, { "surrogate early", "\xed\xa0", 2 }, { "before it", "\xed\x9f\xbf", 3 },
		{ "after it", "\xee\x80\x80", 3 }, { "overlong 2", "\xc0\x80", 2 }, { "overlong 2b", "\xc1\xbf", 2 },
		{ "overlong 3", "\xe0\x9f\xbf", 3 }, { "overlong 3 early", "\xe0\x80", 2 }, { "overlong 4", "\xf0\x8f\xbf\xbf", 4 },
		{ "least 2", "\xc2\x80", 2 }, { "least 3", "\xe0\xa0\x80", 3 }, { "least 4", "\xf0\x90\x80\x80", 4 },
		{ "continuation", "\x80", 1 }, { "f5", "\xf5\x80\x80\x80", 4 }, { "ff", "\xff", 1 }, { "fe", "\xfe", 1 },
		{ "cut 2", "\xc3", 1 }, { "cut 3", "\xe2\x82", 2 }, { "cut 4", "\xf0\x9f\x98", 3 }, { "broken", "\xe2\x82" "a", 3 },
		{ "long n", "\xc3\xa4zzzz", 6 },
	};
	char name[64], b[32];
	wchar_t w[16];
	mbstate_t state = { 0 };
	const char *s;
	const wchar_t *ws;
	size_t n;

	for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++) {
		/* glibc waits longer for what can only be wrong, and takes what is beyond Unicode */
		snprintf(name, sizeof name, "multibyte.mbrtowc %s%s", rows[i].name, strstr(rows[i].name, "early")
			|| strstr(rows[i].name, "beyond") || strstr(rows[i].name, "f5") ? " [musl]" : "");
		bytes_of(name, rows[i].s, rows[i].n);
	}
	show("multibyte.piecewise", "%zd %zd %zd %zd %x", (ssize_t)mbrtowc(w, "\xf0", 1, &state),
		(ssize_t)mbrtowc(w, "\x9f", 1, &state), (ssize_t)mbrtowc(w, "\x98", 1, &state),
		(ssize_t)mbrtowc(w, "\x80", 1, &state), (unsigned)w[0]);
	show("multibyte.mbsinit", "%d %d", mbsinit(&state), mbsinit(NULL));
	show("multibyte.mbtowc", "%d %d %d %d", mbtowc(NULL, NULL, 0), mbtowc(w, "\xc3\xa4", 2), mbtowc(w, "\xff", 1),
		mbtowc(w, "", 1));
	show("multibyte.mbtowc cut", "%d", mbtowc(w, "\xc3", 1));
	mbtowc(NULL, NULL, 0); /* glibc keeps the half character */
	show("multibyte.mblen", "%d %d %d %d", mblen(NULL, 0), mblen("\xe2\x82\xac", 3), mblen("\xff", 1), mblen("", 1));
	memset(&state, 0, sizeof state);
	show("multibyte.mbrlen", "%zd %zd", (ssize_t)mbrlen("\xe2\x82", 2, &state), (ssize_t)mbrlen("\xac", 1, &state));
	static const wchar_t out[] = { 'a', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xffff, 0x10000, 0x10ffff,
		0x110000, -1, 0 };
	for (unsigned i = 0; i < sizeof out / sizeof *out; i++) {
		memset(b, 0, sizeof b);
		errno = 0;
		n = wcrtomb(b, out[i], NULL);
		snprintf(name, sizeof name, "multibyte.wcrtomb %x%s", (unsigned)out[i], out[i] == 0x110000 ? " [musl]" : "");
		show(name, "%zd %02x %02x %02x %02x %s", (ssize_t)n, b[0] & 255, b[1] & 255, b[2] & 255, b[3] & 255,
			error_name(errno));
	}
	show("multibyte.wcrtomb NULL", "%zd %d %d", (ssize_t)wcrtomb(NULL, L'x', NULL), wctomb(NULL, 0), wctomb(b, 0xe4));
	show("multibyte.btowc", "%x %x %x %d %d %d", btowc('a'), btowc(0xe4), btowc(EOF), wctob('a'), wctob(0xe4), wctob(WEOF));
	show("multibyte.MB_CUR_MAX [musl]", "%d", (int)MB_CUR_MAX); /* glibc counts obsolete UTF-8 of 6 bytes */

	s = "a\xc3\xa4\xe2\x82\xac";
	memset(&state, 0, sizeof state);
	n = mbsrtowcs(w, &s, 16, &state);
	show("multibyte.mbsrtowcs", "%zd %x %x %x %d", (ssize_t)n, (unsigned)w[1], (unsigned)w[2], (unsigned)w[3], s == NULL);
	s = "a\xc3\xa4" "b";
	w[2] = 0x55;
	n = mbsrtowcs(w, &s, 2, &state);
	show("multibyte.mbsrtowcs full", "%zd %s %x", (ssize_t)n, s, (unsigned)w[2]);
	s = "ab\xff";
	errno = 0;
	n = mbsrtowcs(w, &s, 16, &state);
	show("multibyte.mbsrtowcs wrong", "%zd %d %s", (ssize_t)n, *s & 255, error_name(errno));
	s = "ab\xc3\xa4";
	show("multibyte.mbsrtowcs count", "%zd %s", (ssize_t)mbsrtowcs(NULL, &s, 0, &state), s);
	memset(&state, 0, sizeof state);
	s = "ab\xc3\xa4\xe2\x82\xac";
	const char *start = s;
	n = mbsnrtowcs(w, &s, 4, 16, &state);
	show("multibyte.mbsnrtowcs", "%zd %d %d", (ssize_t)n, (int)(s - start), mbsinit(&state));
	n = mbsnrtowcs(w, &s, 2, 16, &state); /* musl leaves the half character unread */
	show("multibyte.mbsnrtowcs within [glibc]", "%zd %d", (ssize_t)n, mbsinit(&state));
	show("multibyte.mbstowcs", "%zd %zd %zd", (ssize_t)mbstowcs(w, "\xc3\xa4z", 16), (ssize_t)mbstowcs(NULL, "abc", 0),
		(ssize_t)mbstowcs(w, "\xff", 4));
	show("multibyte.wcstombs", "%zd %zd %zd", (ssize_t)wcstombs(b, L"\xe4\x20ac", sizeof b),
		(ssize_t)wcstombs(NULL, L"\xe4", 0), (ssize_t)wcstombs(b, (wchar_t[]){ 0xd800, 0 }, 8));
	memset(b, '.', sizeof b);
	show("multibyte.wcstombs no room", "%zd %c", (ssize_t)wcstombs(b, L"a\x20ac", 3), b[1]);
	ws = L"a\x20ac" L"b";
	memset(&state, 0, sizeof state);
	n = wcsrtombs(b, &ws, 4, &state);
	show("multibyte.wcsrtombs", "%zd %x", (ssize_t)n, (unsigned)*ws);
	ws = (wchar_t[]){ 'a', 0xd800, 0 };
	n = wcsrtombs(b, &ws, 9, &state);
	show("multibyte.wcsrtombs wrong", "%zd %x", (ssize_t)n, (unsigned)*ws);
	ws = L"abc";
	n = wcsnrtombs(b, &ws, 2, 9, &state);
	show("multibyte.wcsnrtombs", "%zd %x", (ssize_t)n, (unsigned)*ws);
}

static void uchar(void)
{
	char16_t c16 = 0;
	char32_t c32 = 0;
	mbstate_t state = { 0 };
	char b[8] = "";

	show("multibyte.mbrtoc16", "%zd %x", (ssize_t)mbrtoc16(&c16, "\xe2\x82\xac", 3, &state), 0);
	show("multibyte.mbrtoc16 value", "%x", c16);
	show("multibyte.mbrtoc16 pair", "%zd", (ssize_t)mbrtoc16(&c16, "\xf0\x9f\x98\x80", 4, &state));
	show("multibyte.mbrtoc16 high", "%x", c16);
	show("multibyte.mbrtoc16 second", "%zd", (ssize_t)mbrtoc16(&c16, "z", 1, &state));
	show("multibyte.mbrtoc16 low", "%x", c16);
	show("multibyte.mbrtoc16 null", "%zd", (ssize_t)mbrtoc16(&c16, "", 1, &state));
	show("multibyte.mbrtoc32", "%zd", (ssize_t)mbrtoc32(&c32, "\xf0\x9f\x98\x80", 4, &state));
	show("multibyte.mbrtoc32 value", "%x", c32);
	show("multibyte.mbrtoc32 wrong", "%zd", (ssize_t)mbrtoc32(&c32, "\xff", 1, &state));
	memset(&state, 0, sizeof state);
	show("multibyte.c16rtomb", "%zd", (ssize_t)c16rtomb(b, 0xd83d, &state));
	show("multibyte.c16rtomb pair", "%zd", (ssize_t)c16rtomb(b, 0xde00, &state));
	show("multibyte.c16rtomb bytes", "%s", b);
	memset(&state, 0, sizeof state);
	show("multibyte.c16rtomb lone", "%zd", (ssize_t)c16rtomb(b, 0xdc00, &state));
	memset(&state, 0, sizeof state);
	show("multibyte.c32rtomb", "%zd %zd", (ssize_t)c32rtomb(b, 0x20ac, &state), (ssize_t)c32rtomb(b, 0xd800, &state));
}

static void c_locale(void)
{
	char b[8];
	wchar_t w;
	int distinct = 1;

	show("multibyte.C MB_CUR_MAX", "%d", (int)MB_CUR_MAX);
	/* POSIX wants a character for every byte: musl has them, glibc 2.36 not all */
	for (int i = 0; i < 256; i++) {
		b[0] = (char)i;
		b[1] = 0;
		if (mbtowc(&w, b, 1) != !!i || (i && (wctomb(b + 2, w) != 1 || b[2] != b[0])) || btowc(i) != (wint_t)w)
			distinct = 0;
	}
	show("multibyte.C bytes [musl]", "%d %x", distinct, btowc(0x80));
	show("multibyte.C wide", "%d %d", wctomb(b, 0x100), wctomb(b, 0x20ac));
	show("multibyte.C ascii", "%d %d %d", wctomb(b, 'a'), mbtowc(&w, "a", 1), wctob('a'));
}

int main(void)
{
	c_locale();
	show("multibyte.setlocale", "%d", setlocale(LC_ALL, "C.UTF-8") != NULL);
	utf8();
	uchar();
	setlocale(LC_ALL, "C");
	show("multibyte.C again", "%d", (int)MB_CUR_MAX);
	return 0;
}
