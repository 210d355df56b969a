/* Addresses as text; names inside messages of the domain name system. */
#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/ether.h>
#include <resolv.h>
#include <stdlib.h>
#include "show.h"

static const char *const texts4[] = {
	"0.0.0.0", "127.0.0.1", "255.255.255.255", "1.2.3.4", "1.2.3", "1.2", "1", "4294967295",
	"4294967296", "256.0.0.1", "1.2.3.256", "1.2.65535", "1.2.65536", "1.16777215", "1.16777216",
	"01.02.03.04", "010.8.8.8", "0x7f.1", "0x7f000001", "0X1.0x2.0x3.0x4", "08.1.1.1", "1.2.3.4.5",
	"1.2.3.", ".1.2.3", "1..2.3", "", " 1.2.3.4", "1.2.3.4 ", "1.2.3.4x", "1.2.3.4 x", "0x", "1.0x",
	"a.b.c.d", "-1.2.3.4", "+1.2.3.4", "1.2.3.04", "001.2.3.4", "1.2.3.4\n", "00.0.0.0", "1.2.3.4.",
};

static const char *const texts6[] = {
	"::", "::1", "1::", "::1:2", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
	"1::2::3", "1::2:", "::1:", "::1:2:3:4:5:6:", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:", "::ffff:1.2.3.4", "::1.2.3.4", "1:2:3:4:5:6:1.2.3.4",
	"1:2:3:4:5:6:7:1.2.3.4", "::1.2.3", "::1.2.3.256", "::1.2.3.4:5", "fe80::1%lo", "12345::", "g::",
	"1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::3:4:5:6:7:8", "1:2:3:4::5:6:7:8", ":::", ":", "", "1",
	"FFFF::ABCD", "0:0:0:0:0:0:0:0", "00001::", "1:2:3:4:5:6:7:8 ", " ::1", "::01.2.3.4", "1:",
	"1.2.3.4", "1:2", "::1::", "1:2:3:4:5::1.2.3.4", "1:2:3:4:5:6::1.2.3.4", "64:ff9b::1.2.3.4",
	"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "::0.0.0.0", "0:1:2:3:4:5:6:7",
};

static void hex(char *to, const unsigned char *bytes, int n)
{
	for (int i = 0; i < n; i++)
		to += sprintf(to, "%02x", bytes[i]);
}

static void from_text(void)
{
	unsigned char bytes[16];
	char name[100], line[40], what[100];

	for (size_t i = 0; i < sizeof texts4 / sizeof *texts4; i++) {
		struct in_addr address = { 0 };
		int result;

		memset(bytes, 0, sizeof bytes);
		result = inet_pton(AF_INET, texts4[i], bytes);
		hex(line, bytes, result == 1 ? 4 : 0);
		if (result != 1)
			*line = 0;
		snprintf(name, sizeof name, "inet.pton 4 '%s'", texts4[i]);
		for (char *c = name; *c; c++)
			if (*c == '\n')
				*c = '|';
		show(name, "%d %s", result, line);
		result = inet_aton(texts4[i], &address);
		hex(line, (unsigned char *)&address, result ? 4 : 0);
		if (!result)
			*line = 0;
		/* musl's inet_aton() lets nothing follow, BSD's and glibc's spaces. */
		snprintf(what, sizeof what, "inet.aton '%s'%s", texts4[i],
			strpbrk(texts4[i], " \n+-") ? " [glibc]" : "");
		for (char *c = what; *c; c++)
			if (*c == '\n')
				*c = '|';
		show(what, "%d %s %x", result, line, inet_addr(texts4[i]));
	}
	for (size_t i = 0; i < sizeof texts6 / sizeof *texts6; i++) {
		int result;

		memset(bytes, 0, sizeof bytes);
		result = inet_pton(AF_INET6, texts6[i], bytes);
		*line = 0;
		if (result == 1)
			hex(line, bytes, 16);
		snprintf(name, sizeof name, "inet.pton 6 '%s'", texts6[i]);
		show(name, "%d %s", result, line);
	}
	errno = 0;
	show("inet.pton other", "%d %s", inet_pton(AF_UNIX, "1", bytes), error_name(errno));
}

