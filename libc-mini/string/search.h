/* search.h: where a needle first occurs, in linear time and constant space: the two-way algorithm of
 * Crochemore and Perrin ("Two-way string-matching", J. ACM 38, 1991). Included with
 *
 *   CHAR               the type of a character
 *   FIND_IN(s, c, n)   memchr()
 *   FIND_OPEN(s, c)    strchr(), if the text's end may be unknown
 *
 * The needle is cut at its critical position: the right part is compared first, left to right,
 *
 *        h         h+cut            h+length
 *   -----+----------+----------------+------    a mismatch at h[i], i >= cut: go on by i - cut + 1;
 *        | left  <- | -> right       |          in the left part only: go on by the period.
 *
 * and where the needle repeats itself, what the last attempt saw to match is not looked at again. */
#include <stddef.h>

/* What is searched: up to end, where an open one may go on (no zero before end). */
struct text {
	const CHAR *end;
	int open;
};

struct cut {
	size_t at, period;
};

/* The start and period of the needle's greatest suffix, by the order of characters or its reverse. */
static struct cut greatest_suffix(const CHAR *needle, size_t length, int reverse)
{
	size_t start = 0, rival = 1, k = 0, period = 1;

	while (rival + k < length) {
		CHAR a = needle[start + k], b = needle[rival + k];
		if (a == b) {
			if (++k == period) {
				rival += period;
				k = 0;
			}
		} else if (reverse ? a < b : a > b) { /* the rival is less: a longer period */
			rival += k + 1;
			k = 0;
			period = rival - start;
		} else {
			start = rival++;
			k = 0;
			period = 1;
		}
	}
	return (struct cut){ start, period };
}

/* Both orders' later start is a critical position. */
static struct cut critical(const CHAR *needle, size_t length)
{
	struct cut a = greatest_suffix(needle, length, 0), b = greatest_suffix(needle, length, 1);

	return a.at > b.at ? a : b;
}

/* Whether the text has n characters from h on. */
static int reaches(struct text *text, const CHAR *h, size_t n)
{
	size_t known = (size_t)(text->end - h), more;
	const CHAR *zero;

	if (known >= n)
		return 1;
	if (!text->open)
		return 0;
	more = n - known > 256 ? n - known : 256;
	zero = FIND_IN(text->end, 0, more);
	text->end = zero ? zero : text->end + more;
	text->open = !zero;
	return (size_t)(text->end - h) >= n;
}

/* The first c at or after s, which is within the text. */
static const CHAR *find(struct text *text, const CHAR *s, CHAR c)
{
#ifdef FIND_OPEN
	if (text->open) {
		s = (const CHAR *)FIND_OPEN(s, c);
		if (s && s >= text->end)
			text->end = s + 1;
		return s;
	}
#endif
	return FIND_IN(s, c, (size_t)(text->end - s));
}

static int equal(const CHAR *a, const CHAR *b, size_t n)
{
	while (n && *a == *b)
		n--, a++, b++;
	return n == 0;
}

/* length > 0. */
static const CHAR *search(const CHAR *h, struct text *text, const CHAR *needle, size_t length)
{
	struct cut cut = critical(needle, length);
	int periodic = cut.at + cut.period <= length && equal(needle, needle + cut.period, cut.at);
	size_t seen = 0, i; /* so many of needle's first characters match at h already */

	if (!periodic) /* no two matches are nearer than this */
		cut.period = (cut.at > length - cut.at ? cut.at : length - cut.at) + 1;
	while (reaches(text, h, length)) {
		if (seen == 0) { /* a mismatch at the cut goes on by 1: take many such steps at once */
			const CHAR *next = find(text, h + cut.at, needle[cut.at]);
			if (!next)
				return NULL;
			h = next - cut.at;
			if (!reaches(text, h, length))
				return NULL;
		}
		for (i = seen > cut.at ? seen : cut.at; i < length && needle[i] == h[i]; i++)
			;
		if (i < length) {
			h += i - cut.at + 1;
			seen = 0;
			continue;
		}
		for (i = cut.at; i > seen && needle[i - 1] == h[i - 1]; i--)
			;
		if (i <= seen)
			return h;
		h += cut.period;
		seen = periodic ? length - cut.period : 0;
	}
	return NULL;
}
