/* <iconv.h>. */
#include <iconv.h>
#include "show.h"

static void convert(const char *name, const char *to, const char *from, const char *in, size_t n, size_t room)
{
	char out[64], hex[160] = "", *i = (char *)in, *o = out;
	size_t left = n, result, space = room;
	iconv_t cd = iconv_open(to, from);

	if (cd == (iconv_t)-1) {
		show(name, "no such encoding");
		return;
	}
	errno = 0;
	result = iconv(cd, &i, &left, &o, &space);
	for (char *p = out; p < o; p++)
		sprintf(hex + 3 * (p - out), "%02x ", *p & 255);
	show(name, "%zd %s %zu %zu: %s", (ssize_t)result, error_name(errno), left, room - space, hex);
	iconv_close(cd);
}

#define ROW(name, to, from, in) convert("iconv." name, to, from, in, sizeof in - 1, 60)

static void tables(void)
{
	/* a sum over all bytes of each encoding; those of musl and glibc differ in places without a
	 * standard: glibc's is followed. CP864 is left out: there glibc gives up ASCII's '%'. */
	static const char *names[] = { "ISO-8859-1", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6",
		"ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "ISO-8859-10", "ISO-8859-11", "ISO-8859-13", "ISO-8859-14",
		"ISO-8859-15", "ISO-8859-16", "CP1250", "CP1251", "CP1252", "CP1253", "CP1254", "CP1255", "CP1256", "CP1257",
		"CP1258", "KOI8-R", "KOI8-U", "CP437", "CP737", "CP775", "CP850", "CP852", "CP855", "CP857", "CP858", "CP860", "CP861",
		"CP862", "CP863", "CP865", "CP866", "CP869", "CP874", "TIS-620" };
	char name[64];

	for (unsigned k = 0; k < sizeof names / sizeof *names; k++) {
		iconv_t to = iconv_open("UCS-4BE", names[k]), back = iconv_open(names[k], "UCS-4BE");
		unsigned long sum = 0;
		int count = 0, same = 1;
		if (to == (iconv_t)-1 || back == (iconv_t)-1)
			continue;
		for (int byte = 0; byte < 256; byte++) {
			char in = (char)byte, out[8] = "", again[8] = "", *i = &in, *o = out;
			size_t left = 1, room = 8;
			if (iconv(to, &i, &left, &o, &room) == (size_t)-1 || room == 8) {
				iconv(to, NULL, NULL, NULL, NULL);
				continue;
			}
			for (char *p = out; p < o; p++)
				sum = sum * 31 + (unsigned char)*p;
			i = out, left = (size_t)(o - out), o = again, room = 8;
			if (iconv(back, &i, &left, &o, &room) == (size_t)-1 || again[0] != in)
				same = 0;
			count++;
		}
		/* glibc's CP1255 and CP1258 wait for accents that follow */
		snprintf(name, sizeof name, "iconv.%s [%s]", names[k],
			strcmp(names[k], "CP1255") && strcmp(names[k], "CP1258") ? "glibc" : "musl");
		show(name, "%d %lu %d", count, sum, same);
		iconv_close(to);
		iconv_close(back);
	}
}

