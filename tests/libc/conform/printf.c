/* The printf family. The row's name is the call's arguments; the result: what it returned, errno if
 * it failed, what it wrote. */
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <wchar.h>
#include "show.h"

#define countof(array) (sizeof(array) / sizeof *(array))

static char text[70000];

static void row(const char *mark, const char *name, const char *format, ...)
{
	char label[400];
	va_list values;
	int n;

	memset(text, 0, sizeof text);
	errno = 0;
	va_start(values, format);
	n = vsnprintf(text, sizeof text, format, values);
	va_end(values);
	strcpy(label, "printf ");
	strncat(label, name, 300);
	strcat(label, mark);
	if (n < 0)
		show(label, "%d %s", n, error_name(errno));
	else
		show(label, "%d <%.2000s>", n, text);
}

#define P(...) row("", #__VA_ARGS__, __VA_ARGS__)
#define P_GLIBC(...) row(" [glibc]", #__VA_ARGS__, __VA_ARGS__)
#define P_MUSL(...) row(" [musl]", #__VA_ARGS__, __VA_ARGS__)

static void integers(void)
{
	int n = -1;
	signed char n8 = -1;
	short n16 = -1;
	long long n64 = -1;

	P("%d|%i|%u|%o|%x|%X|%c|%%", 42, -42, 42u, 42u, 0xbeefu, 0xbeefu, 'c');
	P("%d %d %ld %ld %lld", INT_MAX, INT_MIN, LONG_MAX, LONG_MIN, LLONG_MIN);
	P("%hhd %hhu %hd %hu", 0x1234, 0x12ff, 0x12345, 0x1ffff);
	P("%jd %ju %zd %zu %td", (intmax_t)-1, (uintmax_t)-1, (ssize_t)-2, (size_t)-2, (ptrdiff_t)-3);
	P_GLIBC("%Ld %qd", 1LL << 40, 1LL << 41);
	P("%5d|%-5d|%05d|%+d|% d|%+5d|% 05d|%-+5d|", 42, 42, 42, 42, 42, 42, 42, 42);
	P("%.5d|%8.5d|%-8.5d|%08.5d|%+.3d|% .3d|", 42, 42, 42, 42, 42, -42);
	P("%.0d|%.d|%5.0d|%+.0d|%#.0o|%#.0x|%.0u|", 0, 0, 0, 0, 0, 0, 0);
	P("%#o|%#x|%#X|%#o|%#x|%#08x|%#8x|%#-8x|%#.4o|%#.2o|", 8, 255, 255, 0, 0, 255, 255, 255, 8, 64);
	P("%*d|%-*d|%*d|%.*d|%.*d|%*.*d|", 5, 1, 5, 2, -5, 3, 3, 4, -1, 5, 6, 3, 7);
	P("%0*d|%0-5d|%-05d|", -5, 3, 4, 5);
	P("%'d %'.2f", 1234567, 1234567.0);
	P("%2$s %1$s|%2$*3$s", "a", "b", 5);
	P("%3$d %1$d %2$*4$.*5$f|%5$d", 7, 3.5, -9, 9, 3);
	P("%1$d %1$x %2$s %1$o", 100, "again");
	P_MUSL("%3$s", 1, 2, "three"); /* a gap: glibc takes what is not used for an int */
	P("%p %10p|%-10p|", (void *)0x1234, (void *)0x12, (void *)0xff);
	P_GLIBC("%p %8p|", NULL, NULL); /* musl: 0 */
	P_GLIBC("%b %#b %#B %10b|%010b", 5, 5, 5, 5, 5); /* C23; musl has it not yet */
	P("abc%n%d", &n, 5);
	P("%d%hhn%d%hn%d%lln", 12, &n8, 345, &n16, 6789, &n64);
	show("printf %n stored", "%d %d %d %d", n, n8, n16, (int)n64);
	P("%c%c%c|%3c|%-3c|", 'a', 0, 'b', 'c', 'd');
}

