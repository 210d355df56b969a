/* picture.js: the address space at a moment, as a column of boxes.
 *
 * The axis is ordinal: a box is as high as its text needs, a gap is cut short and says its size.
 * Colour says what an area is, the pattern what may be done with it. */
"use strict";

/* ---- patterns ---- */

/* Hatching by protection: x leans, w is dotted, both cross, neither is plain. */
function patternShapes(prot) {
	const lines = [];
	if (prot.includes("x"))
		lines.push(drawing("path", { d: "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" }));
	if (prot.includes("w"))
		lines.push(drawing("circle", { cx: 2, cy: 2, r: 0.9 }),
			drawing("circle", { cx: 6, cy: 6, r: 0.9 }));
	if (!prot.includes("r") && !lines.length)
		lines.push(drawing("path", { d: "M0,4 h3" }));
	return lines;
}

function pattern(defs, colour, prot) {
	const id = "p-" + colour + "-" + prot.replaceAll("-", "o");
	if (!defs.querySelector("#" + id))
		defs.append(drawing("pattern", {
			id,
			class: "pattern c-" + colour,
			width: 8,
			height: 8,
			patternUnits: "userSpaceOnUse"
		},
			drawing("rect", { width: 8, height: 8 }), patternShapes(prot)));
	return `url(#${id})`;
}

/* ---- drawing ---- */

/* Widths of the columns for a page so wide. */
function columns(width) {
	const narrow = width < 480, small = width < 620;
	const file = narrow ? 0 : Math.min(170, width * 0.21), links = narrow ? 0 : small ? 24 : 46;
	const address = small ? 106 : 126, tags = small ? 52 : 74;
	const x = file + links + address;
	return { narrow, small, file, links, address, x, w: width - x - tags, width };
}

const label = (x, y, content, attributes) => drawing("text", { x, y, ...attributes }, content);

/* The edge of something cut short. */
function zigzag(x, y, w) {
	const teeth = Math.max(4, Math.round(w / 16)), step = w / teeth;
	let d = `M${x},${y}`;
	for (let i = 0; i < teeth; i++)
		d += ` l${step / 2},${i % 2 ? 2.5 : -2.5} l${step / 2},${i % 2 ? -2.5 : 2.5}`;
	return d;
}

function drawGap(row, c) {
	const middle = row.y + row.h / 2, size = bytes(row.high - row.low);
	return drawing("g", { class: "gap" },
		drawing("path",
			{ class: "side", d: `M${c.x},${row.y} v${row.h} M${c.x + c.w},${row.y} v${row.h}` }),
		row.h > 40 && drawing("path", {
			class: "cut",
			d: zigzag(c.x - 6, middle - 13, c.w + 12) + zigzag(c.x - 6, middle + 13, c.w + 12)
		}),
		label(c.x + c.w / 2, middle + 4, text("picture.free") + " · " + size,
			{ "text-anchor": "middle" }));
}

/* Kernel, hole and guard: a name and, if there is room, a note. */
function drawFixed(row, c, defs) {
	const name = row.kind === "kernel" ? text("picture.kernel") + " · 128\u202fTiB"
		: text("picture." + row.kind);
	const middle = row.y + row.h / 2;
	return drawing("g", { class: "fixed " + row.kind }, drawing("rect", {
		x: c.x,
		y: row.y,
		width: c.w,
		height: row.h,
		fill: row.kind === "hole" ? "none" : pattern(defs, "other", "---")
	}),
		label(c.x + c.w / 2, middle - 1, name, { "text-anchor": "middle", class: "name" }),
		label(c.x + c.w / 2, middle + 11, text("picture." + row.kind + ".note"),
			{ "text-anchor": "middle", class: "small" }));
}

function drawEmptyHeap(row, c) {
	const y = row.y + row.h / 2;
	return drawing("g", { class: "empty-heap" }, drawing("path", {
		d: `M${c.x},${row.y + row.h} h${c.w} M${c.x + 14},${
			row.y + row.h - 3} v-12 m-4,4 l4,-4 l4,4`
	}),
		label(c.x + 26, y + 4, text("picture.empty-heap"), { class: "name" }));
}

