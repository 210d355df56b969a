/* differential SEED [FACTOR]: random formats and numbers through glibc's functions and through those
 * of libc-mini, which are linked in as mini_…; a case that differs is printed. */
#include <errno.h>
#include <fenv.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

int mini_snprintf(char *, size_t, const char *, ...);
int mini_swprintf(wchar_t *, size_t, const wchar_t *, ...);
int mini_sscanf(const char *, const char *, ...);
float mini_strtof(const char *, char **);
double mini_strtod(const char *, char **);
long double mini_strtold(const char *, char **);
long mini_strtol(const char *, char **, int);
unsigned long mini_strtoul(const char *, char **, int);
double mini_wcstod(const wchar_t *, wchar_t **);

static long cases, different;
static char theirs[60000], ours[60000];
static const int directions[] = { FE_TONEAREST, FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO };

/* ---- random ---- */

static uint64_t state;

static uint64_t bits(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state * 0x2545f4914f6cdd1du;
}

static unsigned below(unsigned n)
{
	return (unsigned)((bits() >> 32) * n >> 32);
}

static int one_in(unsigned n)
{
	return below(n) == 0;
}

/* Mostly to the nearest. */
static int direction(void)
{
	return directions[one_in(2) ? below(4) : 0];
}

static double any_double(void)
{
	uint64_t b = bits();
	double d;

	switch (below(8)) {
	case 0: return (double)(b % 2000000);
	case 1: return (double)(int64_t)(b % 20000000) / 1000;
	case 2: return (double)(b % 100000) / 64;        /* exact halves of decimal places */
	case 3: return (double)(b >> 40) * 1e-30;
	case 4: b >>= below(64); break;                 /* subnormal, and less */
	}
	memcpy(&d, &b, 8);
	return d;
}

/* Any of the encodings that a processor makes. (Of pseudo-denormals, which it only reads, glibc loses
 * the first bit, except in %La.) */
static long double any_long_double(void)
{
	uint64_t mantissa = bits();
	uint16_t exponent = (uint16_t)bits();
	long double value = 0;

	if (one_in(3))
		exponent = (uint16_t)(16383 - 70 + below(140));
	if (one_in(10))
		exponent &= 0x8000;
	if (exponent & 0x7fff)
		mantissa |= (uint64_t)1 << 63;
	else
		mantissa >>= below(63) + 1;
	memcpy(&value, &mantissa, 8);
	memcpy((char *)&value + 8, &exponent, 2);
	return value;
}

/* ---- printf ---- */

static void same_text(const char *format, const char *what, int n, int mini_n)
{
	cases++;
	if (n == mini_n && !strcmp(theirs, ours))
		return;
	if (different++ < 20)
		printf("%s of %s\n  glibc %d <%.300s>\n  mini  %d <%.300s>\n", format, what, n, theirs, mini_n, ours);
}

static char *any_flags(char *p)
{
	*p++ = '%';
	for (const char *flag = "-+ #0'"; *flag; flag++)
		if (one_in(4))
			*p++ = *flag;
	return p;
}

static int any_precision(void)
{
	switch (below(8)) {
	case 0: return (int)below(1100);
	case 1: return -1;
	case 2: return 17;
	}
	return (int)below(25);
}

static void print_float(void)
{
	char format[32], what[80], *p = any_flags(format);
	int width = one_in(3) ? (int)below(70) - 10 : 0, precision = any_precision(), way = direction();
	int n, mini_n;

	p = stpcpy(p, "*.*");
	if (one_in(2)) {
		long double value = any_long_double();
		*p++ = 'L';
		*p++ = "aAeEfFgG"[below(8)];
		*p = 0;
		sprintf(what, "(%d, %d) %La, direction %d", width, precision, value, way);
		fesetround(way);
		n = snprintf(theirs, sizeof theirs, format, width, precision, value);
		mini_n = mini_snprintf(ours, sizeof ours, format, width, precision, value);
	} else {
		double value = any_double();
		*p++ = "aAeEfFgG"[below(8)];
		*p = 0;
		sprintf(what, "(%d, %d) %a, direction %d", width, precision, value, way);
		fesetround(way);
		n = snprintf(theirs, sizeof theirs, format, width, precision, value);
		mini_n = mini_snprintf(ours, sizeof ours, format, width, precision, value);
	}
	fesetround(FE_TONEAREST);
	/* glibc 2.36 loses the zeros of %#g when 9.99… becomes 10. */
	if (strchr(format, '#') && strpbrk(format, "gG") && strlen(ours) != strlen(theirs))
		return;
	same_text(format, what, n, mini_n);
}