static void strings(void)
{
	char three[3] = { 'a', 'b', 'c' };

	P("%s|%5s|%-5s|%.2s|%5.1s|%-5.1s|%.0s|%.*s|", "abc", "abc", "abc", "abc", "abc", "abc", "abc", -1, "abc");
	P("%.3s", three);
	P("%s|%10s|%.6s", NULL, NULL, NULL);
	P_GLIBC("%.3s|%5.0s|", NULL, NULL); /* musl: "(nu" */
	P("%ls|%.2ls|%5ls|%-5ls|%lc|%S|%C", L"abc", L"abc", L"abc", L"abc", L'x', L"upper", L'y');
	errno = ENOENT;
	snprintf(text, sizeof text, "%m|%30m|%.2m|%-30m|");
	show("printf %m", "%s", text);
	P("%zu%s%%", (size_t)3, "");
	P("%200s|", "x");
	P("%-200s|", "x");
	P("%0200d|", 1);
}

static void multibyte(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	P("%ls|%.3ls|%.4ls|%.5ls|%6.3ls|%-6.3ls|", L"a\u20acb", L"a\u20acb", L"a\u20acb", L"a\u20acb",
		L"\u20ac\u20ac", L"\u20ac\u20ac");
	P("%lc|%5lc|%-5lc|", (wint_t)0xe9, (wint_t)0x20ac, (wint_t)0x1f600);
	P("%ls", L"x\xd800y");
	P("%.1ls", L"x\xd800y");
	P_MUSL("%lc", (wint_t)0x110000); /* glibc encodes it */
	P("%s", "\xe2\x82\xac");
	setlocale(LC_ALL, "C");
}

static void floats(void)
{
	static const double values[] = { 0.0, -0.0, 1.0, 0.5, 1.5, 2.5, 0.1, 3.14159265358979, 123456789.0,
		1e10, 1e21, 1e22, 1e23, 99999.5, 999999.5, 9.9999995, 0.0001, 0.00001, 0.000099999995,
		1.7976931348623157e308, 2.2250738585072014e-308, 4.9e-324, 1e-310, 0.045, 1.005, 1234.5678 };
	static const char *const formats[] = { "%f", "%e", "%g", "%a", "%.0f", "%.0e", "%.0g", "%.0a", "%.1f",
		"%.3e", "%.10g", "%.17g", "%.5a", "%.20a", "%#.0f", "%#.0e", "%#g", "%#.3g", "%+f", "% e", "%015.3f",
		"%-15.3e|", "%15g|", "%020a", "%-20A|", "%G", "%E", "%F", "%.30f", "%.60g", "%.2000g", "%.340f", "%#.0a" };

	for (size_t i = 0; i < countof(values); i++)
		for (size_t f = 0; f < countof(formats); f++) {
			char label[80];
			int n = snprintf(text, sizeof text, formats[f], values[i]);
			/* Of a subnormal, glibc writes the exponent of its format, musl that of its first bit.
			 * Zeros behind the point of 1.00000e+06, which was rounded up: glibc loses them. */
			sprintf(label, "printf %s of value %d%s", formats[f], (int)i,
				i >= 21 && i <= 22 && strpbrk(formats[f], "aA") ? " [glibc]"
				: i == 14 && !strcmp(formats[f], "%#g") ? " [musl]" : "");
			show(label, "%d %s", n, text);
		}
	P("%f %F %e %G %g %a %A|%8f|%-8f|%08f|%+f|% f", INFINITY, INFINITY, INFINITY, INFINITY, -INFINITY,
		INFINITY, -INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, INFINITY);
	P("%f %F %e %08g %+f|%.3a", NAN, NAN, NAN, NAN, NAN, NAN);
	P("%.1f %.1f %.1f %.1f %.2f %.2f", 0.25, 0.35, 0.05, 0.15, 2.675, 1.115);
	P("%.0f %.0f %.0f %.0f %.0f", 0.5, 1.5, 2.5, 3.5, 0.50000000000000011);
	P("%g %g %g %g %g %g", 100000.0, 1000000.0, 123456.0, 1234567.0, 0.0001, 0.00001);
	P("%#.4g %#.4g %#.4g|%.4g", 1000.0, 0.0, 1e10, 1e-5);
	P("%.14g %.15g %.16g %.17g", 0.1, 0.1, 0.1, 0.1);
	P("%.1000f|", 1e-300);
	P("%.3f|%.3f|%10.2f|%-10.2f|", 1e15, -1e15, 1e5, 1e5);
	P("%.50f", 1.0 / 3);
	P("%lf", 1.5);
	P_GLIBC("%hf", 2.5); /* musl refuses it */
	P("%.1f|%.1f|%.9f|%.9f", 123456789.0, 999999999.96, 1e9, 999999999.9999999);
	P("%f", 1e308);
}

