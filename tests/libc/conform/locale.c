/* <locale.h>, <langinfo.h>, <nl_types.h>, <libintl.h>. */
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <libintl.h>
#include <nl_types.h>
#include <stdlib.h>
#include "show.h"

static const char *or_null(const char *s) { return s ? s : "(null)"; }

static void names(void)
{
	static const char *unknown[] = { "nonsense", "xx", "/etc/passwd", "en_US.ISO-8859-1", "..", "C.latin1" };
	char name[64];

	show("locale.start", "%s %s", setlocale(LC_ALL, NULL), setlocale(LC_CTYPE, NULL));
	show("locale.POSIX", "%s", setlocale(LC_ALL, "POSIX"));
	for (unsigned i = 0; i < sizeof unknown / sizeof *unknown; i++) {
		/* musl accepts every name */
		snprintf(name, sizeof name, "locale.unknown %s [glibc]", unknown[i]);
		show(name, "%s %s", or_null(setlocale(LC_ALL, unknown[i])), setlocale(LC_ALL, NULL));
	}
	show("locale.category", "%s %s", or_null(setlocale(-1, NULL)), or_null(setlocale(4711, "C")));
	/* musl joins six names always */
	show("locale.C.UTF-8 [glibc]", "%s", setlocale(LC_ALL, "C.UTF-8"));
	show("locale.codeset UTF-8", "%s", nl_langinfo(CODESET));
	show("locale.C again", "%s", setlocale(LC_ALL, "C"));
	show("locale.codeset C [glibc]", "%s", nl_langinfo(CODESET)); /* musl: "ASCII" */
	show("locale.one", "%s %s", setlocale(LC_CTYPE, "C.UTF-8"), setlocale(LC_NUMERIC, NULL));
	char *kept = strdup(setlocale(LC_ALL, NULL));
	show("locale.composite", "%d", strcmp(kept, "C") != 0);
	setlocale(LC_ALL, "C");
	show("locale.composite back", "%d %s", setlocale(LC_ALL, kept) != NULL, setlocale(LC_CTYPE, NULL));
	free(kept);
	setenv("LC_ALL", "", 1);
	setenv("LANG", "C", 1);
	setenv("LC_CTYPE", "C.UTF-8", 1);
	setlocale(LC_ALL, "");
	show("locale.environment", "%s %s", setlocale(LC_CTYPE, NULL), setlocale(LC_TIME, NULL));
	setenv("LC_ALL", "C", 1);
	show("locale.environment LC_ALL", "%s", setlocale(LC_ALL, ""));
	setenv("LC_ALL", "nonsense", 1);
	show("locale.environment unknown [glibc]", "%s %s", or_null(setlocale(LC_ALL, "")), setlocale(LC_ALL, NULL));
	setenv("LC_ALL", "C", 1);
	setlocale(LC_ALL, "C");
}

static void objects(void)
{
	locale_t c = newlocale(LC_ALL_MASK, "C", 0), utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", 0), copy, before;

	show("locale.uselocale 0", "%d", uselocale(0) == LC_GLOBAL_LOCALE);
	before = uselocale(utf8);
	show("locale.uselocale", "%d %d %d %s", before == LC_GLOBAL_LOCALE, uselocale(0) == utf8, (int)MB_CUR_MAX > 1,
		nl_langinfo(CODESET));
	copy = duplocale(uselocale(0));
	show("locale.uselocale back", "%d", uselocale(c) == utf8);
	show("locale.per thread", "%d", (int)MB_CUR_MAX);
	/* a static glibc forgets it in the copy */
	show("locale.langinfo_l [musl]", "%s", nl_langinfo_l(CODESET, copy));
	uselocale(LC_GLOBAL_LOCALE);
	show("locale.uselocale global", "%d", uselocale(0) == LC_GLOBAL_LOCALE);
	copy = newlocale(LC_CTYPE_MASK, "C", copy);
	show("locale.newlocale base [glibc]", "%s", nl_langinfo_l(CODESET, copy));
	freelocale(copy);
	errno = 0;
	copy = newlocale(LC_ALL_MASK, "nonsense", 0);
	show("locale.newlocale unknown [glibc]", "%d %s", copy == 0, error_name(errno));
	errno = 0;
	copy = newlocale(1 << 30, "C", 0);
	show("locale.newlocale mask [glibc]", "%d %s", copy == 0, error_name(errno));
	copy = duplocale(LC_GLOBAL_LOCALE);
	show("locale.duplocale global", "%d", copy != 0);
	freelocale(copy);
	freelocale(utf8);
	freelocale(c);
}

static void conventions(void)
{
	struct lconv *l = localeconv();
	static const struct { const char *name; nl_item item; } items[] = {
#define I(item) { #item, item },
		I(RADIXCHAR) I(THOUSEP) I(YESEXPR) I(NOEXPR) I(D_T_FMT) I(D_FMT) I(T_FMT) I(T_FMT_AMPM) I(AM_STR) I(PM_STR)
		I(ABDAY_1) I(ABDAY_7) I(DAY_1) I(DAY_7) I(ABMON_1) I(ABMON_12) I(MON_1) I(MON_12) I(CRNCYSTR)
	};
	char name[64];

	show("locale.localeconv", "'%s' '%s' '%s' '%s' '%s' '%s'", l->decimal_point, l->thousands_sep, l->grouping,
		l->currency_symbol, l->int_curr_symbol, l->negative_sign);
	show("locale.localeconv numbers", "%d %d %d %d", l->frac_digits == CHAR_MAX, l->p_cs_precedes == CHAR_MAX,
		l->int_n_sign_posn == CHAR_MAX, l->n_sign_posn == CHAR_MAX);
	for (unsigned i = 0; i < sizeof items / sizeof *items; i++) {
		/* musl says %T, and has no sign for a currency's place */
		snprintf(name, sizeof name, "locale.%s%s", items[i].name,
			items[i].item == D_T_FMT || items[i].item == CRNCYSTR ? " [glibc]" : "");
		show(name, "%s", nl_langinfo(items[i].item));
	}
	show("locale.nl_langinfo unknown", "'%s'", nl_langinfo(0x7fff0000));
}

static void messages(void)
{
	show("locale.gettext", "%s %s %s %s", gettext("a"), dgettext("d", "b"), ngettext("one", "more", 1),
		dcngettext("d", "one", "more", 0, LC_MESSAGES));
	show("locale.textdomain", "%s %s %s", textdomain(NULL), textdomain("mine"), textdomain(NULL));
	/* musl differs in what was not said */
	show("locale.textdomain back [glibc]", "%s", textdomain(""));
	show("locale.bindtextdomain [glibc]", "%s %s", bindtextdomain("mine", "/some/where"), bindtextdomain("mine", NULL));
	show("locale.codeset said [glibc]", "%s", bind_textdomain_codeset("mine", "UTF-8"));
	show("locale.catopen", "%d", catopen("/nowhere/nothing", 0) == (nl_catd)-1);
}

int main(void)
{
	names();
	objects();
	conventions();
	messages();
	return 0;
}
