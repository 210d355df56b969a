/* case.h: a case mapping as runs: count characters from first on, step apart, that go delta on.
 * Included after `static const struct run runs[]`. */
static unsigned mapped(unsigned c)
{
	unsigned low = 0, high = countof(runs), middle;
	const struct run *run;

	while (low < high) {
		middle = (low + high) / 2;
		if (runs[middle].first <= c)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return c;
	run = &runs[low - 1];
	if ((c - run->first) % run->step || (c - run->first) / run->step >= run->count)
		return c;
	return c + (unsigned)run->delta;
}