int main(void)
{
	errno = 0;
	show("iconv.unknown", "%d %s", iconv_open("nonsense", "UTF-8") == (iconv_t)-1, error_name(errno));
	show("iconv.unknown from", "%d", iconv_open("UTF-8", "nonsense") == (iconv_t)-1);
	ROW("ascii", "UTF-8", "ASCII", "abc");
	ROW("ascii wrong", "UTF-8", "ASCII", "ab\x80z");
	ROW("latin1", "UTF-8", "ISO-8859-1", "\xe4\xff\x80");
	ROW("to latin1", "iso_8859-1", "utf8", "\xc3\xa4z");
	ROW("to latin1 unmappable [glibc]", "LATIN1", "UTF-8", "a\xe2\x82\xac"); /* musl: '*' */
	ROW("latin9", "ISO-8859-15", "UTF-8", "\xe2\x82\xac");
	ROW("utf8 cut", "UTF-16LE", "UTF-8", "ab\xe2\x82");
	ROW("utf8 wrong", "UTF-16LE", "UTF-8", "ab\xff");
	ROW("utf8 surrogate", "UTF-16LE", "UTF-8", "\xed\xa0\x80");
	ROW("utf8 overlong", "UTF-16LE", "UTF-8", "\xc0\x80");
	ROW("utf16le", "UTF-16LE", "UTF-8", "a\xf0\x9f\x98\x80");
	ROW("utf16be", "UTF-16BE", "UTF-8", "a\xf0\x9f\x98\x80");
	ROW("from utf16be", "UTF-8", "UTF-16BE", "\xd8\x3d\xde\x00\x00z");
	ROW("from utf16 cut", "UTF-8", "UTF-16BE", "\x00" "a\xd8\x3d\xde");
	ROW("from utf16 odd", "UTF-8", "UTF-16LE", "a\x00" "b");
	ROW("from utf16 lone", "UTF-8", "UTF-16LE", "a\x00\x00\xdc");
	ROW("utf16 mark le", "UTF-8", "UTF-16", "\xff\xfe" "a\x00");
	ROW("utf16 mark be", "UTF-8", "UTF-16", "\xfe\xff\x00" "a");
	ROW("utf16 no mark [glibc]", "UTF-8", "UTF-16", "a\x00"); /* musl: big endian */
	ROW("to utf16 [glibc]", "UTF-16", "UTF-8", "a\xc3\xa4");
	ROW("utf32be", "UTF-32BE", "UTF-8", "\xf0\x9f\x98\x80");
	ROW("from utf32le", "UTF-8", "UTF-32LE", "\x00\xf6\x01\x00");
	ROW("from utf32 beyond", "UTF-8", "UTF-32BE", "\x00\x11\x00\x00");
	ROW("ucs2be", "UCS-2BE", "UTF-8", "\xe2\x82\xac");
	ROW("ucs2 [glibc]", "UCS-2", "UTF-8", "a");
	ROW("ucs4 [glibc]", "UCS-4", "UTF-8", "a");
	ROW("ucs2 beyond [glibc]", "UCS-2BE", "UTF-8", "\xf0\x9f\x98\x80");
	ROW("wchar_t", "WCHAR_T", "UTF-8", "\xe2\x82\xac");
	ROW("koi8", "UTF-8", "KOI8-R", "\xc1\xc2");
	ROW("cp1252", "UTF-8", "WINDOWS-1252", "\x80\x93");
	ROW("cp866", "CP866", "UTF-8", "\xd0\x90");
	convert("iconv.no room", "UTF-8", "ISO-8859-1", "ab\xe4", 3, 3);
	convert("iconv.no room at all", "UTF-8", "UTF-8", "ab", 2, 0);
	convert("iconv.no input", "UTF-8", "UTF-8", "", 0, 8);
	convert("iconv.no room pair", "UTF-16LE", "UTF-8", "a\xf0\x9f\x98\x80", 5, 4);
	ROW("translit [glibc]", "ASCII//TRANSLIT", "UTF-8", "\xe2\x82\xac\xe2\x80\x93");

	iconv_t cd = iconv_open("UTF-16LE", "UTF-8");
	char text[] = "\xc3\xa4", out[8], *i = text, *o = out;
	size_t left = 1, room = 8, result;
	result = iconv(cd, &i, &left, &o, &room);
	show("iconv.piecewise", "%zd %zu", (ssize_t)result, left);
	left = 2;
	result = iconv(cd, &i, &left, &o, &room);
	show("iconv.piecewise whole", "%zd %zu %02x", (ssize_t)result, left, out[0] & 255);
	show("iconv.reset", "%zd %zd", (ssize_t)iconv(cd, NULL, NULL, NULL, NULL), (ssize_t)iconv(cd, NULL, NULL, &o, &room));
	show("iconv.close", "%d", iconv_close(cd));
	tables();
	return 0;
}