/* Which parts of an area are resident: a bar at its right edge, low addresses below. */
function residentBar(area, row, c, moment) {
	const bins = Math.max(1, Math.min(Math.floor(row.h / 2) - 2, (area.end - area.start) / PAGE));
	const step = (row.h - 4) / bins, full = new Float64Array(bins);
	const perBin = (area.end - area.start) / PAGE / bins;
	const first = area.start / PAGE;
	for (const run of runsIn(first, area.end / PAGE)) {
		if (!isResident(run, moment))
			continue;
		const low = Math.max(0, run.page - first);
		const high = Math.min(area.end / PAGE, run.page + run.pages) - first;
		for (let bin = Math.floor(low / perBin); bin < bins && bin * perBin < high; bin++)
			full[bin] += Math.min(high, (bin + 1) * perBin) - Math.max(low, bin * perBin);
	}
	const bar = drawing("g", { class: "resident" },
		drawing("rect",
			{ class: "track", x: c.x + c.w - 9, y: row.y + 2, width: 7, height: row.h - 4 }));
	full.forEach((pages, bin) => {
		if (pages > 0)
			bar.append(drawing("rect", {
				class: pages >= perBin - 1e-9 ? "all" : "some",
				x: c.x + c.w - 9,
				y: row.y + row.h - 2 - (bin + 1) * step,
				width: 7,
				height: Math.max(1.2, step - (step > 4 ? 1 : 0))
			}));
	});
	return bar;
}

const yOf = (row, address) => row.y + row.h - (address - row.low) / (row.high - row.low) * row.h;

/* Arrows at the right: sp, entry point, the address that the moment is about. */
function drawTags(row, c, moment) {
	const m = moments[moment], tags = [], x = c.x + c.w + 4;
	const put = (y, content, kind) => tags.push(drawing("g", { class: "tag " + kind },
		drawing("path", { d: `M${x},${y} l6,-3.5 v7 z` }), label(x + 8, y + 4, content)));
	const args = m.args ?? {}, area = row.area;
	const about = m.key === "fault" ? Number(args.address)
		: args.event === "row" ? Number(args.address)
		: undefined;
	if (row.change)
		put(row.y + 8,
			text({ come: "picture.new", gone: "picture.gone" }[row.change] ?? "picture.changed"),
			"marked");
	if (m.key === "step.wipe" && Number(args.address) >= row.low && Number(args.address) < row.high)
		put(row.y + 11, text("picture.wiped"), "marked");
	else if (about !== undefined && about >= row.low && about < row.high)
		put(Math.min(row.y + row.h - 6, Math.max(row.y + 6, yOf(row, about))), text("picture.here"),
			"marked");
	else if (m.key === "step.leave" || m.key === "entry") {
		const at = Number(args.to ?? args.address);
		if (at >= row.low && at < row.high)
			put(row.y + row.h / 2, text("picture.entry"), "marked");
	}
	const sp = data.stack?.sp;
	if (sp && area.region === "stack" && sp >= row.low && sp < row.high && !isLoad(moment)
		&& !tags.length)
		put(row.y + 10, text("picture.sp"), "");
	return tags;
}

/* Where the file's bytes end within an area: above that line is what was wiped. 0: it has none. */
function fileEndOf(area, row) {
	const phdr = area?.kind === "file" && phdrOf(area);
	const end =
		phdr && phdr.memsz > phdr.filesz ? phdr.vaddr + (imageOf(area).bias ?? 0) + phdr.filesz : 0;
	return end > row.low && end < row.high ? end : 0;
}

const ZEROS_H = 22;

function fileEnd(row, c) {
	const y = row.y + ZEROS_H;
	return drawing("g", { class: "file-end" },
		drawing("rect", { x: c.x + 5, y: row.y + 1, width: c.w - 15, height: ZEROS_H - 1 }),
		drawing("path", { d: `M${c.x + 5},${y} h${c.w - 15}` }),
		label(c.x + 12, y - 7, text("picture.zeros"), { class: "small" }));
}

