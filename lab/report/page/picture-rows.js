/* picture-rows.js: what the picture of the address space shows at a moment, as a list of rows.
 *
 * First the rows are made, from low addresses to high: guard page, areas, gaps, the hole, the
 * kernel half. Then they get their heights: a box is as high as its text needs, a gap is cut short. */
"use strict";

const COLOURS = {
	text: "text",
	rodata: "rodata",
	data: "data",
	relro: "data",
	bss: "bss",
	heap: "heap",
	stack: "stack",
	mapping: "mapping",
	file: "mapping",
	"shared memory": "mapping",
	"shared file": "mapping",
	library: "library",
	interpreter: "library",
	loader: "loader"
};
const colourOf = area => COLOURS[area.region] ?? COLOURS[area.kind] ?? "other";

const MOST_ROWS = 48;           /* more areas than that are folded */

/* ---- rows ---- */

/* Areas of one library, or mappings side by side, become one row, but not what changes. */
function foldAreas(list, important) {
	const rows = [];
	const foldable = a => !isProgram(a) && !important.has(a.id) &&
		["library", "mapping", "file", "anon"].includes(a.region ?? a.kind);
	const byName = list.length <= MOST_ROWS;
	for (const area of list) {
		const last = rows.at(-1);
		const same =
			area.name && area.name === last?.fold?.[0].name && area.start === last.fold.at(-1).end;
		if (last?.fold && foldable(area) && (same || !byName))
			last.fold.push(area);
		else
			rows.push(foldable(area) ? { fold: [area] } : { area });
	}
	return rows.map(row => row.fold?.length === 1 ? { area: row.fold[0] } : row);
}

/* From low addresses to high ones: what is there and what lies between. */
function pictureRows(moment, unfolded) {
	const changes = areaChanges(moment);
	const important = new Set(changes.map(c => c.area.id));
	const there = areasAt(moment).map(area => ({ area }));
	const now = there.map(row => row.area);
	const ghosts = changes.filter(
		c => c.kind === "gone" && !now.some(a => a.start < c.area.end && c.area.start < a.end));
	const ghostAreas = new Set(ghosts.map(c => c.area));
	const list = [...now, ...ghostAreas].sort((a, b) => a.start - b.start);
	const rows =
		unfolded || list.length <= 16 ? list.map(area => ({ area })) : foldAreas(list, important);
	rows.forEach(row => { row.ghost = ghostAreas.has(row.area); });
	const out = [{ kind: "guard", low: 0, high: data.arch?.mmap_min_addr ?? PAGE }];
	let end = out[0].high;
	for (const row of rows) {
		const low = row.area?.start ?? row.fold[0].start;
		const high = row.area?.end ?? row.fold.at(-1).end;
		if (low > end)
			out.push({ kind: "gap", low: end, high: low });
		const change = changes.find(c => c.kind !== "gone" && c.area.id === row.area?.id)?.kind;
		out.push({
			...row,
			kind: row.fold ? "fold" : "area",
			low,
			high,
			change: row.ghost ? "gone" : change
		});
		end = high;
	}
	if (end < USER_END)
		out.push({ kind: "gap", low: end, high: USER_END });
	out.push({ kind: "hole", low: USER_END, high: KERNEL_START },
		{ kind: "kernel", low: KERNEL_START, high: "0xffffffffffffffff" });
	return putBreak(out, moment);
}

/* A heap without a byte is a line in the gap that it will grow into. */
function putBreak(rows, moment) {
	const brk = heldAt("brk", moment), start = heldAt("start_brk", moment);
	if (brk === undefined || brk !== start)
		return rows;
	const i = rows.findIndex(row => row.kind === "gap" && row.low <= brk && brk < row.high);
	if (i < 0)
		return rows;
	const gap = rows[i], parts = [{ kind: "empty-heap", low: brk, high: brk }, {...gap, low: brk }];
	if (gap.low < brk)
		parts.unshift({ ...gap, high: brk });
	return rows.toSpliced(i, 1, ...parts);
}

function rowHeight(row, crowded) {
	switch (row.kind) {
	case "guard": return crowded ? 30 : 34;
	case "gap": return crowded ? 20 : 26;
	case "hole": return crowded ? 28 : 30;
	case "kernel": return crowded ? 30 : 36;
	case "empty-heap": return 20;
	case "fold": return 26;
	}
	const { area } = row;
	if (fileEndOf(area, row))
		return crowded ? 56 : 64;
	if (row.change)
		return crowded ? 38 : 46;
	if (isProgram(area) || area.region === "heap" || area.region === "stack")
		return crowded ? 33 : 46;
	return crowded ? 24 : 34;
}

/* Gives each row y and h; gaps share what is left of the wanted height, larger ones more. */
function layRows(rows, wanted) {
	const total = () => rows.reduce((sum, row) => sum + row.h, 0);
	rows.forEach(row => { row.h = rowHeight(row, true); });
	const least = total(), most = rows.reduce((sum, row) => sum + rowHeight(row, false), 0);
	const ease = Math.min(1, Math.max(0, (wanted - 20 - least) / (most - least)));
	rows.forEach(row => { row.h += ease * (rowHeight(row, false) - row.h); });
	const left = wanted - 20 - total();
	const weight = row =>
		row.kind === "gap" ? Math.max(0, Math.log2((row.high - row.low) / 2 ** 20)) : 0;
	const all = rows.reduce((sum, row) => sum + weight(row), 0);
	if (left > 0 && all > 0)
		rows.forEach(row => { row.h += left * weight(row) / all; });
	let y = total() + 10;
	const height = y + 10;
	for (const row of rows) {
		y -= row.h;
		row.y = y;
	}
	return height;
}
