/* <ctype.h>: every class and case of every value that may be asked, in "C" and in C.UTF-8. */
#include <ctype.h>
#include <locale.h>
#include "show.h"

static void classes(const char *where)
{
	static int (*const each[])(int) = { isalnum, isalpha, isblank, iscntrl, isdigit, isgraph, islower, isprint,
		ispunct, isspace, isupper, isxdigit, isascii };
	static const char *const names[] = { "isalnum", "isalpha", "isblank", "iscntrl", "isdigit", "isgraph",
		"islower", "isprint", "ispunct", "isspace", "isupper", "isxdigit", "isascii" };
	char name[64], row[300];

	for (unsigned i = 0; i < sizeof each / sizeof *each; i++) {
		for (int c = -1; c < 256; c++)
			row[c + 1] = each[i](c) ? '1' : '0';
		row[257] = 0;
		snprintf(name, sizeof name, "ctype.%s %s", names[i], where);
		show(name, "%s", row);
	}
	unsigned long sum = 0;
	for (int c = -1; c < 256; c++)
		sum = sum * 31 + (unsigned)tolower(c) * 7 + (unsigned)toupper(c);
	snprintf(name, sizeof name, "ctype.cases %s", where);
	show(name, "%lu %c%c%c %d %d", sum, tolower('Q'), toupper('q'), toupper('['), tolower(EOF), toupper(0xe4));
}

int main(void)
{
	int i = 'a';

	classes("C");
	setlocale(LC_ALL, "C.UTF-8");
	classes("C.UTF-8");
	show("ctype.toascii", "%d %d", toascii(0x1e1), toascii('a'));
	show("ctype.once", "%d %d", !!isdigit(i++), i);
	locale_t c = newlocale(LC_ALL_MASK, "C", 0);
	show("ctype.l", "%d %d %d %c %c", !!isalpha_l('x', c), !!isspace_l('x', c), !!isalpha_l(0xe4, c),
		toupper_l('x', c), tolower_l('X', c));
	freelocale(c);
#if defined(__GLIBC__) || defined(__LIBC_MINI__)
	unsigned long sum = 0;
	for (int k = -128; k < 256; k++)
		sum = sum * 31 + (*__ctype_b_loc())[k];
	show("ctype.table [glibc]", "%lu %d %d", sum, (*__ctype_tolower_loc())['A'], (*__ctype_toupper_loc())['z']);
#endif
	return 0;
}
