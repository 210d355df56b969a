/* dn.c: names inside messages, RFC 1035 3.1, 4.1.4: labels, each behind its length, ended by an empty
 * one or by a pointer (two bits set, 14 bits offset) to the rest of an earlier name. */
#include <resolv.h>
#include <string.h>
#include "libc.h"

/* A label's bytes as text: a dot or backslash inside is escaped, what cannot be printed is \ddd. */
static int put_label(char *to, int room, const unsigned char *from, int n)
{
	int used = 0;

	for (int i = 0; i < n; i++) {
		int special = from[i] == '.' || from[i] == '\\', plain = from[i] > ' ' && from[i] < 0x7f;
		int width = !plain ? 4 : special ? 2 : 1;

		if (used + width >= room)
			return -1;
		if (special || !plain)
			to[used++] = '\\';
		if (plain) {
			to[used++] = (char)from[i];
			continue;
		}
		to[used++] = (char)('0' + from[i] / 100);
		to[used++] = (char)('0' + from[i] / 10 % 10);
		to[used++] = (char)('0' + from[i] % 10);
	}
	return used;
}

int dn_expand(const unsigned char *message, const unsigned char *end, const unsigned char *from,
	char *name, int size)
{
	const unsigned char *p = from;
	int used = 0, taken = -1, n, wide;
	long hops = end - message;      /* each pointer goes elsewhere: there cannot be more */

	if (from < message || from >= end || size <= 0)
		return -1;
	while (p < end && *p) {
		if ((*p & NS_CMPRSFLGS) == NS_CMPRSFLGS) {
			if (p + 1 >= end || hops-- <= 0)
				return -1;
			if (taken < 0)
				taken = (int)(p + 2 - from);
			p = message + ((*p & 0x3f) << 8 | p[1]);
			continue;
		}
		n = *p++;
		if (n > NS_MAXLABEL || end - p <= n)
			return -1;
		if (used) {
			if (used + 1 >= size)
				return -1;
			name[used++] = '.';
		}
		wide = put_label(name + used, size - used, p, n);
		if (wide < 0)
			return -1;
		used += wide;
		p += n;
		if (used > NS_MAXDNAME)
			return -1;
	}
	if (p >= end)
		return -1;
	name[used] = 0;
	return taken < 0 ? (int)(p + 1 - from) : taken;
}

int dn_skipname(const unsigned char *from, const unsigned char *end)
{
	const unsigned char *p = from;

	while (p < end) {
		if (!*p)
			return (int)(p + 1 - from);
		if ((*p & NS_CMPRSFLGS) == NS_CMPRSFLGS)
			return p + 1 < end ? (int)(p + 2 - from) : -1;
		if (*p > NS_MAXLABEL || end - p <= *p + 1)
			return -1;
		p += *p + 1;
	}
	return -1;
}

/* The text's labels in `labels`, with lengths; bytes, or -1. */
static int labels_of(const char *name, unsigned char labels[NS_MAXCDNAME])
{
	int at = 0, length = 0;

	if (strcmp(name, ".") == 0)
		name = "";
	for (; *name; name++) {
		if (*name == '.') {
			if (!length)
				return -1;
			labels[at] = (unsigned char)length;
			at += length + 1;
			length = 0;
			continue;
		}
		if (*name == '\\' && name[1])
			name++;
		if (length == NS_MAXLABEL || at + length + 2 >= NS_MAXCDNAME)
			return -1;
		labels[at + ++length] = (unsigned char)*name;
	}
	if (length) {
		labels[at] = (unsigned char)length;
		at += length + 1;
	}
	labels[at] = 0;
	return at + 1;
}

/* Does the name at `there` in the message read like these labels to their end? */
static int same(const unsigned char *message, const unsigned char *there,
	const unsigned char *labels)
{
	int n;

	for (int hops = 0; hops < 128;) {
		if ((*there & NS_CMPRSFLGS) == NS_CMPRSFLGS) {
			there = message + ((*there & 0x3f) << 8 | there[1]);
			hops++;
			continue;
		}
		n = *there;
		if (n != *labels || memcmp(there + 1, labels + 1, (size_t)n) != 0)
			return 0;
		if (!n)
			return 1;
		there += n + 1;
		labels += n + 1;
	}
	return 0;
}

/* An earlier name, or the end of one, that reads like the labels: its offset, or -1. */
static int find(unsigned char **names, const unsigned char *labels)
{
	const unsigned char *message = names ? names[0] : NULL, *p;

	for (unsigned char **each = names ? names + 1 : NULL; message && *each; each++)
		for (p = *each; *p && (*p & NS_CMPRSFLGS) != NS_CMPRSFLGS; p += *p + 1)
			if (p - message < 0x4000 && same(message, p, labels))
				return (int)(p - message);
	return -1;
}

int dn_comp(const char *name, unsigned char *to, int size, unsigned char **names,
	unsigned char **last)
{
	unsigned char labels[NS_MAXCDNAME + 1];
	int n = labels_of(name, labels), keep = 0, offset = -1;

	if (n < 0 || size <= 0)
		return -1;
	while (labels[keep] && (offset = find(names, labels + keep)) < 0)
		keep += labels[keep] + 1;
	if (keep + (offset < 0 ? 1 : 2) > size)
		return -1;
	memcpy(to, labels, (size_t)keep);
	if (offset < 0)
		to[keep++] = 0;
	else {
		to[keep] = (unsigned char)(NS_CMPRSFLGS | offset >> 8);
		to[keep + 1] = (unsigned char)offset;
		keep += 2;
	}
	if (names && last && labels[0] && keep > 2) {
		while (*names)
			names++;
		if (names + 1 < last) {
			names[0] = to;
			names[1] = NULL;
		}
	}
	return keep;
}
