/* ns.c: a message taken apart: RFC 1035 4.1. */
#include <arpa/nameser.h>
#include <errno.h>
#include <resolv.h>
#include <string.h>
#include "libc.h"

unsigned ns_get16(const unsigned char *from)
{
	return (unsigned)from[0] << 8 | from[1];
}

unsigned long ns_get32(const unsigned char *from)
{
	return (unsigned long)ns_get16(from) << 16 | ns_get16(from + 2);
}

void ns_put16(unsigned value, unsigned char *to)
{
	to[0] = (unsigned char)(value >> 8);
	to[1] = (unsigned char)value;
}

void ns_put32(unsigned long value, unsigned char *to)
{
	ns_put16((unsigned)(value >> 16), to);
	ns_put16((unsigned)value & 0xffff, to + 2);
}

int ns_msg_getflag(ns_msg message, int flag)
{
	static const struct { unsigned short mask; unsigned char shift; } flags[ns_f_max] = {
		{ 0x8000, 15 }, { 0x7800, 11 }, { 0x0400, 10 }, { 0x0200, 9 }, { 0x0100, 8 },
		{ 0x0080, 7 }, { 0x0040, 6 }, { 0x0020, 5 }, { 0x0010, 4 }, { 0x000f, 0 },
	};

	return (message._flags & flags[flag].mask) >> flags[flag].shift;
}

static int refuse(int error)
{
	errno = error;
	return -1;
}

/* How many bytes so many records take. */
int ns_skiprr(const unsigned char *from, const unsigned char *end, ns_sect section, int count)
{
	const unsigned char *p = from;
	int n, fixed = section == ns_s_qd ? NS_QFIXEDSZ : NS_RRFIXEDSZ;

	while (count-- > 0) {
		n = dn_skipname(p, end);
		if (n < 0 || end - p < n + fixed)
			return refuse(EMSGSIZE);
		p += n + fixed;
		if (section == ns_s_qd)
			continue;
		n = (int)ns_get16(p - 2);
		if (end - p < n)
			return refuse(EMSGSIZE);
		p += n;
	}
	return (int)(p - from);
}

int ns_initparse(const unsigned char *message, int size, ns_msg *parsed)
{
	const unsigned char *p = message + NS_HFIXEDSZ;
	int n;

	if (size < NS_HFIXEDSZ)
		return refuse(EMSGSIZE);
	memset(parsed, 0, sizeof *parsed);
	parsed->_msg = message;
	parsed->_eom = message + size;
	parsed->_id = (uint16_t)ns_get16(message);
	parsed->_flags = (uint16_t)ns_get16(message + 2);
	for (int i = 0; i < ns_s_max; i++)
		parsed->_counts[i] = (uint16_t)ns_get16(message + 4 + 2 * i);
	for (int i = 0; i < ns_s_max; i++) {
		if (!parsed->_counts[i])
			continue;
		parsed->_sections[i] = p;
		n = ns_skiprr(p, parsed->_eom, (ns_sect)i, parsed->_counts[i]);
		if (n < 0)
			return -1;
		p += n;
	}
	if (p > parsed->_eom)
		return refuse(EMSGSIZE);
	parsed->_sect = ns_s_max;
	parsed->_rrnum = -1;
	return 0;
}

int ns_parserr(ns_msg *parsed, ns_sect section, int number, ns_rr *record)
{
	const unsigned char *p;
	int n;

	if ((unsigned)section >= ns_s_max || number < 0 || number >= parsed->_counts[section])
		return refuse(ENODEV);
	p = parsed->_sections[section];
	n = ns_skiprr(p, parsed->_eom, section, number);
	if (n < 0)
		return -1;
	p += n;
	n = dn_expand(parsed->_msg, parsed->_eom, p, record->name, sizeof record->name);
	if (n < 0)
		return refuse(EMSGSIZE);
	p += n;
	record->type = (uint16_t)ns_get16(p);
	record->rr_class = (uint16_t)ns_get16(p + 2);
	record->ttl = 0;
	record->rdlength = 0;
	record->rdata = NULL;
	if (section != ns_s_qd) {
		record->ttl = (uint32_t)ns_get32(p + 4);
		record->rdlength = (uint16_t)ns_get16(p + 8);
		record->rdata = p + NS_RRFIXEDSZ;
	}
	return 0;
}

int ns_name_uncompress(const unsigned char *message, const unsigned char *end,
	const unsigned char *from, char *name, size_t size)
{
	int n = dn_expand(message, end, from, name, size < NS_MAXDNAME ? (int)size : NS_MAXDNAME);

	return n < 0 ? refuse(EMSGSIZE) : n;
}