static void print_integer(void)
{
	static const char *const lengths[] = { "hh", "h", "", "l", "ll", "j", "z", "t" };
	char format[48], what[40], *p = any_flags(format);
	uint64_t value = one_in(16) ? 0 : bits() >> below(64);
	int n, mini_n;

	if (one_in(2))
		p += sprintf(p, "%u", below(40) + 1);
	if (one_in(2))
		p += sprintf(p, ".%u", below(40));
	p += sprintf(p, "%s%c", lengths[below(8)], "diouxX"[below(6)]);
	value = one_in(2) ? -value : value;
	sprintf(what, "%#lx", value);
	n = snprintf(theirs, sizeof theirs, format, value);
	mini_n = mini_snprintf(ours, sizeof ours, format, value);
	same_text(format, what, n, mini_n);
	if (one_in(8)) { /* and wide */
		wchar_t wide_format[48], wide[200];
		for (int i = 0; i == 0 || format[i - 1]; i++)
			wide_format[i] = format[i];
		mini_n = mini_swprintf(wide, 200, wide_format, value);
		for (int i = 0; i <= mini_n; i++)
			ours[i] = (char)wide[i];
		same_text(format, "wide", n, mini_n);
	}
}

static void print_string(void)
{
	char format[32], *p = format, text[40];
	unsigned length = below(39);
	int n, mini_n;

	for (unsigned i = 0; i < length; i++)
		text[i] = (char)('a' + below(26));
	text[length] = 0;
	p += sprintf(p, "<%%%s", one_in(2) ? "-" : "");
	if (one_in(2))
		p += sprintf(p, "%u", below(50) + 1);
	if (one_in(2))
		p += sprintf(p, ".%u", below(50));
	strcpy(p, "s>%c");
	n = snprintf(theirs, sizeof theirs, format, text, 'x');
	mini_n = mini_snprintf(ours, sizeof ours, format, text, 'x');
	same_text(format, text, n, mini_n);
}

/* ---- strtod ---- */

#define READ(type, function, letters) do { \
		char *end, *mini_end; \
		int error, mini_error; \
		type value, mini_value; \
		cases++; \
		errno = 0; \
		value = function(text, &end); \
		error = errno; \
		errno = 0; \
		mini_value = mini_##function(text, &mini_end); \
		mini_error = errno; \
		if (((value == mini_value && signbit(value) == signbit(mini_value)) || (value != value && mini_value != mini_value)) \
		 && end == mini_end && error == mini_error) \
			break; \
		if (different++ >= 20) \
			break; \
		printf(#function " of %.300s, direction %d\n  glibc %" letters " to %d, errno %d\n  mini  %" letters \
			" to %d, errno %d\n", text, fegetround(), value, (int)(end - text), error, mini_value, \
			(int)(mini_end - text), mini_error); \
	} while (0)

/* A number, its neighbour's middle, or something like a number. */
static void any_number(char *text)
{
	double d = any_double();
	float f;

	switch (below(13)) {
	case 0: case 1: sprintf(text, "%.*g", (int)below(30), d); break;
	case 2: sprintf(text, "%.17g", d); break;
	case 3: sprintf(text, "%lu.%lue%d", bits() >> below(64), bits() >> below(64), (int)below(640) - 320); break;
	case 4: sprintf(text, "%lue%d", bits(), (int)below(60) - 30); break;
	case 5: sprintf(text, "%a", d); break;
	case 6: /* the middle between two doubles, all its digits or some */
		if (!isfinite(d))
			d = 1;
		sprintf(text, "%.*Lg", one_in(2) ? 1100 : (int)below(30) + 10, ((long double)d + nextafter(d, INFINITY)) / 2);
		break;
	case 7: /* and two floats */
		f = (float)d;
		if (!isfinite(f))
			f = 1;
		sprintf(text, "%.*g", one_in(2) ? 200 : (int)below(30) + 3, ((double)f + nextafterf(f, INFINITY)) / 2);
		break;
	case 8: sprintf(text, one_in(2) ? "%.*Lg" : "%.*La", (int)below(30), any_long_double()); break;
	case 9: sprintf(text, "0x%lx.%lxp%d", bits(), bits() >> below(64), (int)below(2400) - 1200); break;
	case 10: sprintf(text, "%.*f", (int)below(400), d); break;
	case 11: { /* many digits, a point somewhere */
		unsigned n = below(1500) + 1;
		for (unsigned i = 0; i < n; i++)
			text[i] = (char)('0' + below(10));
		text[below(n)] = '.';
		sprintf(text + n, "e%d", (int)below(2000) - 1000);
		break;
	}
	default: { /* whatever */
		unsigned n = below(12);
		for (unsigned i = 0; i < n; i++)
			text[i] = "0123456789.eExXpP+-infINFAty()_ "[below(32)];
		text[n] = 0;
	}
	}
}

static void read_float(void)
{
	static char text[20000];

	any_number(text);
	fesetround(direction());
	READ(double, strtod, "a");
	READ(float, strtof, "a");
	READ(long double, strtold, "La");
	fesetround(FE_TONEAREST);
}