static void long_doubles(void)
{
	P("%Lf %Le %Lg %.20Lg", 1.5L, 1.5L, 1.5L, 0.1L);
	P("%.30Lf", 3.14159265358979323846264338327950288L);
	P("%Lg %Lg %Lg", 1.18973149535723176502e4932L, 3.3621031431120935063e-4932L, 3.6e-4951L);
	P("%.40Lg|%.10Le", 1e4000L, 1e-4000L);
	P("%.0Lf", 1e100L);
	P("%Lf %LE %LG %LF", (long double)INFINITY, (long double)-INFINITY, (long double)NAN, (long double)NAN);
	/* glibc has four bits of a long double before the point, musl one. */
	P_GLIBC("%La %La %La %.0La %.3La %LA", 1.0L, 0.1L, -3.5L, 15.5L, 0xf.fffcp0L, 3.6e-4951L);
	P("%La", 0.0L);
}

static void failures(void)
{
	char five[6] = "XXXXX";
	int n = snprintf(five, 5, "%s", "abcdefgh");

	show("snprintf cuts", "%d <%s>", n, five);
	strcpy(five, "XXXXX");
	n = snprintf(five, 1, "%d", 123);
	show("snprintf of 1 byte", "%d <%s> %c", n, five, five[1]);
	strcpy(five, "XXXXX");
	n = snprintf(five, 0, "%d", 123);
	show("snprintf of 0 bytes", "%d <%s>", n, five);
	show("snprintf of no memory", "%d", snprintf(NULL, 0, "%s %f", "hello", 1.5));
	show("snprintf cuts a float", "%d <%s>", snprintf(five, 4, "%.3f", 1.5), five);
#ifndef __GLIBC__ /* which counts every blank: half a minute */
	errno = 0;
	n = snprintf(NULL, 0, "%2147483647d%d", 1, 1);
	show("snprintf more than INT_MAX [musl]", "%d %s", n, error_name(errno));
	errno = 0;
	n = snprintf(NULL, 0, "%.*f", INT_MAX, 1.0);
	show("snprintf precision INT_MAX [musl]", "%d %s", n, error_name(errno));
#endif
	P("%2147483648d", 1);
	P("%.2147483648d", 1);
	P("%99999999999999999999d", 1);
	P("%.99999999999999999999f", 1.0);
	P("abc%");
	P("abc%5");
	P("abc%l");
	/* glibc writes the directive as it stands. */
	P_MUSL("%y", 1);
	P_MUSL("%5.-3d", 1);
}

static void others(void)
{
	char *p = NULL, *long_text = malloc(50001);
	FILE *f = tmpfile();
	int n = asprintf(&p, "%d-%s", 42, "abc");

	show("asprintf", "%d <%s>", n, p);
	free(p);
	memset(long_text, 'x', 50000);
	long_text[50000] = 0;
	n = asprintf(&p, "%s%s|", long_text, long_text);
	show("asprintf of 100 KB", "%d %zu %c", n, strlen(p), p[n - 1]);
	free(p);
	n = fprintf(f, "%d %s\n%5000d|%s", 1, "two", 3, long_text);
	show("fprintf", "%d %ld", n, ftell(f));
	rewind(f);
	text[0] = 0;
	show("fprintf wrote", "%s%s", fgets(text, 100, f), fread(text, 1, 5001, f) == 5001 ? text + 4999 : "?");
	n = dprintf(fileno(f), "%s|%d", long_text, 7);
	show("dprintf", "%d", n);
	fclose(f);
	errno = 0;
	n = dprintf(-1, "x");
	show("dprintf to nothing", "%d %s", n, error_name(errno));
	f = fopen("/dev/null", "r");
	errno = 0;
	n = fprintf(f, "x");
	show("fprintf to a stream for reading [glibc]", "%d %s %d", n, error_name(errno), ferror(f) != 0);
	fclose(f);
	f = fopen("/dev/full", "w");
	setvbuf(f, NULL, _IONBF, 0);
	errno = 0;
	n = fprintf(f, "%d", 5);
	show("fprintf to a full device", "%d %s %d", n, error_name(errno), ferror(f) != 0);
	fclose(f);
	show("sprintf", "%d <%s>", sprintf(text, "%s %d", "abc", 5), text);
	free(long_text);
}

int main(void)
{
	integers();
	strings();
	multibyte();
	floats();
	long_doubles();
	failures();
	others();
	return 0;
}