static void to_text(void)
{
	static const unsigned char all[][16] = {
		{ 0 }, { [15] = 1 }, { [14] = 1 }, { [13] = 1, 2, 3 }, { [10] = 0xff, 0xff, 1, 2, 3, 4 },
		{ [12] = 1, 2, 3, 4 }, { 0x20, 1, 0xd, 0xb8, [15] = 5 }, { 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8 },
		{ 0, 1, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 8 }, { 0, 1, 0, 0, 0, 0, 0, 4, 0, 5, 0, 0, 0, 0, 0, 8 },
		{ 0, 1, 0, 0, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8 }, { 0xab, 0xcd, [15] = 0 }, { [0] = 1, [1] = 2 },
		{ [8] = 0xff, 0xff, [12] = 1, 2, 3, 4 }, { [10] = 0xff, 0xff, 0, 0, 0, 0 }, { 0, 1, 0, 0, 0, 3, 0, 0, 0, 5, 0, 0, 0, 7, 0, 0 },
		{ 0xfe, 0x80, [8] = 2, 0, 0x5e, 0xff, 0xfe, 0, 0, 1 }, { 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0 },
	};
	char text[64], name[60];

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		int compatible = i == 3 || i == 5;      /* musl writes these in hexadecimal */
		const char *result = inet_ntop(AF_INET6, all[i], text, sizeof text);

		snprintf(name, sizeof name, "inet.ntop 6 %d%s", (int)i, compatible ? " [glibc]" : "");
		show(name, "%s", result);
		snprintf(name, sizeof name, "inet.ntop 6 %d no room%s", (int)i, compatible ? " [glibc]" : "");
		errno = 0;
		size_t n = strlen(text);
		char small[64];
		result = inet_ntop(AF_INET6, all[i], small, n);
		show(name, "%d %s", result != NULL, error_name(errno));
		snprintf(name, sizeof name, "inet.ntop 6 %d just room%s", (int)i, compatible ? " [glibc]" : "");
		show(name, "%s", inet_ntop(AF_INET6, all[i], small, n + 1));
	}
	show("inet.ntop 4", "%s", inet_ntop(AF_INET, "\1\2\3\377", text, sizeof text));
	show("inet.ntop 4 zero", "%s", inet_ntop(AF_INET, "\0\0\0\0", text, 8));
	errno = 0;
	show("inet.ntop 4 no room", "%d %s", inet_ntop(AF_INET, "\0\0\0\0", text, 7) != NULL, error_name(errno));
	errno = 0;
	show("inet.ntop other", "%d %s", inet_ntop(99, "", text, 40) != NULL, error_name(errno));
	show("inet.ntoa", "%s", inet_ntoa((struct in_addr){ htonl(0x01020aff) }));
	show("inet.hton", "%x %x %x %x", htons(0x1234), htonl(0x12345678), ntohs(0x1234), ntohl(0x12345678));
}

/* musl counts classes by address and host in another byte order. */
static void classful(void)
{
	static const char *const nets[] = { "127", "10.1", "1.2.3", "1.2.3.4", "0x7f.1", "256", "1.256", "" , "x" };

	for (size_t i = 0; i < sizeof nets / sizeof *nets; i++) {
		char name[60];
		/* musl takes inet_addr()'s four-part reading. */
		snprintf(name, sizeof name, "inet.network '%s' [glibc]", nets[i]);
		show(name, "%x", inet_network(nets[i]));
	}
	for (unsigned a = 0; a < 256; a += 51) {
		struct in_addr address = { htonl(a << 24 | 0x010203) };
		char name[60];

		snprintf(name, sizeof name, "inet.size_class of %u [glibc]", a);
		show(name, "%x %x", inet_lnaof(address), inet_netof(address));
	}
	show("inet.makeaddr [glibc]", "%x %x %x", inet_makeaddr(127, 1).s_addr, inet_makeaddr(0x8001, 0x203).s_addr,
		inet_makeaddr(0xc00102, 3).s_addr);
}