function areaNote(area) {
	if (isProgram(area)) {
		const names = sectionsIn(imageOf(area), area.start,
			area.end).filter(s => s !== ".bss" || area.region !== "data");
		return names.join(" ");
	}
	return area.name && !String(area.name).startsWith("[") && area.region !== "library"
		? baseName(area.name)
		: "";
}

function drawArea(row, c, defs, moment, chosen) {
	const { area, change } = row, colour = colourOf(area), gone = change === "gone";
	const zeros = !gone && fileEndOf(area, row) ? ZEROS_H : 0;
	const size = sizeText(area), tall = row.h >= 33, middle = row.y + zeros + (row.h - zeros) / 2;
	const pages = residentPages(area.start, area.end, moment);
	const aria =
		text("picture.label",
			{ what: areaText(area), range: rangeText(area.start, area.end), size, prot: area.prot })
		+ ", "
		+ text("picture.resident",
			{ n: counted(pages), all: counted((area.end - area.start) / PAGE) });
	const note = tall ? areaNote(area) : "", room = Math.floor((c.w - 86) / 5.6);
	const g = drawing("g", {
		class: [
			"area c-" + colour, change && "changed", gone && "gone", chosen === area.id && "chosen"
		].filter(Boolean)
			.join(" "),
		tabindex: 0,
		role: "button",
		"aria-label": aria,
		"data-area": area.id
	},
		drawing("title", null, aria), drawing("rect", {
			class: "box",
			x: c.x,
			y: row.y,
			width: c.w,
			height: row.h,
			fill: gone ? "none" : pattern(defs, colour, area.prot)
		}),
		drawing("rect", { class: "edge", x: c.x, y: row.y, width: 5, height: row.h }),
		zeros > 0 && fileEnd(row, c),
		label(c.x + 12, tall && note ? middle - 3 : middle + 4,
			shorten(areaText(area), Math.floor((c.w - 120) / 7)),
			{ class: "name", translate: area.region === "library" ? "no" : null }),
		note
			&& label(
				c.x + 12, middle + 12, shorten(note, room), { class: "small", translate: "no" }),
		label(c.x + c.w - 14, tall ? middle - 3 : middle + 4,
			tall ? area.prot : area.prot + "  " + size, { class: "prot", "text-anchor": "end" }),
		tall && label(c.x + c.w - 14, middle + 12, size, { class: "small", "text-anchor": "end" }),
		!gone && residentBar(area, row, c, moment), drawTags(row, c, moment));
	return g;
}

function drawFold(row, c, defs) {
	const [area] = row.fold, same = row.fold.every(a => a.name === area.name);
	const size = bytes(row.fold.reduce((sum, a) => sum + a.end - a.start, 0));
	return drawing("g", {
		class: "area folded c-" + colourOf(area),
		tabindex: 0,
		role: "button",
		"data-unfold": "1"
	},
		drawing("rect", {
			class: "box",
			x: c.x,
			y: row.y,
			width: c.w,
			height: row.h,
			fill: pattern(defs, colourOf(area), "r--")
		}),
		drawing("rect", { class: "edge", x: c.x, y: row.y, width: 5, height: row.h }),
		label(c.x + 12, row.y + row.h / 2 + 4,
			shorten(
				same && area.name ? areaText(area) : text("picture.others", { n: row.fold.length }),
				Math.floor((c.w - 100) / 7)),
			{ class: "name" }),
		label(c.x + c.w - 14, row.y + row.h / 2 + 4, (same ? row.fold.length + " × · " : "") + size,
			{ class: "small", "text-anchor": "end" }));
}

function drawRow(row, c, defs, moment, chosen) {
	switch (row.kind) {
	case "gap": return drawGap(row, c);
	case "empty-heap": return drawEmptyHeap(row, c);
	case "fold": return drawFold(row, c, defs);
	case "area": return drawArea(row, c, defs, moment, chosen);
	default: return drawFixed(row, c, defs);
	}
}

