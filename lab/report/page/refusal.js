/* refusal.js: the program was refused: how far the plan came, and which bytes of the file are at
 * fault. */
"use strict";

const STAGES = ["file", "image", "layout", "stack", "plan", "commit", "jump"];

function stageList(stopped) {
	const at = Math.max(0, STAGES.indexOf(stopped));
	return element("ol", { class: "stages" }, STAGES.map((stage, i) =>
		element("li", { class: i < at ? "passed" : i === at ? "stopped" : "never" },
			text("stage." + stage), element("small", null, text("stage." + stage + ".what")))));
}

function fieldTable(fields) {
	return table(null, [text("refusal.field"), { number: text("refusal.offset") }, { number: text("hex.bytes") }, text("refusal.value")],
		fields.map(f => [code(f.name), { number: hex(f.offset) }, { number: f.length }, code(f.value === undefined ? "" : typeof f.value === "number" ? hex(f.value) + " = " + f.value : f.value)]));
}

function refusalView() {
	const r = data.refusal, fields = r.fields ?? [], node = element("section", { class: "refusal", id: "refusal" },
		element("h2", null, text("refusal")),
		element("p", { class: "message" }, code(visible(r.path ?? data.program ?? "")), ": ", refusalText(r)),
		element("p", { class: "soft" }, text("refusal.rule"), " ", code(r.rule ?? ""), ". ", text("refusal.nothing")),
		element("h3", null, text("refusal.stage")), stageList(r.stage));
	if (fields.length)
		node.append(element("h3", null, text("refusal.fields")), fieldTable(fields));
	if (r.header?.z)
		headerDump(r.header, fields).then(dump => node.append(element("h3", null, text("refusal.header")), dump));
	return node;
}

async function headerDump(header, fields) {
	const content = await inflate(header.z), offset = header.offset ?? 0;
	const dump = hexTable(content, { offset: i => hex(offset + i),
		classOf: i => fields.some(f => f.offset <= offset + i && offset + i < f.offset + f.length) ? "fault" : "" });
	requestAnimationFrame(() => {
		const fault = dump.querySelector(".fault");
		if (fault)
			dump.scrollTop = Math.max(0, fault.closest("tr").offsetTop - 60);
	});
	return dump;
}
