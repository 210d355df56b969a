/* strtod and its like: the value's bits, where it stopped, errno. */
#include <fenv.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <wchar.h>
#include "show.h"

static const char *const texts[] = {
	"", "0", "-0", "+0", " 1", "\t\n 1.5x", "0x", "0x.", "0x1", "0x1p", "0x1p+", "0x1.8p3", "0xg", "1e", "1e+", "1e5",
	"1E-5", "1e-", "inf", "INFINITY", "infinit", "-inf", "nan", "nan(", "nan(abc)", "nan(a!)", "na", "i", ".", "+.", "-.e1",
	".5", "5.", "5.e1", "1e400", "-1e400", "1e-400", "-1e-400", "1e5000", "1e-5000", "1e99999999999999999999",
	"1e-99999999999999999999", "0e99999999999999999999", "4.9e-324", "2.4703282292062327208e-324",
	"2.4703282292062328e-324", "2.2250738585072014e-308", "2.2250738585072011e-308", "2.2250738585072012e-308",
	"1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "0x1.fffffffffffff8p1023",
	"0x1.fffffffffffff7p1023", "0x0.8p-1074", "0x0.80000001p-1074", "0x1p-1074", "0x1.8p-1074",
	"0x1p-99999999999999999999", "0x1p99999999999999999999", "0x.1p4", "0x1.p4", "0x1.00000000000008p0",
	"0x1.00000000000008000000000000000001p0", "0x123456789abcdef123456789abcdef", "1e1e1", "1.2.3", "0x1.2.3", "--1", "+-1",
	"1 2", "1_0", "infinityx", "1e23", "9007199254740993", "9007199254740992.99999999999999999", "1.17549435e-38",
	"1.17549429e-38", "7.006492321624085e-46", "3.4028235677973366e38", "3.4028234663852886e38", "16777217",
	"3.362103143112093506e-4932", "1.189731495357231765e4932", "1.18973149535723176506e4932", "3.6e-4951", "1.8e-4951",
	"00000000000000000000000001", "0.00000000000000000000000000000000000000000000001e47", "0x1P2", "1,5",
	"100000000000000000000000000000000000000000000000000e-50", "8.5e+15", "0.1", "0.3", "123456789012345678901234567890",
	"6.02214076e23", "1.0000000000000002220446049250313", "1.00000000000000011102230246251565404236316680908203125",
	"1.00000000000000011102230246251565404236316680908203124", "1.00000000000000011102230246251565404236316680908203126",
};

/* musl does not say ERANGE for everything that is tiny and inexact, nor for an overflow that comes of
 * rounding a hexadecimal number, nor takes the sign of a NaN. */
static int differs(const char *text)
{
	double value = strtod(text, NULL);

	if (value == __builtin_inf() && text[1] == 'x')
		return 1;
	return value != value || __builtin_fabs(value) < 1e-300 || __builtin_fabsf(strtof(text, NULL)) < 1.2e-38F;
}

#define ROW(function, format) do { \
		errno = 0; \
		char name[100]; \
		__typeof(function(text, &end)) value = function(text, &end); \
		int error = errno; \
		sprintf(name, #function " %d%s", (int)i, differs(texts[i]) ? " [glibc]" : ""); \
		show(name, "%.21" format " %d %s", value, (int)(end - text), error_name(error)); \
	} while (0)

static void narrow(size_t i)
{
	const char *text = texts[i];
	char *end;

	ROW(strtod, "g");
	ROW(strtof, "g");
	ROW(strtold, "Lg");
}

static void wide(size_t i)
{
	wchar_t text[200], *end;

	for (size_t k = 0; k == 0 || texts[i][k - 1]; k++)
		text[k] = texts[i][k];
	ROW(wcstod, "g");
	ROW(wcstof, "g");
	ROW(wcstold, "Lg");
}

/* musl rounds to the nearest whatever fesetround said. */
static void directions(void)
{
	static const int modes[] = { FE_TONEAREST, FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO };
	static const char *const some[] = { "0.1", "-0.1", "1e400", "-1e400", "1e-400", "-1e-400", "9007199254740993", "1.5" };

	for (int m = 0; m < 4; m++)
		for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
			char name[80];
			double d;
			float f;

			sprintf(name, "strtod of %s rounded in direction %d [glibc]", some[i], m);
			fesetround(modes[m]);
			d = strtod(some[i], NULL);
			f = strtof(some[i], NULL);
			fesetround(FE_TONEAREST);
			show(name, "%a %a", d, (double)f);
		}
}

/* Much longer than any number needs: the digit that decides is the last. */
static void long_inputs(void)
{
	static char text[100100];
	char *end;
	double value;

	memset(text, '0', sizeof text);
	strcpy(text + 100000, "1");
	memcpy(text, "9007199254740993.", 17);
	value = strtod(text, &end);
	show("strtod of 100000 digits, above half", "%.0f %d", value, (int)(end - text));
	text[100000] = '0';
	value = strtod(text, &end);
	show("strtod of 100000 digits, half", "%.0f %d", value, (int)(end - text));
	memset(text, '0', 100000);
	text[1] = '.';
	strcpy(text + 99990, "7e99989");
	value = strtod(text, &end);
	show("strtod of 100000 zeros", "%.17g %d", value, (int)(end - text));
	memset(text, '9', 50000);
	strcpy(text + 50000, "e-50000");
	value = strtod(text, &end);
	show("strtod of 50000 nines", "%.17g %d", value, (int)(end - text));
}

int main(void)
{
	int point, negative;
	char text[40], *digits;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		narrow(i);
		wide(i);
	}
	directions();
	long_inputs();
	show("atof", "%g %g %g", atof("1.5x"), atof(""), atof("-1e3"));
	digits = ecvt(3.14159, 4, &point, &negative);
	show("ecvt", "%s %d %d", digits, point, negative);
	digits = ecvt(-0.00012345, 3, &point, &negative);
	show("ecvt small, negative", "%s %d %d", digits, point, negative);
	/* glibc writes a digit too many. */
	digits = ecvt(99999, 3, &point, &negative);
	show("ecvt rounds to one digit more [musl]", "%s %d %d", digits, point, negative);
	digits = ecvt(0, 3, &point, &negative);
	show("ecvt of 0", "%s %d %d", digits, point, negative);
	digits = fcvt(3.14159, 2, &point, &negative);
	show("fcvt", "%s %d %d", digits, point, negative);
	digits = fcvt(-1234.5678, 2, &point, &negative);
	show("fcvt large, negative", "%s %d %d", digits, point, negative);
	show("gcvt", "%s", gcvt(3.14159, 3, text));
	show("gcvt large", "%s", gcvt(1e20, 6, text));
	return 0;
}
