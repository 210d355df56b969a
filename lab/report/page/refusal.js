/* refusal.js: the program was refused: how far the plan came, and which bytes of the file are at
 * fault. */
"use strict";

/* In their order (docs/events.md); "again" only matters to those who asked for it. */
const STAGES = [
	"find", "system", "file", "image", "interpreter", "places", "stack", "memory", "layout",
	"bridge", "jump"
];

function stageList(stopped) {
	const stages = stopped === "again" ? ["again", ...STAGES] : STAGES;
	const at = Math.max(0, stages.indexOf(stopped));
	return element("ol", { class: "stages" }, stages.map((stage, i) =>
		element("li", { class: i < at ? "passed" : i === at ? "stopped" : "never" },
			text("stage." + stage), element("small", null, text("stage." + stage + ".what")))));
}

function fieldTable(fields) {
	return table(null,
		[
			text("refusal.field"), { number: text("refusal.offset") }, text("hex.bytes"),
			text("refusal.value")
		],
		fields.map(f => [code(visible(f.name)), { number: hex(f.offset) },
			code((f.bytes ?? "").replace(/../g, "$& ")),
				code(f.value ?? "", " = ", BigInt(f.value ?? 0))]));
}

function refusalView() {
	const r = data.refusal, fields = r.fields ?? [];
	const node = element("section", { class: "refusal", id: "refusal" },
		element("h2", null, text("refusal")),
		element("p", { class: "message" }, code(visible(r.file ?? data.program ?? "")), ": ",
			refusalText(r)),
		element("p", { class: "soft" }, text("refusal.rule"), " ", code(r.rule ?? ""), ". ",
			text("refusal.nothing")),
		element("h3", null, text("refusal.stage")), stageList(r.stage));
	if (fields.length)
		node.append(element("h3", null, text("refusal.fields")), fieldTable(fields));
	if (r.header?.z)
		headerDump(r.header, fields)
			.then(dump => node.append(element("h3", null, text("refusal.header")), dump));
	return node;
}

async function headerDump(header, fields) {
	const content = await inflate(header.z), offset = header.offset ?? 0;
	const dump = hexTable(content, {
		offset: i => hex(offset + i),
		classOf: i => fields.some(f => f.offset <= offset + i && offset + i < f.offset + f.size)
			? "fault"
			: ""
	});
	requestAnimationFrame(() => {
		const fault = dump.querySelector(".fault");
		if (fault)
			dump.scrollTop = Math.max(0, fault.closest("tr").offsetTop - 60);
	});
	return dump;
}
