/* timeline.js: three small plots over all moments: mapped, resident, break. Each has a scale of its
 * own; the slider lies below, on the same axis.
 *
 * Where a moment stands for many events, the column's extremes are drawn as a band. */
"use strict";

const LANES = ["mapped", "resident", "brk"];
const LANE = window.innerHeight < 820 ? 22 : 30, LANE_GAP = 6, TOP = 4;

/* Lowest and highest value within each moment, where the timeline knows more than the moments. */
function extremesOf(name) {
	const t = data.timeline ?? {}, low = [], high = [];
	(t.moment ?? []).forEach((m, i) => {
		const min = t[name + "_min"]?.[i], max = t[name + "_max"]?.[i];
		if (min !== undefined)
			low[m] = Math.min(low[m] ?? Infinity, min);
		if (max !== undefined)
			high[m] = Math.max(high[m] ?? -Infinity, max);
	});
	return { low, high };
}

/* The axis of plot and slider: 0 … 1 over the moments. The rows of the initial stack, a hundred of
 * them, are narrow, and the load gets a quarter however long the run is. */
const axis = (() => {
	const width = m => m.key.startsWith("row.") ? 0.2 : 1;
	const sum = part =>
		moments.slice(1).filter(m => m.part === part).reduce((n, m) => n + width(m), 0);
	const load = sum("load"), run = sum("run");
	const share = load && run ? Math.max(0.25, load / (load + run)) : 1;
	let x = 0;
	const places = moments.map((m, i) => {
		if (i)
			x += width(m) * (m.part === "run" && load ? (1 - share) / run : share / (load || run));
		return x;
	});
	if (places.length > 1)
		places[places.length - 1] = 1;

	/* The nearest moment. */
	function moment(at) {
		let low = 0, high = places.length - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (places[middle] < at)
				low = middle + 1;
			else
				high = middle;
		}
		return low > 0 && at - places[low - 1] < places[low] - at ? low - 1 : low;
	}
	return {
		at: m => m < 0 ? 0 : places[m],
		between: m => (places[m - 1] + places[m]) / 2,
		moment
	};
})();

/* What a lane shows at a moment. */
const laneValue = (name, moment) => name === "brk" ? heapBytes(moment) : heldAt(name, moment) ?? 0;

const series = LANES.map(name => {
	const { low, high } = extremesOf(name);
	const value = moments.map((m, i) => laneValue(name, i));
	const top = value.reduce((most, v, i) => Math.max(most, v, high[i] ?? 0), 0);
	return { name, value, low, high, top };
});

/* At most two steps a pixel: the path of a lane, what lies under it, the band between extremes. */
function lanePaths(s, y, xOf) {
	const last = moments.length - 1, yAt = v => (y + LANE - v / (s.top || 1) * LANE).toFixed(1);
	let line = `M${xOf(0).toFixed(1)},${yAt(s.value[0] ?? 0)}`, band = "";
	for (let i = 1; i <= last;) {
		const x = Math.round(xOf(i) * 2) / 2;
		let low = Infinity, high = -Infinity;
		for (; i <= last && Math.round(xOf(i) * 2) / 2 === x; i++) {
			low = Math.min(low, s.value[i], s.low[i] ?? Infinity);
			high = Math.max(high, s.value[i], s.high[i] ?? -Infinity);
		}
		line += `H${x}V${yAt(s.value[i - 1])}`;
		if (high > low)
			band += `M${x},${yAt(low)}V${yAt(high)}`;
	}
	return {
		line,
		area: `${line}H${xOf(last).toFixed(1)}V${y + LANE}H${xOf(0).toFixed(1)}Z`,
		band
	};
}

function timelineView(state, go) {
	const node = element("div", {
		class: "timeline",
		role: "img",
		"aria-label": text("timeline"),
		title: text("timeline")
	});
	let xOf = i => i, cursor, values;

	function build() {
		const width = node.clientWidth || 900, left = 8, right = 8;
		const height = TOP + LANES.length * (LANE + LANE_GAP);
		xOf = m => left + (width - left - right) * axis.at(m);
		const edge =
			firstOfRun > 0 ? left + (width - left - right) * axis.between(firstOfRun) : left;
		const svg = drawing("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
		if (firstOfRun > 0)
			svg.append(
				drawing("rect", { class: "load", x: left, y: 0, width: edge - left, height }));
		values = series.map((s, lane) => {
			const y = TOP + lane * (LANE + LANE_GAP), paths = lanePaths(s, y, xOf);
			const value = label(0, y + 11, "", { class: "value" });
			svg.append(
				drawing("g", { class: "lane lane-" + s.name },
					drawing("path", { class: "under", d: paths.area }),
					drawing("path", { class: "between", d: paths.band }),
					drawing("path", { class: "line", d: paths.line }),
					drawing("path", { class: "base", d: `M${left},${y + LANE}H${width - right}` })),
				value);
			return value;
		});
		cursor = drawing("path", { class: "cursor" });
		svg.append(cursor);
		if (firstOfRun > 0)
			svg.append(drawing("path", { class: "jump", d: `M${edge},0V${height}` }));
		node.replaceChildren(svg);
		show(state.moment);
	}

	function show(moment) {
		const width = node.clientWidth || 900, x = xOf(moment), flip = x > width - 300;
		cursor.setAttribute("d", `M${x.toFixed(1)},0V${TOP + LANES.length * (LANE + LANE_GAP)}`);
		series.forEach((s, i) => {
			values[i].setAttribute("x", (flip ? x - 6 : x + 6).toFixed(1));
			values[i].setAttribute("text-anchor", flip ? "end" : "start");
			values[i].textContent = text(s.name === "brk" ? "break" : s.name) + " "
				+ bytes(s.value[moment]) + " · " + text("timeline.peak", { size: bytes(s.top) });
		});
	}

	function point(event) {
		const box = node.getBoundingClientRect(), left = xOf(0);
		const width = xOf(moments.length - 1) - left || 1;
		go(axis.moment(Math.min(1, Math.max(0, (event.clientX - box.left - left) / width))));
	}
	node.addEventListener("pointerdown", event => {
		node.setPointerCapture(event.pointerId);
		point(event);
	});
	node.addEventListener("pointermove", event => event.buttons & 1 && point(event));
	return { node, show, build };
}
