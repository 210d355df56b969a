/* summary.js: the whole run in tables. Numbers are the data's own; nothing is counted here. */
"use strict";

const keyText = key => hasText("is." + key) ? text("is." + key) : key;

function summaryFigures(s) {
	const rows = [
		["summary.peak-heap", s.peak_heap !== undefined && bytes(s.peak_heap), "peak_heap"],
		["summary.peak-mapped", s.peak_mapped !== undefined && bytes(s.peak_mapped), "peak_mapped"],
		[
			"summary.peak-resident", s.peak_resident !== undefined && bytes(s.peak_resident),
			"peak_resident"
		],
		["summary.faults", s.faults !== undefined && counted(s.faults), "faults"],
		[
			"summary.found", s.resident_pages !== undefined && counted(s.resident_pages),
			"resident_pages"
		],
		["summary.syscalls", s.calls !== undefined && counted(s.calls), "calls"],
		["summary.failed", s.failed_calls !== undefined && counted(s.failed_calls), "failed_calls"],
		["summary.lost", s.lost ? counted(s.lost) : false, "lost"],
		["summary.time", s.time ? duration(s.time) : false, "time"],
		["summary.exit", s.status !== undefined && !s.signal && String(s.status), "status"],
		["summary.signal", s.signal && signalName(s.signal), "signal"],
	].filter(([, value]) => value !== false && value !== undefined && value !== 0);
	const node = table(text("summary.figures"), null,
		rows.map(([name, value]) => [text(name), { number: value }]));
	[...node.tBodies[0].rows].forEach((row, i) => row.setAttribute("data-name", rows[i][2]));
	if (s.perf !== undefined)
		node.tBodies[0].append(element("tr", null,
			element("td", { colspan: 2 }, text("summary.perf"), ": ",
				text("summary.perf." + (s.perf ? "yes" : "no")))));
	return node;
}

const MOST_KINDS = 14;

/* A table of numbers by name, the largest first. */
function countTable(caption, counts, nameOf) {
	const list = Object.entries(counts ?? {}).filter(([, n]) => n).sort((a, b) => b[1] - a[1]);
	if (!list.length)
		return null;
	const all = list.reduce((sum, [, n]) => sum + n, 0);
	const node = table(caption, [text("summary.kind"), { number: text("summary.number") }], [
		...list.map(([key, n]) => [nameOf(key), { number: counted(n) }]),
		[element("b", null, text("summary.all")), { number: counted(all) }]
	]);
	const rows = [...node.tBodies[0].rows];
	list.forEach(([key, n], i) => {
		rows[i].setAttribute("data-key", key);
		rows[i].setAttribute("data-n", n);
	});
	foldTable(rows.slice(MOST_KINDS, -1));
	return node;
}

/* Rare kinds stand behind a button. */
function foldTable(rows) {
	if (rows.length < 3)
		return;
	rows.forEach(row => { row.hidden = true; });
	const more = element("tr", { class: "more" },
		element("td", { colspan: 2 },
			element("button", {
				type: "button",
				class: "link",
				onclick: () => {
					rows.forEach(row => { row.hidden = false; });
					more.remove();
				}
			},
				text("summary.rest", { n: rows.length }))));
	rows[0].before(more);
}

function heapTables(s) {
	const calls = Object.entries(s.counts ?? {}).filter(([key]) => key.startsWith("heap."));
	return [countTable(text("summary.heap"), Object.fromEntries(calls), key => code(key.slice(5))),
		countTable(text("summary.from"), s.heap?.from, name => text("from." + name))];
}

function marksTable(marks, go) {
	return marks?.length ? table(text("summary.marks"), null,
			   marks.slice(0, 200).map(
				   ([moment, name]) => [momentLink(moment, go), code(visible(name))]))
						 : null;
}

function summaryView(go) {
	const s = data.summary ?? {};
	const named = ([id, node]) => node && fill(node, { id: "summary-" + id }, []);
	const tables = [
		["figures", summaryFigures(s)],
		["events", countTable(text("summary.events"), s.counts, keyText)],
		["regions", countTable(text("summary.regions"), s.faults_by_region, regionText)],
		...heapTables(s).map((t, i) => [i ? "from" : "calls", t]),
		["marks", marksTable(s.marks, go)]
	];
	const node =
		element("section", { id: "summary", class: "part" }, element("h2", null, text("summary")),
			element("div", { class: "columns" }, tables.map(named)),
			s.moments_merged ? element(
				"p", { class: "soft" }, text("summary.merged", { n: counted(s.moments_merged) }))
					: null);
	return { node, show() {} };
}
