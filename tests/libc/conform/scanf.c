/* The scanf family. The row's name is the input and the format; the result: what it returned and
 * the first bytes of what it stored. */
#include <stdint.h>
#include <stdlib.h>
#include <wchar.h>
#include "show.h"

static unsigned char stored[4][32];

static void row(const char *mark, const char *name, const char *input, const char *format)
{
	char label[200], bytes[4 * 20 + 1];
	int n, at = 0;

	memset(stored, 0xee, sizeof stored);
	n = sscanf(input, format, stored[0], stored[1], stored[2], stored[3]);
	for (int i = 0; i < 4; i++) {
		for (int k = 0; k < 8; k++)
			at += sprintf(bytes + at, "%02x", stored[i][k]);
		at += sprintf(bytes + at, " ");
	}
	strcpy(label, "sscanf ");
	for (char *to = label + strlen(label); (*to = *name == ':' ? ';' : *name); to++)
		name++;
	strcat(label, mark);
	show(label, "%d %s", n, bytes);
}

#define S(input, format) row("", #input " " #format, input, format)
#define S_GLIBC(input, format) row(" [glibc]", #input " " #format, input, format)
#define S_MUSL(input, format) row(" [musl]", #input " " #format, input, format)

static void integers(void)
{
	S("12 34", "%d%d");
	S("12", "%d%d");
	S("x", "%d");
	S("", "%d");
	S("  ", "%d");
	S("-", "%d");
	S("-x", "%d");
	S("+5 -6", "%d%d");
	S_MUSL("0x", "%x"); /* glibc: 0 */
	S_MUSL("0xg", "%x");
	S("0x12 017 19", "%i%i%i");
	S("0x1g", "%i%c");
	S("ff FF 0Xff", "%x%X%x");
	S("777 888", "%o%o");
	S("300 70000 5000000000", "%hhd%hd%ld");
	S("1 2 3 4", "%jd%zd%td%lld");
	S("18446744073709551615", "%lu");
	S("123456", "%3d%2d%d");
	S("-123", "%1d");
	S("-123", "%2d%d");
	S("0x123", "%3x%d");
	S("0x123", "%1x%s");
	S_MUSL("0x123", "%2x");
	S("0x7fff", "%p");
	S("12:34:56", "%d:%d:%d");
	S("12 :34", "%d :%d");
	S("12 :34", "%d:%d");
	S("1 2", "%2$d %1$d");
	S("1 2 3", "%*d %d");
	S("5%", "%d%%%n");
	S("5 %", "%d%%%n");
	S("5x", "%d%%%n");
	S("abc", "abc%n");
	S("ab", "abc%n");
	S("", "abc");
	S("", "%n");
	S("12 x", "%d %n%c");
	S("1,2", "%d,%d%hhn");
}

static void texts(void)
{
	S("abc def", "%s%s");
	S("abc", "%2s%s");
	S("abc", "%c%2c");
	S_MUSL("ab", "%5c"); /* glibc stores them */
	S("", "%c");
	S(" a", "%c%c");
	S(" a", " %c");
	S("a]b", "%[]a]%c");
	S("ab-c", "%[a-b]%[-]%c");
	S("a-z", "%[a-]%c");
	S("x^y", "%[x^]%c");
	S("abc", "%[^b]%c");
	S("b", "%[^b]");
	S("]x", "%[^]]");
	S("hello", "%[a-g]%[h]%s");
	S("hello", "%[a-z]");
	S("hello world", "%*s %s");
	S("hello", "%3[a-z]%n");
	S("abc", "%*2c%c");
	S("abc", "%ls");
	S("abc", "%lc%2lc");
	S("abc", "%l[a-b]%c");
	S("\xff\xfe", "%[\xf0-\xff]");
}