/* Addresses stand at the edges between rows. */
const drawEdges = (rows, c) => drawing("g", { class: "addresses" },
	rows.filter((row, i) => !i || row.low !== rows[i - 1].low)
		.map(row => label(c.x - 8, row.y + row.h + 4,
				 c.small && row.kind === "kernel" ? hex(row.low).slice(0, 8) + "…" : hex(row.low),
				 { "text-anchor": "end" })));

/* The whole figure: {node, show(moment)}; choose(area id) when a box is clicked. */
function pictureView(state, choose) {
	const holder = element("div", { class: "holder" });
	const unfold = element("button", {
		type: "button",
		class: "unfold",
		hidden: true,
		onclick: () => {
			unfolded = !unfolded;
			show(state.moment);
		}
	});
	const node =
		element("section", { id: "picture", class: "picture", "aria-label": text("picture") },
			holder, unfold, legend(), element("p", { class: "caption" }, text("picture.caption")));
	let unfolded = false;

	function show(moment) {
		const c = columns(holder.clientWidth || 640);
		const rows = pictureRows(moment, unfolded);
		const room = window.innerHeight - document.getElementById("transport").offsetHeight
			- document.getElementById("head").offsetHeight - 30;
		const height = layRows(rows, Math.max(400, Math.min(680, room)));
		holder.style.setProperty("--room", Math.max(400, room) + "px");
		const defs = drawing("defs"), focus = document.activeElement?.getAttribute?.("data-area");
		const svg = drawing("svg", {
			width: c.width,
			height,
			viewBox: `0 0 ${c.width} ${height}`,
			role: "group",
			"aria-label": text("picture.memory")
		},
			defs, drawFiles(rows, c, defs, moment), drawEdges(rows, c),
			rows.toReversed().map(row => drawRow(row, c, defs, moment, state.area)));
		holder.replaceChildren(svg);
		unfold.hidden = !unfolded && !rows.some(row => row.kind === "fold");
		unfold.textContent = text(unfolded ? "picture.fewer" : "picture.more");
		if (focus)
			svg.querySelector(`.area[data-area="${CSS.escape(focus)}"]`)?.focus({
				preventScroll: true
			});
		reveal(svg.querySelector(".changed, .tag.marked"));
	}

	/* A figure higher than its place scrolls to what changed. */
	function reveal(changed) {
		if (!changed || holder.scrollHeight <= holder.clientHeight)
			return;
		const box = changed.getBoundingClientRect(), frame = holder.getBoundingClientRect();
		if (box.top < frame.top || box.bottom > frame.bottom)
			holder.scrollTop += box.top - frame.top - frame.height / 2;
	}

	function pick(event) {
		const g = event.target.closest?.("[data-area], [data-unfold]");
		if (!g || event.type === "keydown" && event.key !== "Enter" && event.key !== " ")
			return;
		event.preventDefault();
		event.stopPropagation();
		if (g.hasAttribute("data-unfold")) {
			unfolded = true;
			show(state.moment);
		} else {
			choose(Number(g.getAttribute("data-area")),
				g.hasAttribute("data-page") ? Number(g.getAttribute("data-page")) : null);
		}
	}
	holder.addEventListener("click", pick);
	holder.addEventListener("keydown", pick);
	return { node, show };
}

/* What the patterns mean. */
function legend() {
	const sample = prot => {
		const defs = drawing("defs"), fill = pattern(defs, "legend", prot);
		return drawing("svg", { width: 26, height: 14, "aria-hidden": "true" }, defs,
			drawing(
				"rect", { class: "c-legend box", x: 0.5, y: 0.5, width: 25, height: 13, fill }));
	};
	return element("p", { class: "legend" }, text("legend"), ": ",
		[["r--", "r"], ["r-x", "x"], ["rw-", "w"], ["rwx", "wx"], ["---", "none"]].map(
			([prot, name]) => element("span", null, sample(prot), " ", text("legend." + name))));
}
