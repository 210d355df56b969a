/* events.js: the events behind a moment that stands for many: how many of each kind, and on demand
 * the events themselves, unpacked a piece at a time. */
"use strict";

const EVENTS_AT_ONCE = 200;

/* One event as a row of the list. */
function eventCells(event) {
	const what = hasText("is." + event.key) ? text("is." + event.key) : event.key;
	const details = [];
	if (event.length)
		details.push(bytes(event.length));
	if (event.from && event.key.startsWith("heap."))
		details.push(text("from." + event.from));
	if (event.result !== undefined && event.key.startsWith("call."))
		details.push("→ " + hex(event.result));
	if (event.error)
		details.push(text("failed", { error: errorName(event.error) }));
	if (event.name)
		details.push(shorten(event.name, 60));
	return [{ number: counted(event.n) }, what, code(event.address ? hex(event.address) : ""),
		details.join(" · "), code(event.ip ? hex(event.ip) : "")];
}

/* {counts, a button, the list}: made anew for each moment. */
function mergedView(moment) {
	const m = moments[moment];
	const [first, last] = m.events;
	const kinds = Object.entries(m.counts ?? {}).sort((a, b) => b[1] - a[1]);
	const node = element("div", { class: "merged" },
		element("h3", null, text("stands-for", { n: counted(m.count) })),
		table(null, null, kinds.map(([key,
			n]) => [hasText("is." + key) ? text("is." + key) : key, { number: counted(n) }]),
			{ class: "figures" }));
	if (m.low !== undefined)
		node.append(element("p", null, code(rangeText(m.low, m.high))));
	if (!data.chunks?.z?.length)
		return node;
	const body = element("tbody");
	const list = element("div", {
		class: "scroll",
		tabindex: "0",
		hidden: true,
		"data-keys": "ArrowUp ArrowDown PageUp PageDown Home End"
	},
		element("table", { class: "events" },
			element("thead", null,
				element("tr", null,
					[["n", "number"], ["what"], ["address"], ["more"], ["ip"]].map(
						([name, kind]) =>
							element("th", { scope: "col", class: kind }, text("events." + name))))),
			body));
	const shown = element("p", { class: "soft", role: "status" });
	const more = element("button", { type: "button", onclick: showMore }, text("show-events"));
	let next = first;

	async function showMore() {
		more.disabled = true;
		const rows = [];
		await eachEvent(next, Math.min(last, next + EVENTS_AT_ONCE - 1), event => {
			rows.push(element("tr", null,
				eventCells(event).map(
					c => element("td", { class: c?.number !== undefined ? "number" : null },
						c?.number ?? c))));
		});
		next = Math.min(last + 1, next + EVENTS_AT_ONCE);
		body.append(...rows);
		list.hidden = false;
		shown.textContent =
			text("events.of", { n: counted(next - first), all: counted(last - first + 1) });
		more.textContent =
			text("more-events", { n: counted(Math.min(EVENTS_AT_ONCE, last + 1 - next)) });
		more.disabled = false;
		more.hidden = next > last;
	}
	node.append(list, shown, more);
	return node;
}
