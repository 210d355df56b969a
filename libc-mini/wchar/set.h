/* set.h: a set of characters as the places where membership changes. Included after a generated
 * table: planes[p] … planes[p + 1] are the places of plane p in toggles[], each plane starts outside.
 *
 *   toggles:        a      b  c        d
 *   characters: ----[#######)--[########)----      in the set: an odd number of places <= c */

static int in_set(unsigned c)
{
	unsigned low, high, middle;

	if (c > 0x10ffff)
		return 0;
	low = planes[c >> 16];
	high = planes[(c >> 16) + 1];
	while (low < high) {
		middle = (low + high) / 2;
		if (toggles[middle] <= (c & 0xffff))
			low = middle + 1;
		else
			high = middle;
	}
	return (low - planes[c >> 16]) & 1;
}