static void floats(void)
{
	S("1.5 2.5 3.5", "%f%lf%Lf");
	S("1e5", "%f");
	S_MUSL("1e", "%f"); /* glibc takes what could not be given back: 1 */
	S_MUSL("1e+", "%f");
	S("1e+5x", "%f%c");
	S("inf -INFINITY", "%f%f");
	S("infi", "%f");
	S("nan", "%*f%n");
	S("0x1p4", "%f");
	S(".5 5.", "%f%f");
	S(".", "%f");
	S("-", "%f");
	S("x", "%f");
	S("", "%f");
	S("3.14159", "%4f%s");
	S("100e", "%3f%c");
	S("1.5", "%e");
	S("1.5", "%g");
	S("1.5", "%la");
}

/* The same file that several calls read: nothing is lost between them. */
static void streams(void)
{
	FILE *f = tmpfile();
	int a = -1, b = -1, n;
	char word[20] = "";
	int next;

	fputs("12abc 0xz -q 7\n9e+w 1.5.5", f);
	rewind(f);
	n = fscanf(f, "%d", &a);
	next = getc(f);
	show("fscanf stops before a letter", "%d %d %c", n, a, next);
	n = fscanf(f, "%s", word);
	show("fscanf goes on", "%d %s", n, word);
	n = fscanf(f, "%x", &a);
	next = getc(f);
	show("fscanf gives one character back [musl]", "%d %c", n, next);
	n = fscanf(f, "%d", &b);
	next = getc(f);
	show("fscanf of a sign alone", "%d %c", n, next);
	n = fscanf(f, "%d %n", &a, &b);
	show("fscanf skips the newline", "%d %d %d %ld", n, a, b, ftell(f));
	n = fscanf(f, "%*f");
	next = getc(f);
	show("fscanf of half an exponent", "%d %c", n, next);
	{
		double x = 0, y = 0;
		n = fscanf(f, "%lf%lf", &x, &y);
		show("fscanf of two numbers", "%d %g %g", n, x, y);
	}
	n = fscanf(f, "%d", &a);
	show("fscanf at the end", "%d %d %d", n, feof(f) != 0, ferror(f) != 0);
	rewind(f);
	n = fscanf(f, "%*[^\n]");
	next = getc(f);
	show("fscanf skips a line", "%d %d", n, next);
	fclose(f);
	f = fopen("/dev/null", "w");
	errno = 0;
	n = fscanf(f, "%d", &a);
	show("fscanf of a stream for writing [glibc]", "%d %s", n, error_name(errno)); /* musl: 0 */
	fclose(f);
	f = tmpfile();
	fwrite("a\0b", 1, 3, f);
	rewind(f);
	memset(word, '.', sizeof word);
	n = fscanf(f, "%c%c%c", word, word + 1, word + 2);
	show("fscanf reads NULs", "%d %d %d %d", n, word[0], word[1], word[2]);
	fclose(f);
}

static void memory(void)
{
	char *s = NULL, *t = NULL, *c = NULL;
	wchar_t *w = NULL;
	static char text[200001];
	int n = sscanf("hello world 123", "%ms %m[a-z] %3mc", &s, &t, &c);

	show("sscanf %m", "%d %s %s %.3s", n, s, t, c);
	free(s);
	free(t);
	free(c);
	n = sscanf("wide", "%mls", &w);
	show("sscanf %mls", "%d %ls", n, w);
	free(w);
	memset(text, 'y', 200000);
	n = sscanf(text, "%ms", &s);
	show("sscanf %ms of 200 KB", "%d %zu", n, strlen(s));
	free(s);
	memset(text, '0', 200000);
	text[199999] = '7';
	n = -1;
	sscanf(text, "%d", &n);
	show("sscanf of 200 KB of digits", "%d", n);
	for (int i = 0; i < 100000; i++)
		memcpy(text + 2 * i, "1 ", 2);
	n = 0;
	for (char *p = text; *p && n < 1000; n++) {
		int value, length;
		if (sscanf(p, "%d %n", &value, &length) != 1)
			break;
		p += length;
	}
	show("sscanf of a piece of a long text", "%d", n);
}

int main(void)
{
	integers();
	texts();
	floats();
	streams();
	memory();
	return 0;
}
