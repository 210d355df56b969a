/* pages-data.js: which pages are resident at which moment.
 *
 * The table has a row for each run of neighbouring pages that came together and went together:
 * first page, number of pages, moment it came, moment it went (NEVER: not at all). Sorted by page.
 * Runs are cut at multiples of SHELF pages: while the table is made, what is resident lies on one
 * shelf for each such piece of the address space, so that a change moves little. */
"use strict";

const SHELF = 512;

const resident = (() => {
	const rows = [], shelves = new Map();   /* shelf → its runs that are resident now, sorted */

	/* Index of the first run that ends behind the page. */
	function find(runs, page) {
		let low = 0, high = runs.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (runs[middle].page + runs[middle].pages <= page)
				low = middle + 1;
			else
				high = middle;
		}
		return low;
	}

	/* Nothing in [start, end) of the shelf is resident any more: runs are cut. */
	function close(runs, start, end, until) {
		const first = find(runs, start), left = [];
		let last = first;
		for (; last < runs.length && runs[last].page < end; last++) {
			const { page, pages, from } = runs[last], low = Math.max(page, start);
			const high = Math.min(page + pages, end);
			if (page < low)
				left.push({ page, pages: low - page, from });
			if (page + pages > high)
				left.push({ page: high, pages: page + pages - high, from });
			rows.push({ page: low, pages: high - low, from, until });
		}
		if (last > first)
			runs.splice(first, last - first, ...left);
	}

	/* [start, end) of the shelf is resident from now on, where it is not already. */
	function open(runs, start, end, from) {
		for (let i = find(runs, start); start < end; i++) {
			const stop = i < runs.length ? Math.min(runs[i].page, end) : end;
			if (start < stop)
				runs.splice(i++, 0, { page: start, pages: stop - start, from });
			start = i < runs.length ? runs[i].page + runs[i].pages : end;
		}
	}

	function drop(start, end, moment) {
		const low = Math.floor(start / SHELF), high = Math.floor((end - 1) / SHELF);
		if (high - low < shelves.size) {
			for (let shelf = low; shelf <= high; shelf++)
				close(shelves.get(shelf) ?? [], start, end, moment);
		} else {
			for (const [shelf, runs] of shelves)
				if (shelf >= low && shelf <= high)
					close(runs, start, end, moment);
		}
	}

	function touch(start, end, moment) {
		while (start < end) {
			const shelf = Math.floor(start / SHELF), stop = Math.min(end, (shelf + 1) * SHELF);
			if (!shelves.has(shelf))
				shelves.set(shelf, []);
			open(shelves.get(shelf), start, stop, moment);
			start = stop;
		}
	}

	moments.forEach((m, moment) => {
		const drops = m.drop ?? [], touches = m.touch ?? [];
		for (let i = 0; i < drops.length; i += 2)
			drop(Math.floor(drops[i] / PAGE), Math.ceil(drops[i + 1] / PAGE), moment);
		for (let i = 0, page = 0; i < touches.length; i += 2) {
			page += touches[i] + touches[i + 1];
			touch(page - touches[i + 1], page, moment);
		}
	});
	for (const runs of shelves.values())
		for (const run of runs)
			rows.push({ ...run, until: NEVER });
	return rows.sort((a, b) => a.page - b.page || a.from - b.from);
})();

/* Rows that have a page in [start, end) (page numbers). */
function* runsIn(start, end) {
	let low = 0, high = resident.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (resident[middle].page < start - SHELF)
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

/* All stays in memory of the page at the address: [{from, until}], oldest first. */
function staysOf(address) {
	const page = Math.floor(address / PAGE);
	return [...runsIn(page, page + 1)].sort((a, b) => a.from - b.from);
}
