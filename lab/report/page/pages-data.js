/* pages-data.js: which pages are resident at which moment.
 *
 * The table has a row for each run of neighbouring pages that came together and went together:
 * first page, number of pages, moment it came, moment it went (NEVER: not at all). Sorted by page. */
"use strict";

const resident = (() => {
	const rows = [];
	const open = [];        /* runs that are resident now: sorted, none over another */

	/* Index of the first open run that ends behind the page. */
	function find(page) {
		let low = 0, high = open.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (open[middle].page + open[middle].pages <= page)
				low = middle + 1;
			else
				high = middle;
		}
		return low;
	}

	/* Nothing in [start, end) is resident any more: runs are cut, what is left of them stays. */
	function close(start, end, until) {
		const first = find(start), left = [];
		let last = first;
		for (; last < open.length && open[last].page < end; last++) {
			const { page, pages, from } = open[last], low = Math.max(page, start), high = Math.min(page + pages, end);
			if (page < low)
				left.push({ page, pages: low - page, from });
			if (page + pages > high)
				left.push({ page: high, pages: page + pages - high, from });
			rows.push({ page: low, pages: high - low, from, until });
		}
		if (last > first)
			open.splice(first, last - first, ...left);
	}

	/* [start, end) is resident from now on, where it is not already. */
	function add(start, end, from) {
		let i = find(start);
		while (start < end) {
			const stop = i < open.length ? Math.min(open[i].page, end) : end;
			if (start < stop)
				open.splice(i++, 0, { page: start, pages: stop - start, from });
			start = i < open.length ? open[i].page + open[i].pages : end;
			i++;
		}
	}

	moments.forEach((m, moment) => {
		const drop = m.drop ?? [], touch = m.touch ?? [];
		for (let i = 0; i < drop.length; i += 2)
			close(Math.floor(drop[i] / PAGE), Math.ceil(drop[i + 1] / PAGE), moment);
		for (let i = 0, page = 0; i < touch.length; i += 2) {
			page += touch[i];
			add(page, page + touch[i + 1], moment);
			page += touch[i + 1];
		}
	});
	for (const row of open)
		rows.push({ ...row, until: NEVER });
	return rows.sort((a, b) => a.page - b.page || a.from - b.from);
})();

/* The longest run decides how far back a search has to look. */
const longestRun = resident.reduce((most, row) => Math.max(most, row.pages), 0);

/* Rows that have a page in [start, end) (page numbers). */
function* runsIn(start, end) {
	let low = 0, high = resident.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (resident[middle].page < start - longestRun)
			low = middle + 1;
		else
			high = middle;
	}
	for (let i = low; i < resident.length && resident[i].page < end; i++)
		if (resident[i].page + resident[i].pages > start)
			yield resident[i];
}

const isResident = (row, moment) => row.from <= moment && moment < row.until;

/* How many pages of [start, end) (addresses) are resident. */
function residentPages(start, end, moment) {
	let n = 0;
	for (const row of runsIn(start / PAGE, end / PAGE))
		if (isResident(row, moment))
			n += Math.min(row.page + row.pages, end / PAGE) - Math.max(row.page, start / PAGE);
	return n;
}

/* The run that holds the page at the address now, or undefined. */
function residentAt(address, moment) {
	const page = Math.floor(address / PAGE);
	for (const row of runsIn(page, page + 1))
		if (isResident(row, moment))
			return row;
	return undefined;
}

/* All its stays in memory: [{from, until}], oldest first. */
function staysOf(address) {
	const page = Math.floor(address / PAGE);
	return [...runsIn(page, page + 1)].sort((a, b) => a.from - b.from);
}
