/* moment.js: one moment in words: what it is, why, the C call, what changed. */
"use strict";

const regionText = region => hasText("region." + region) ? text("region." + region) : region ?? "";

/* What an area is, for people: "data, bss", "heap", the name of a library. */
function areaText(area) {
	if (area.role === "interpreter")
		return "ld.so: "
			+ regionText(area.prot.includes("x") ? "text"
					: area.prot.includes("w") ? area.kind === "anon" ? "bss" : "data"
					: "rodata");
	if (area.region === "library" || area.region === "file")
		return shorten(baseName(area.name), 28) || regionText(area.region);
	const phdr = phdrOf(area);
	if (phdr && area.region === "data" && phdr.memsz > phdr.filesz)
		return text("region.data-bss");
	return regionText(hasText("region." + area.kind) && area.kind.startsWith("v")
			? area.kind
			: area.region ?? area.kind);
}

const rangeText = (start, end) => hex(start) + "–" + hex(end);
const sizeText = area => bytes(area.end - area.start);

/* ---- what it is ---- */

function isText(moment) {
	const m = moments[moment], name = "is." + m.key;
	return hasText(name) ? text(name) : m.key;
}

/* The heading: with the number of the step, the name of the mark, how many. */
function headingOf(moment) {
	const m = moments[moment], args = m.args ?? {};
	let heading = isText(moment);
	if (m.key === "mark" && args.name)
		heading += ": " + quoted(args.name);
	if (m.key === "row.auxv" && args.name)
		heading += ": " + args.name;
	const more = {
		signal: args.signal && signalName(args.signal),
		exit: args.killed ? undefined : args.status,
		fork: args.child,
		exec: args.path
	}[m.key];
	if (more !== undefined)
		heading += ": " + visible(more);
	if (m.key === "exit" && args.killed)
		heading = text("is.killed",
			{ signal: signalName(args.status > 128 ? args.status - 128 : args.status) });
	if (m.count > 1)
		heading += " · " + text("times", { n: counted(m.count) });
	return heading;
}

/* A word or two where space is short. */
const stepNumber = m => m.args?.event === "step" ? "step " + m.args.n : "";

function whyText(moment) {
	const m = moments[moment], args = m.args ?? {};
	if (args.reason)
		return reasonText(args);
	if (m.key.startsWith("row."))
		return text("why.row");
	if (m.key.startsWith("heap.") && args.from && m.key !== "heap.start")
		return text((m.key === "heap.free" && hasText("why.heap.free." + args.from)
			? "why.heap.free." : "why.heap.") + args.from);
	if (m.key === "fault" && !(m.count > 1) && !m.touch)
		return text("why.fault.again");
	if (m.count > 1 && m.key.startsWith("heap."))
		return text("why.mixed");
	return hasText("why." + m.key) ? text("why." + m.key) : "";
}

/* The C call. */
const callText = m => m.args?.call && m.args.event === "step" ? m.args.call : m.c;

/* ---- where ---- */

/* [image, section, symbol] as "main+0x12 (.text of hello)" */
function placeText(where) {
	if (!where)
		return "";
	const [image, section, symbol] = where;
	const of =
		[section, image !== null && images[image] && baseName(images[image].path)].filter(Boolean);
	return [symbol, of.length && "(" + of.join(", ") + ")"].filter(Boolean).map(visible).join(" ");
}

/* ---- what changed ---- */

function changeText({ kind, area, old, by }) {
	const values = {
		what: areaText(area),
		range: rangeText(area.start, area.end),
		size: sizeText(area),
		prot: area.prot,
		from: old?.prot,
		to: area.prot,
		by: by && bytes(Math.abs(by))
	};
	return text("change." + kind, values);
}

function changeList(moment) {
	const m = moments[moment], args = m.args ?? {}, list = [];
	const areaTexts = areaChanges(moment).map(changeText);
	list.push(...areaTexts.slice(0, 8));
	if (areaTexts.length > 8)
		list.push(text("change.more", { n: areaTexts.length - 8 }));
	if (m.key === "step.wipe")
		list.push(text("change.wipe", { size: bytes(args.length), address: hex(args.address) }));
	if (m.key === "step.stack")
		list.push(text("change.stack", { size: bytes(args.length), address: hex(args.address) }));
	const was = name => moment ? heldAt(name, moment - 1) : undefined;
	const from = was("brk"), to = heldAt("brk", moment);
	if (to && !from)
		list.push(text("change.brk-first", { to: hex(to) }));
	else if (to !== from)
		list.push(text("change.brk", { from: hex(from), to: hex(to), by: change(to - from) }));
	const pages = ((heldAt("resident", moment) ?? 0) - (was("resident") ?? 0)) / PAGE;
	if (pages)
		list.push(text(pages > 0 ? "change.touch" : "change.untouch",
			{ n: counted(Math.abs(pages)), size: bytes(Math.abs(pages) * PAGE) }));
	return list.length ? list : [text("change.none")];
}

/* ---- figures ---- */

function figures(moment) {
	const row = (label, now, before) => [label, { number: bytes(now) },
		{ number: now === before || !moment ? "" : change(now - before) }];
	const was = Math.max(0, moment - 1);
	return table(null, null, ["mapped", "resident"].map(name =>
		row(text(name), heldAt(name, moment) ?? 0, heldAt(name, was) ?? 0))
		.concat([row(text("break"), heapBytes(moment), heapBytes(was))]), { class: "figures" });
}

