/* bytes.js: what a page holds: bytes of the file, the wiped tail, zeros, or the initial stack. */
"use strict";

const HEX_LINE = 16;

/* Lines of a hex dump; marks: a class for each byte, by position. Runs of zeros are folded. */
function hexTable(content, { address, offset, classOf = () => "" }) {
	const head = [
		offset !== undefined && "hex.offset", address !== undefined && "hex.address", "hex.bytes",
		"hex.characters"
	].filter(Boolean);
	const body = element("tbody");
	const lines = Math.ceil(content.length / HEX_LINE);
	const blank = i => {
		for (let k = i * HEX_LINE; k < Math.min(content.length, (i + 1) * HEX_LINE); k++)
			if (content[k] || classOf(k) === "fault")
				return false;
		return true;
	};
	for (let i = 0; i < lines; i++) {
		let same = 0;
		while (i + same < lines && blank(i + same)
			&& classOf((i + same) * HEX_LINE) === classOf(i * HEX_LINE))
			same++;
		if (same > 3) {
			body.append(element("tr", { class: "folded" },
				element("td", { colspan: head.length }, text("hex.zeros", { n: same }))));
			i += same - 1;
			continue;
		}
		body.append(hexLine(content, i * HEX_LINE, { address, offset, classOf }));
	}
	return element("div", {
		class: "hex",
		tabindex: 0,
		role: "region",
		"aria-label": text("hex.caption"),
		"data-keys": "ArrowUp ArrowDown PageUp PageDown Home End"
	},
		element("table", null,
			element("thead", null,
				element("tr", null, head.map(h => element("th", { scope: "col" }, text(h))))),
			body));
}

/* Neighbouring bytes of one class share an element. */
function hexLine(content, from, { address, offset, classOf }) {
	const left = element("td"), right = element("td");
	let pair = "", characters = "", kind = classOf(from);
	const flush = () => {
		left.append(element("span", { class: kind || null }, pair.trimEnd()),
			pair.slice(pair.trimEnd().length));
		right.append(element("span", { class: kind || null }, characters));
		pair = characters = "";
	};
	for (let i = from; i < from + HEX_LINE && i < content.length; i++) {
		if (classOf(i) !== kind) {
			flush();
			kind = classOf(i);
		}
		pair += content[i].toString(16).padStart(2, "0") + (i % HEX_LINE === 7 ? "  " : " ");
		characters += content[i] >= 32 && content[i] < 127 ? String.fromCharCode(content[i]) : "·";
	}
	flush();
	return element("tr", null,
		offset !== undefined && element("td", { class: "soft" }, offset(from)),
		address !== undefined && element("td", { class: "soft" }, hex(address + from)), left,
		right);
}

/* The bytes of the initial stack that lie in the page, out of its rows. */
function stackBytes(page) {
	const content = new Uint8Array(PAGE);
	const put = (address, list) => list.forEach((b, i) => {
		if (address + i >= page && address + i < page + PAGE)
			content[address + i - page] = b;
	});
	const word = value => Array.from({ length: 8 },
		(_, i) => Number(BigInt.asUintN(64, BigInt(value ?? 0)) >> BigInt(8 * i) & 255n));
	for (const row of stackRows) {
		const address = Number(row.address);
		if (row.string !== undefined)
			put(address, stringBytes(row));
		else if (row.kind === "random")
			put(address, (row.value.match(/../g) ?? []).map(h => parseInt(h, 16)));
		else if (row.kind === "auxv")
			put(address, [...word(row.type), ...word(row.value)]);
		else if (row.value !== undefined)
			put(address, word(row.value));
	}
	return content;
}

/* What is not UTF-8 came as one character a byte; the length tells which it was. */
function stringBytes(row) {
	const utf8 = new TextEncoder().encode(row.string);
	return utf8.length + 1 === row.bytes ? [...utf8]
		: [...row.string].map(c => c.charCodeAt(0) & 255);
}

/* Number of bytes of this page, from its start, that are the file's own. */
function fileShare(area, page) {
	const phdr = phdrOf(area);
	if (!phdr)
		return PAGE;
	const end = phdr.vaddr + (imageOf(area).bias ?? 0) + phdr.filesz;
	return phdr.memsz > phdr.filesz ? Math.max(0, Math.min(PAGE, end - page)) : PAGE;
}

/* A node that is filled when the bytes are there. */
function pageBytes(area, page, moment) {
	const node = element("div", { class: "holds" });
	const say = (...lines) => node.append(...lines.map(l => element("p", null, l)));
	const label = element("b", null, text("page.holds"), " ");
	if (area.kind === "file") {
		filePage(area, page, moment, node, label);
	} else if (area.kind === "stack" && data.stack && page + PAGE > data.stack.sp
		&& page < data.stack.end) {
		say([label, text("page.holds.stack")]);
		node.append(hexTable(stackBytes(page), { address: page, classOf: () => "" }));
	} else {
		say([
			label,
			text(["vdso", "vvar", "special"].includes(area.kind) ? "page.holds.kernel"
				: "page.holds.zero")
		]);
	}
	return node;
}

async function filePage(area, page, moment, node, label) {
	const offset = (area.offset ?? 0) + page - area.start, share = fileShare(area, page);
	const got = await fileBytes(area.name, offset, PAGE);
	const say = (...content) => node.append(element("p", null, ...content));
	if (!got)
		return say(label,
			text("page.holds.file",
				{ range: rangeText(offset, offset + PAGE), file: baseName(area.name) }),
			". ", text("page.no-bytes"));
	const inFile = Math.max(0, Math.min(PAGE, got.size - offset));
	const wiped = share < PAGE && wipedBy(page + share, moment);
	const content = new Uint8Array(PAGE);
	content.set(got.bytes.slice(0, wiped ? share : PAGE));
	say(label, text("page.holds.file", {
		range: rangeText(offset, offset + Math.min(inFile, wiped ? share : PAGE)),
		file: baseName(area.name)
	}));
	if (share < PAGE)
		say(text(wiped ? "page.holds.tail" : "page.holds.tail-later", { n: PAGE - share }));
	else if (inFile < PAGE)
		say(text("page.past-end"));
	if (area.prot.includes("w"))
		node.append(element("p", { class: "soft" }, text("page.at-first")));
	node.append(hexTable(content, { address: page, offset: i => i < inFile ? hex(offset + i) : "",
		classOf: i => i >= share ? "tail" : "" }));
}

/* Has the load wiped this address by that moment? */
function wipedBy(address, moment) {
	for (let i = 0; i <= moment && i < moments.length && moments[i].part === "load"; i++) {
		const args = moments[i].args;
		if (moments[i].key === "step.wipe" && Number(args.address) <= address
			&& address < Number(args.address) + args.length)
			return true;
	}
	return firstOfRun >= 0 && moment >= firstOfRun;
}