static void ethernet(void)
{
	static const char *const texts[] = { "0:1:2:3:4:5", "aa:BB:cc:dd:ee:ff", "08:00:20:1:2:f" };

	for (size_t i = 0; i < 3; i++) {
		struct ether_addr *address = ether_aton(texts[i]);
		char name[40], line[20] = "";

		if (address)
			hex(line, address->ether_addr_octet, 6);
		snprintf(name, sizeof name, "inet.ether_aton %s", texts[i]);
		show(name, "%s", line);
	}
	show("inet.ether_aton bad", "%d %d", ether_aton("1:2:3:4:5") != NULL, ether_aton("1:2:3:4:5:g") != NULL);
	/* musl writes 0A where glibc writes a. */
	show("inet.ether_ntoa [glibc]", "%s", ether_ntoa(ether_aton("0:1:a:ff:4:5")));
}

static void names(void)
{
	static const unsigned char message[] = "\3www\7example\3com\0\4mail\300\4\300\22\300\31\1.\0\77\5ab";
	const unsigned char *end = message + sizeof message - 1;
	char name[300];
	int n;

	for (int at = 0; at < 30; at++) {
		char row[40];

		/* musl does not escape what cannot be printed. */
		memset(name, 0, sizeof name);
		n = dn_expand(message, end, message + at, name, sizeof name);
		snprintf(row, sizeof row, "inet.dn_expand at %d%s", at, at == 23 || at >= 26 ? " [glibc]" : "");
		show(row, "%d %s, skip %d", n, n < 0 ? "" : name, dn_skipname(message + at, end));
	}
	n = dn_expand(message, end, message, name, 8);
	show("inet.dn_expand no room", "%d", n);
	n = dn_expand(message, end, message, name, 16);
	show("inet.dn_expand just room", "%d %s", n, n > 0 ? name : "");
	/* dn_expand-empty: the root's name is "". */
	strcpy(name, "old");
	n = dn_expand((unsigned char *)"\0x", (unsigned char *)"\0x" + 1, (unsigned char *)"\0x", name, 10);
	(void)n;
	static const unsigned char root[] = "\0";
	strcpy(name, "old");
	n = dn_expand(root, root + 1, root, name, sizeof name);
	show("inet.dn_expand-empty", "%d '%s'", n, name);
	/* dn_expand-ptr-0: a pointer to the first byte; one to itself. */
	static const unsigned char pointer[] = "\2hi\0\300\0\300\6";
	n = dn_expand(pointer, pointer + 8, pointer + 4, name, sizeof name);
	show("inet.dn_expand-ptr-0", "%d %s", n, name);
	n = dn_expand(pointer, pointer + 8, pointer + 6, name, sizeof name);
	show("inet.dn_expand loop", "%d", n);
}

static void interfaces(void)
{
	char name[IF_NAMESIZE] = "";
	unsigned index = if_nametoindex("lo");

	show("inet.if lo", "%d %s", index != 0, if_indextoname(index, name) ? name : "");
	errno = 0;
	show("inet.if_nametoindex none", "%u %s", if_nametoindex("nosuchif"), error_name(errno));
	errno = 0;
	show("inet.if_indextoname none", "%d %s", if_indextoname(0x7ffffff, name) != NULL, error_name(errno));
	struct if_nameindex *all = if_nameindex();
	int found = 0;
	for (struct if_nameindex *each = all; each && each->if_index; each++)
		found |= strcmp(each->if_name, "lo") == 0 && each->if_index == index;
	show("inet.if_nameindex", "%d", found);
	if_freenameindex(all);
}

int main(void)
{
	from_text();
	to_text();
	classful();
	ethernet();
	names();
	interfaces();
	return 0;
}