/* p_offset and the like of the program header that a step of the load works on. */
function headerFacts(args) {
	const area = { role: args.of, phdr: args.phdr };
	const phdr = args.phdr === undefined ? undefined : phdrOf(area);
	if (!phdr)
		return null;
	const rows = [["p_offset", hex(phdr.offset)], ["p_vaddr", hex(phdr.vaddr)],
		["p_filesz", hex(phdr.filesz)], ["p_memsz", hex(phdr.memsz)], ["p_flags", phdr.flags]];
	const before = args.op === "map" ? phdr.offset - args.offset : 0;
	return element("details", { class: "facts", open: true },
		element("summary", null, text("facts")),
		element("p", null, text("fact.phdr", { n: args.phdr }), ": ",
			rows.map(([name, value], i) => [i ? ", " : "", code(name, "\u00a0=\u00a0", value)])),
		phdr.memsz > phdr.filesz && args.op !== "map"
			&& element("p", null, code("p_memsz − p_filesz = ", hex(phdr.memsz - phdr.filesz)),
				" = ", bytes(phdr.memsz - phdr.filesz)),
		before > 0 && element("p", null, text("fact.before", { n: before })),
		phdr.filesz > 0 && args.op === "map" && firstBytes(imageOf(area).path, phdr),
		phdr.sections?.length > 0
			&& element("p", null, text("fact.sections"), ": ",
				phdr.sections.map((s, i) => [i ? " " : "", code(visible(s))])));
}

/* Two lines of the segment as it is in the file, once they are unpacked. */
function firstBytes(path, phdr) {
	const node = element("div");
	fileBytes(path, phdr.offset, Math.min(32, phdr.filesz))
		.then(got => got
				&& refill(node, text("fact.bytes"), ":",
					element("pre", null,
						Array.from({ length: Math.ceil(got.bytes.length / 16) }, (_, i) => {
							const line = [...got.bytes.slice(16 * i, 16 * i + 16)];
							return line.map(b => b.toString(16).padStart(2, "0"))
									   .join(" ")
									   .padEnd(49)
								+ line.map(b => b >= 32 && b < 127 ? String.fromCharCode(b) : "·")
									  .join("")
								+ "\n";
						}))));
	return node;
}

/* What a row of the stack or an event of the run is about, in a line or two. */
function aboutLines(m, moment) {
	const args = m.args ?? {}, lines = [];
	if (args.event === "row")
		lines.push(element(
			"p", null, code(hex(args.address)), " ", rowText(args), ": ", rowValue(args),
			rowTarget(stackRows[written.indexOf(moment)] ?? args)));
	if (m.key === "fault" && args.address !== undefined)
		lines.push(element("p", null, code(hex(args.address)), " · ", regionText(m.region), " ",
			m.where && code(placeText(m.where))));
	if (args.ip)
		lines.push(element("p", null, ipText(args.ip, m.where_ip, moment)));
	if (args.errno)
		lines.push(element("p", null, text("failed", { error: errorName(args.errno) })));
	return lines;
}

/* The place by symbol, or by the library that it is in. */
function ipText(ip, where, moment) {
	const area = where ? null : areaAt(areasAt(moment), Number(ip));
	return [
		text("by-instruction", { ip: hex(ip) }),
		where ? [" · ", code(placeText(where))] : area && [" · ", code(areaText(area))]
	];
}

function eventNumbers(m) {
	if (!m.events)
		return "";
	const [first, last] = m.events;
	return first === last ? text("event-number", { n: counted(first) })
		: text("event-numbers", { first: counted(first), last: counted(last) });
}

/* The panel: {node, show(moment)}. */
function momentView() {
	const node = element(
		"section", { id: "moment", class: "moment", "aria-label": text("moment"), tabindex: "-1" });

	function show(moment) {
		const m = moments[moment], why = whyText(moment), c = callText(m), source = m.args?.source;
		refill(node,
			element("h2", null, stepNumber(m) && element("span", { class: "step" }, m.args.n),
				headingOf(moment)),
			element("p", { class: "when" },
				[
					eventNumbers(m),
					m.time !== undefined && text("at-time", { t: duration(m.time) }),
					m.args?.pid && data.pid !== m.args.pid
						&& text("of-process", { pid: m.args.pid })
				].filter(Boolean)
					.join(" · ")),
			...aboutLines(m, moment),
			why
				&& element("p", { class: "why" }, element("b", null, text("why")), " ", why,
					source
						&& element("span", { class: "source" }, " " + text("source", { source }))),
			m.args?.may_fail && element("p", { class: "soft" }, text("may-fail")),
			c
				&& element("div", { class: "call" }, element("b", null, text("c-call")),
					element("pre", null, code(visible(c)))),
			element("h3", null, text("changed")),
			element("ul", { class: "changes" },
				changeList(moment).map(line => element("li", null, line))),
			figures(moment), m.args?.event === "step" && headerFacts(m.args),
			(m.key.startsWith("row.") || m.key === "step.stack") && stackExcerpt(moment),
			smallStrip(moment), m.count > 1 && mergedView(moment));
	}
	return { node, show };
}