/* What is printed with enough digits comes back. */
static void round_trip(void)
{
	double d = any_double();
	long double l = any_long_double();

	mini_snprintf(ours, sizeof ours, "%.17g", d);
	cases += 3;
	if (isfinite(d) && mini_strtod(ours, NULL) != d && different++ < 20)
		printf("%a does not come back from %s\n", d, ours);
	mini_snprintf(ours, sizeof ours, "%a", d);
	if (isfinite(d) && mini_strtod(ours, NULL) != d && different++ < 20)
		printf("%a does not come back from %s\n", d, ours);
	mini_snprintf(ours, sizeof ours, "%.21Lg", l);
	if (isfinite(l) && mini_strtold(ours, NULL) != l && different++ < 20)
		printf("%La does not come back from %s\n", l, ours);
}

static void read_integer(void)
{
	char text[40], *end, *mini_end;
	unsigned n = below(24);
	int base = (int)below(37), error;
	unsigned long value, mini_value;

	for (unsigned i = 0; i < n; i++)
		text[i] = i < 4 && one_in(3) ? " +-0xX"[below(6)] : "0123456789abcdefzZ"[below(one_in(4) ? 18 : 10)];
	text[n] = 0;
	base = base == 1 ? 10 : base;
	for (int is_signed = 0; is_signed < 2; is_signed++) {
		cases++;
		errno = 0;
		value = is_signed ? (unsigned long)strtol(text, &end, base) : strtoul(text, &end, base);
		error = errno;
		errno = 0;
		mini_value = is_signed ? (unsigned long)mini_strtol(text, &mini_end, base) : mini_strtoul(text, &mini_end, base);
		if ((value != mini_value || end != mini_end || error != errno) && different++ < 20)
			printf("%s in base %d: glibc %lx to %d, errno %d; mini %lx to %d, errno %d\n", text, base, value,
				(int)(end - text), error, mini_value, (int)(mini_end - text), errno);
	}
}

/* ---- scanf: items of the right kind most of the time ---- */

static void scan(void)
{
	static unsigned char stored[2][4][64];
	char input[400] = "", format[100] = "", *in = input, *p = format;
	int n, mini_n, widths = 0;

	for (int i = 0; i < 4; i++) {
		p += sprintf(p, "%s%%%s", one_in(3) ? " " : "", one_in(8) ? "*" : "");
		if (one_in(6)) {
			p += sprintf(p, "%u", below(9) + 1);
			widths++;
		}
		switch (below(5)) {
		case 0:
			in += sprintf(in, one_in(2) ? "%#lx" : "%ld", (long)(bits() >> below(64)));
			p += sprintf(p, "%c%c", one_in(2) ? 'h' : 'l', "diux"[below(4)]);
			break;
		case 1: /* no exponent, which a width could cut, nor anything that is taken for one */
			in += sprintf(in, "%.*f", (int)below(10), (double)(int32_t)bits() / 1000);
			p = stpcpy(p, one_in(2) ? "f" : "lf");
			break;
		case 2:
			in += sprintf(in, "w%ux", below(1000));
			p = stpcpy(p, "s");
			break;
		case 3:
			in += sprintf(in, "abc%u]", below(10));
			p = stpcpy(p, one_in(2) ? "[^]]%*c" : "[a-c]%*[0-9]]");
			break;
		default:
			in = stpcpy(in, "q");
			p = stpcpy(strrchr(format, '%'), " q%n");
		}
		in = stpcpy(in, one_in(10) ? ":" : " ");
	}
	memset(stored, 0x55, sizeof stored);
	n = sscanf(input, format, stored[0][0], stored[0][1], stored[0][2], stored[0][3]);
	mini_n = mini_sscanf(input, format, stored[1][0], stored[1][1], stored[1][2], stored[1][3]);
	if (widths && strstr(input, "0x")) /* cut after the x, it is 0 to glibc, and no number to C11 */
		return;
	cases++;
	if ((n != mini_n || memcmp(stored[0], stored[1], sizeof stored[0])) && different++ < 20)
		printf("<%s> with <%s>: glibc %d, mini %d\n", input, format, n, mini_n);
}

int main(int argc, char **argv)
{
	long factor = argc > 2 && *argv[2] ? atol(argv[2]) : 1;

	state = 0x9e3779b97f4a7c15u * (uint64_t)atol(argc > 1 ? argv[1] : "1") | 1;
	for (int i = 0; i < 20; i++)
		bits();
#define RUN(count, call) for (long i = 0; i < (count) * factor; i++) call()
	RUN(300000, print_float);
	RUN(1000000, print_integer);
	RUN(300000, print_string);
	RUN(700000, read_float);
	RUN(200000, round_trip);
	RUN(1000000, read_integer);
	RUN(300000, scan);
	printf("%ld cases, %ld different\n", cases, different);
	return different != 0;
}
