/* heap.js: the heap as it was at the last snapshot: one strip of blocks in the order of addresses,
 * one of free lists by size of block, and how fragmented it is.
 *
 * A snapshot's details are packed and unpacked when they are shown. Filled: used; tinted: free;
 * blank: never used. Colour and the numbers in the legend tell the sizes of blocks. */
"use strict";

const STRIP_LINE = 30, STRIP_LINES = 4;
const SPAN_STATES = { o: "used", ".": "free", "-": "never" };

async function snapshotDetails(snapshot) {
	if (snapshot.z && !snapshot.details)
		snapshot.details = JSON.parse(new TextDecoder().decode(await inflate(snapshot.z)));
	return snapshot.details ?? snapshot;
}

/* A small span's blocks, and what of it is none: before the first and behind the last. */
function smallPieces([address, size, , block, states, skip]) {
	const end = skip + states.length * block;
	const rest = (from, to) => from < to
		? [{ address: address + from, bytes: to - from, state: "rest", block }] : [];
	return [...rest(0, skip), ...[...states].map((state, i) => ({
		address: address + skip + i * block,
		bytes: block,
		state: SPAN_STATES[state] ?? "never",
		block
	})), ...rest(end, size)];
}

/* Spans as pieces {address, bytes, state, block}; a small one is a piece for each block. */
function piecesOf(details, snapshot) {
	if (details.cells)
		return cellPieces(details.cells, snapshot);
	return joined((details.spans ?? []).flatMap(span => {
		const [address, bytes, kind] = span;
		return kind === "small" ? smallPieces(span)
			: [{ address, bytes, state: kind === "free" ? "span-free" : kind, block: 0 }];
	}));
}

/* Neighbours of one kind are one piece if they are small: the strip has no room for each. */
function joined(pieces) {
	const out = [];
	for (const piece of pieces) {
		const last = out.at(-1);
		if (last && last.state === piece.state && last.block === piece.block
			&& last.address + last.bytes === piece.address && pieces.length > 1500)
			last.bytes += piece.bytes;
		else
			out.push({ ...piece });
	}
	return out;
}

const CELL_STATES = ["used", "free", "never", "large", "span-free", "top", "foreign", "rest"];

function cellPieces(cells, snapshot) {
	const size = (snapshot.end - snapshot.start) / cells.length;
	return cells.map((cell, i) => ({
		address: snapshot.start + Math.round(i * size),
		bytes: size,
		block: 0,
		state: CELL_STATES[cell.indexOf(Math.max(...cell))]
	}));
}

/* The classes of blocks that are there, smallest first, each with its colour. */
function classColours(details) {
	const sizes = [...new Set((details.classes ?? []).map(c => c[1]))].sort((a, b) => a - b);
	return new Map(sizes.map((size, i) => [size, "k-" + i % 6]));
}

const stateText = state => text("heap." + state);

/* ---- the strip of blocks ---- */

const SHADES = { used: "used", large: "used", foreign: "used", free: "free", "span-free": "free" };

/* One piece of a strip: never so narrow that it cannot be seen. */
function pieceShape(piece, x, y, w, colours) {
	const kind = SHADES[piece.state] ?? "blank";
	const colour = piece.state === "foreign" ? "k-foreign" : colours.get(piece.block) ?? "k-large";
	const say = text("heap.block", {
		state: stateText(piece.state) + (piece.block ? " " + bytes(piece.block) : ""),
		size: bytes(piece.bytes),
		address: hex(piece.address) || "…"
	});
	return drawing("g", { class: colour }, drawing("title", null, say), drawing("rect", {
		class: kind,
		x: x.toFixed(2),
		y,
		width: Math.max(0.6, w - (w > 3 ? 0.6 : 0)).toFixed(2),
		height: STRIP_LINE - 8
	}),
		(piece.state === "never" || piece.state === "top") && w > 4
			&& drawing("path",
				{ class: "never", d: `M${x + 2},${y + (STRIP_LINE - 8) / 2} H${x + w - 3}` }),
		w > 46 && !["used", "free"].includes(piece.state)
			&& label(x + 4, y + 14, stateText(piece.state) + " " + bytes(piece.bytes)));
}

