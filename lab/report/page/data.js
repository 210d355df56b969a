/* data.js: the data of the page, and the address space at any of its moments.
 *
 * A moment holds only what changes: areas that come and go, pages that become resident or cease to
 * be. Areas are played forwards or undone from the moment before; pages-data.js makes a table of
 * the pages, so that any moment can be asked for without playing. */
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const moments = data.moments ?? [];
const PAGE = data.page ?? 4096;
const NEVER = moments.length;

/* Addresses above this do not fit a number; the kernel half is drawn as one. */
const USER_END = Number(data.arch?.user_end ?? 0x7ffffffff000);
const KERNEL_START = "0xffff800000000000";
const inUserHalf = area => typeof area.start === "number" && area.start < USER_END;

const areas = (data.areas ?? []).map((area, id) => ({ ...area, id }));
const images = data.images ?? [];
const stackRows = data.stack?.rows ?? [];
const snapshots = data.heap?.snapshots ?? [];

/* ---- areas ---- */

const played = { moment: -1, ids: new Set() };

function playTo(moment) {
	while (played.moment < moment) {
		const m = moments[++played.moment];
		(m.del ?? []).forEach(id => played.ids.delete(id));
		(m.add ?? []).forEach(id => played.ids.add(id));
	}
	while (played.moment > moment) {
		const m = moments[played.moment--];
		(m.add ?? []).forEach(id => played.ids.delete(id));
		(m.del ?? []).forEach(id => played.ids.add(id));
	}
}

/* The areas of the user half at a moment, lowest first. */
function areasAt(moment) {
	playTo(moment);
	return [...played.ids]
		.map(id => areas[id])
		.filter(inUserHalf)
		.sort((a, b) => a.start - b.start);
}

/* The versions of areas that a moment brings and takes. */
function changesOf(moment) {
	const m = moments[moment];
	return { come: (m.add ?? []).map(id => areas[id]), gone: (m.del ?? []).map(id => areas[id]) };
}

const areaAt = (list, address) => list.find(a => a.start <= address && address < a.end);

/* For each version of an area: the first moment it is there, the first it is not. */
const areaSpans = areas.map(() => ({ from: NEVER, until: NEVER }));
moments.forEach((m, i) => {
	(m.del ?? []).forEach(id => { areaSpans[id].until = i; });
	(m.add ?? []).forEach(id => {
		areaSpans[id].from = Math.min(areaSpans[id].from, i);
		areaSpans[id].until = NEVER;
	});
});

/* ---- values that hold until they change ---- */

const held = {};
for (const name of ["brk", "start_brk", "mapped", "resident", "heap"]) {
	let last;
	held[name] = moments.map(m => last = m[name] ?? last);
}
const heldAt = (name, moment) => held[name][moment];
const heapBytes = moment => (heldAt("brk", moment) ?? 0) - (heldAt("start_brk", moment) ?? 0);
const firstOfRun = moments.findIndex(m => m.part === "run");
const isLoad = moment => firstOfRun < 0 || moment < firstOfRun;

/* ---- files ---- */

const isProgram = area => area?.role === "program" || area?.role === "interpreter";
const imageOf = area => images.find(image => image.role === area.role);
const phdrOf = area => isProgram(area) && area.phdr !== undefined
	? imageOf(area)?.phdrs?.find(p => p.n === area.phdr) : undefined;

/* The sections of the image that lie, partly, in [start, end). */
function sectionsIn(image, start, end) {
	return (image?.sections ?? []).filter(s =>
		s.address < end && s.address + s.size > start && s.size > 0).map(s => s.name);
}

/* "main+0x12", or undefined */
function symbolAt(image, address) {
	const list = image?.symbols ?? [];
	let low = 0, high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (list[middle][0] <= address)
			low = middle + 1;
		else
			high = middle;
	}
	const symbol = list[low - 1];
	if (!symbol || address >= symbol[0] + Math.max(1, symbol[1]))
		return undefined;
	const past = address - symbol[0];
	return visible(symbol[3]) + (past ? "+0x" + past.toString(16) : "");
}

async function inflate(base64) {
	const packed = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
	const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

/* Up to `length` bytes of a file from an offset: {bytes, size of the file}, or null if the report
 * does not hold them. */
async function fileBytes(path, offset, length) {
	const file = (data.files ?? []).find(f => f.path === path);
	if (!file)
		return null;
	if (offset >= file.size)
		return { bytes: new Uint8Array(0), size: file.size };
	const piece = file.pieces.find(p => p.offset <= offset && offset < p.offset + p.length);
	if (!piece)
		return null;
	piece.plain ??= await inflate(piece.z);
	return {
		bytes: piece.plain.slice(offset - piece.offset, offset - piece.offset + length),
		size: file.size
	};
}

/* ---- all events, packed ---- */

/* Columns of differences: to the time before, or to the last event of the same kind. null is 0 and
 * a string is itself; neither is counted on from. */
const DELTAS = new Set(["time", "address", "length", "result", "number", "to", "offset", "ip"]);

function unpackColumn(name, column, kinds) {
	if (!DELTAS.has(name))
		return column;
	const value = new Map();
	return column.map((step, i) => {
		if (typeof step !== "number")
			return step ?? 0;
		const of = name === "time" ? 0 : kinds[i];
		value.set(of, (value.get(of) ?? 0) + step);
		return value.get(of);
	});
}

async function chunk(i) {
	const chunks = data.chunks;
	chunks.plain ??= new Map();
	if (!chunks.plain.has(i)) {
		const columns = JSON.parse(new TextDecoder().decode(await inflate(chunks.z[i])));
		for (const name of Object.keys(columns))
			columns[name] =
				unpackColumn(name, columns[name], columns.kind ?? columns[name].map(() => 0));
		if (chunks.plain.size >= 16)
			chunks.plain.delete(chunks.plain.keys().next().value);
		chunks.plain.set(i, columns);
	}
	return chunks.plain.get(i);
}

/* Calls see(event) for the events first … last until it returns true. */
async function eachEvent(first, last, see) {
	const { size, keys, names, from, z } = data.chunks ?? { size: 1, z: [] };
	for (let i = Math.floor((first - 1) / size); i * size < last && i < z.length; i++) {
		const columns = await chunk(i);
		const end = Math.min(last - i * size, columns.kind?.length ?? 0);
		for (let k = Math.max(0, first - 1 - i * size); k < end; k++) {
			const event = { n: i * size + k + 1 };
			for (const name of Object.keys(columns))
				event[name] = columns[name][k];
			event.key = keys[event.kind ?? 0];
			event.name = names?.[event.name ?? -1];
			event.from = event.from === undefined ? undefined : from?.[event.from];
			if (see(event))
				return;
		}
	}
}
