/* strtol and its like, wide ones too: value, where it stopped, errno. */
#include <inttypes.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <wchar.h>
#include "show.h"

static const char *const texts[] = {
	"", "0", "1", "-1", "+1", "  42abc", "\t\n\v\f\r 7", "0x", "0x1F", "0XaBg", "0xg", "-0x10", "0x-1", "010", "08", "0b101",
	"9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
	"18446744073709551615", "18446744073709551616", "-18446744073709551615", "-18446744073709551616",
	"99999999999999999999999999999999", "-99999999999999999999999999999999", "zz", "Zz!", "1_000", "--1", "+-1",
	"+", "-", " ", "- 1", "0x7fffffffffffffff", "0xffffffffffffffff", "0x10000000000000000", "00000000000000000000000000012",
	"2147483648", "-2147483649", "4294967296", "\xa0" "1", "1\xff",
};
static const int bases[] = { 0, 2, 8, 10, 16, 36 };

#define ROW(function, type, format) do { \
		char name[120]; \
		type value; \
		errno = 0; \
		value = function(text, &end, base); \
		/* Without a number, musl sets errno too. */ \
		sprintf(name, #function " %d in base %d%s", (int)i, base, end == text ? " [glibc]" : ""); \
		show(name, "%" format " %d %s", value, (int)(end - text), error_name(errno)); \
	} while (0)

static void narrow(size_t i, int base)
{
	const char *text = texts[i];
	char *end;

	ROW(strtol, long, "ld");
	ROW(strtoul, unsigned long, "lu");
	ROW(strtoll, long long, "lld");
	ROW(strtoull, unsigned long long, "llu");
	ROW(strtoimax, intmax_t, PRIdMAX);
	ROW(strtoumax, uintmax_t, PRIuMAX);
}

static void wide(size_t i, int base)
{
	wchar_t text[100], *end;

	for (size_t k = 0; k == 0 || texts[i][k - 1]; k++)
		text[k] = (unsigned char)texts[i][k] < 128 ? texts[i][k] : L'\u20ac';
	ROW(wcstol, long, "ld");
	ROW(wcstoul, unsigned long, "lu");
	ROW(wcstoll, long long, "lld");
	ROW(wcstoull, unsigned long long, "llu");
	ROW(wcstoimax, intmax_t, PRIdMAX);
	ROW(wcstoumax, uintmax_t, PRIuMAX);
}

int main(void)
{
	char *end;
	long value;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (size_t b = 0; b < sizeof bases / sizeof *bases; b++) {
			narrow(i, bases[b]);
			wide(i, bases[b]);
		}
	for (int base = -1; base <= 38; base += base == 1 ? 36 : base == -1 ? 2 : 1) {
		char name[60];
		errno = 0;
		value = strtol("12", NULL, base);
		sprintf(name, "strtol base %d", base);
		show(name, "%ld %s", value, error_name(errno));
	}
	show("strtol without an end", "%ld", strtol("12x", NULL, 10));
	show("atoi", "%d %d %d %d", atoi("12x"), atoi(" -7"), atoi(""), atoi("x"));
	show("atol, atoll", "%ld %lld", atol("-123456789012"), atoll("9223372036854775807"));
	value = strtol("0x", &end, 16);
	show("strtol of 0x", "%ld <%s>", value, end);
	show("imaxabs, imaxdiv", "%jd %jd %jd", imaxabs(-5), imaxdiv(-7, 2).quot, imaxdiv(-7, 2).rem);
	show("a64l", "%ld %ld", a64l("/."), a64l(""));
	show("a64l of 36 bits [musl]", "%ld", a64l("zzzzzz")); /* glibc does not extend the sign */
	show("l64a", "%s", l64a(123456789));
	show("l64a of 0", "<%s>", l64a(0));
	show("a64l of l64a", "%ld %ld", a64l(l64a(2147483647)), a64l(l64a(64)));
	show("inttypes", "%" PRId8 " %" PRIu16 " %" PRIx32 " %" PRId64 " %" PRIdPTR " %" PRIdFAST16 " %" PRIXMAX,
		(int8_t)-1, (uint16_t)65535, (uint32_t)0xabcdef, INT64_MIN, (intptr_t)-5, (int_fast16_t)6, UINTMAX_MAX);
	return 0;
}