/* Blocks differ by factors of thousands; the root of the size keeps the small ones visible. */
function blockStrip(pieces, colours, width, name = "heap.blocks") {
	const weight = piece => Math.sqrt(piece.bytes);
	const all = pieces.reduce((sum, p) => sum + weight(p), 0);
	const lines = Math.max(1, Math.min(STRIP_LINES, Math.ceil(pieces.length * 7 / width)));
	const scale = width * lines / (all || 1);
	const svg = drawing("svg", {
		class: "strip",
		width,
		height: lines * STRIP_LINE,
		viewBox: `0 0 ${width} ${lines * STRIP_LINE}`,
		role: "img",
		"aria-label": text(name)
	});
	let at = 0;
	for (const piece of pieces) {
		let left = weight(piece) * scale;
		while (left > 0.01) {
			const y = Math.min(lines - 1, Math.floor(at / width + 1e-9)), x = at - y * width;
			const w = Math.min(left, y === lines - 1 ? left : width - x);
			svg.append(pieceShape(piece, x, y * STRIP_LINE + 2, w, colours));
			at += w;
			left -= w;
		}
	}
	return svg;
}

function stripLegend(details, colours) {
	const box = (colour, kind) =>
		drawing("svg", { width: 16, height: 12, class: "strip sample", "aria-hidden": "true" },
			drawing("g", { class: colour },
				drawing("rect", { class: kind, x: 1, y: 1, width: 14, height: 10 })));
	return element("p", { class: "blocks" },
		element("span", null, box("k-0", "used"), text("heap.used")),
		element("span", null, box("k-0", "free"), text("heap.free")),
		element("span", null, box("k-0", "blank"), text("heap.never")),
		[...colours].map(
			([size, colour]) => element("span", null, box(colour, "used"), bytes(size))),
		element("span", null, box("k-large", "used"), text("heap.large")));
}

/* ---- the strip of free lists ---- */

const MOST_OF_A_LIST = 400;

/* All that the lists hold, list after list; the first blocks have their addresses. Blocks that wait in
 * their spans, in no list, are only counted: in the table. */
function listPieces(details) {
	const pieces = [];
	for (const [, block, n, first] of details.lists ?? [])
		for (let i = 0; i < Math.min(n, MOST_OF_A_LIST); i++)
			pieces.push({ address: first[i], bytes: block, state: "free", block });
	for (const [, n, size, first] of details.bins ?? [])
		for (let i = 0; i < Math.min(n, MOST_OF_A_LIST); i++)
			pieces.push({ address: first[i], bytes: size / n, state: "span-free", block: 0 });
	return pieces;
}

function freeLists(details, colours) {
	const lists = (details.lists ?? []).filter(l => l[2] > 0 || l[4] > 0);
	const bins = (details.bins ?? []).filter(b => b[1] > 0);
	const chain = (addresses, all, colour) => element("span", { class: "chain " + colour },
		addresses.map((a, i) => [i ? "→" : "", element("span", { class: "box" }, hex(a))]),
		all > addresses.length &&
			["→", element("span", { class: "box more" }, "+" + counted(all - addresses.length))]);
	return [lists.length > 0 && element("div", null, element("h3", null, text("heap.lists")),
			table(null, [text("heap.class"), { number: text("heap.count") }, text("heap.list")],
				lists.map(([, block, n, first, others]) => [bytes(block), { number: counted(n) },
					[chain(first.slice(0, 6), n, colours.get(block) ?? "k-large"),
						others > 0 && element("span", { class: "soft" },
							" " + text("heap.unlisted", { n: counted(others) }))]]),
				{ class: "lists" })),
		bins.length > 0 && element("div", null, element("h3", null, text("heap.bins")),
			table(null,
				[{ number: text("heap.count") }, { number: text("stack.bytes") }, text("heap.list")],
				bins.map(([, n, size, first]) => [{ number: counted(n) }, { number: bytes(size) },
					chain(first.slice(0, 6), n, "k-large")])))];
}

/* ---- fragmentation ---- */

function fragmentation(snapshot, width) {
	const t = snapshot.totals ?? {};
	const free = t.all_free ?? 0;
	const largest = Math.min(free, t.largest_free ?? 0);
	const node = element("div", { class: "fragmentation" },
		element("h3", null, text("heap.fragmentation"),
			free ? element("output", null, " " + Number(snapshot.fragmentation ?? 0).toFixed(3))
				: ""));
	if (!free) {
		node.append(element("p", { class: "soft" }, text("heap.fragmentation.none")));
		return node;
	}
	const w = width - 2, cut = w * largest / free;
	node.append(
		drawing("svg", {
			class: "strip",
			width,
			height: 26,
			viewBox: `0 0 ${width} 26`,
			role: "img",
			"aria-label": text("heap.fragmentation")
		},
			drawing("g", { class: "k-2" },
				drawing("rect", { class: "used", x: 1, y: 2, width: cut, height: 20 })),
			drawing("g", { class: "k-1" },
				drawing("rect",
					{ class: "free", x: 1 + cut, y: 2, width: Math.max(0, w - cut), height: 20 })),
			cut > 160 && label(6, 16, text("heap.largest") + " " + bytes(largest)),
			w - cut > 190 && label(cut + 6, 16, text("heap.smaller") + " " + bytes(free - largest))),
		element("p", { class: "soft" },
			text("heap.fragmentation.what", { largest: bytes(largest), all: bytes(free) })));
	return node;
}

function classTable(details, colours) {
	const classes = (details.classes ?? []).filter(c => c[2] > 0);
	if (!classes.length)
		return null;
	return element("div", null, element("h3", null, text("heap.classes")),
		table(null,
			[
				text("heap.class"), { number: text("heap.spans") }, { number: text("heap.used") },
				{ number: text("heap.free") }, { number: text("heap.never") }
			],
			classes.map(([, block, spans, used, free,
				never]) => [element("span", { class: colours.get(block) }, bytes(block)),
							{ number: counted(spans) }, { number: counted(used) },
							{ number: counted(free) }, { number: counted(never) }])));
}

function mappingTable(details) {
	const list = details.mappings ?? [];
	return list.length ? element("div", null, element("h3", null, text("heap.mappings")),
			   table(null, [text("stack.address"), { number: text("stack.bytes") }],
				   list.slice(0, 20).map(
					   ([address, size]) => [code(hex(address)), { number: bytes(size) }])))
					   : null;
}

/* The strip alone, beside the moment: nothing if there is no heap yet. */
function smallStrip(moment) {
	const snapshot = snapshots[heldAt("heap", moment)];
	if (!snapshot || isLoad(moment))
		return null;
	const node = element("div", { class: "small-strip" });
	snapshotDetails(snapshot).then(details => {
		const width = Math.max(240, node.clientWidth || 400);
		refill(node,
			element("h3", null, text("heap"), " · ",
				element("span", { class: "soft" }, text("page.moment", { m: snapshot.moment }))),
			blockStrip(piecesOf(details, snapshot), classColours(details), width));
	});
	return node;
}

function heapView() {
	if (!data.heap)
		return null;
	const body = element("div");
	const node = element(
		"section", { id: "heap", class: "part" }, element("h2", null, text("heap")), body);
	let shown;

	async function show(moment) {
		const index = heldAt("heap", moment), width = Math.max(280, node.clientWidth || 900);
		if (shown === index + " " + width)
			return;
		shown = index + " " + width;
		const snapshot = snapshots[index];
		if (!snapshot) {
			body.replaceChildren(element("p", { class: "soft" },
				text(data.heap.kind === "none" ? "heap.none" : "heap.not-yet")));
			return;
		}
		const details = await snapshotDetails(snapshot);
		if (shown !== index + " " + width)
			return;
		const colours = classColours(details), pieces = piecesOf(details, snapshot);
		const free = listPieces(details);
		refill(body, element("p", null, text("heap.as-of", {
			m: snapshot.moment,
			size: bytes(snapshot.end - snapshot.start),
			range: rangeText(snapshot.start, snapshot.end)
		})),
			element("h3", null, text("heap.blocks")), blockStrip(pieces, colours, width),
			stripLegend(details, colours),
			details.cells && element("p", { class: "soft" }, text("heap.coarse", {
				n: details.cells.length,
				size: bytes((snapshot.end - snapshot.start) / details.cells.length)
			})),
			element("h3", null, text("heap.lists")),
			free.length ? blockStrip(free, colours, width, "heap.lists")
						: element("p", { class: "soft" }, text("heap.empty-lists")),
			fragmentation(snapshot, width),
			element("div", { class: "columns" }, freeLists(details, colours),
				classTable(details, colours), mappingTable(details)));
	}
	return { node, show };
}
