/* pages.js: the pages of an area as a grid, and what is to say about one of them.
 *
 * Only the lines of the grid that can be seen are in the document, so the area may have any number
 * of pages. Above MOST_CELLS cells a cell stands for many pages; a click on it looks inside. */
"use strict";

const MOST_CELLS = 1 << 16;
const LINE = 20;                /* pixels, as in page.css */

/* The pages [first, end) as cells of `per` pages. */
function gridRange(first, end) {
	let per = 1;
	while ((end - first) / per > MOST_CELLS)
		per *= 64;
	return { first, end, per, cells: Math.ceil((end - first) / per) };
}

function pagesView(state, choose, go) {
	const title = element("h2"), hint = element("p", { class: "soft" });
	const out = element("button", {
		type: "button",
		hidden: true,
		onclick: () => {
			inside = null;
			show(state.moment);
		}
	});
	const rows = element("div", { class: "rows" });
	const grid = element("div", {
		class: "grid",
		role: "grid",
		tabindex: "-1",
		"data-keys": "ArrowLeft ArrowRight ArrowUp ArrowDown Home End PageUp PageDown Enter"
	},
		rows);
	const about = element("div");
	const node = element("section", { id: "pages", class: "pages", "aria-label": text("pages") },
		title, hint, out, grid, element("p", { class: "soft" }, text("pages.legend")), about);
	let range = null, inside = null, shownArea = null, perLine = 16, active = 0;

	const area = () => areas[state.area];
	const pageOfCell = cell => range.first + cell * range.per;

	/* How full a cell is: "all", "some" or "", and whether it changed now. */
	function cellState(cell, moment) {
		const low = pageOfCell(cell), high = Math.min(range.end, low + range.per);
		let full = 0, now = false;
		for (const run of runsIn(low, high)) {
			if (isResident(run, moment))
				full += Math.min(high, run.page + run.pages) - Math.max(low, run.page);
			now ||= run.from === moment;
		}
		return (full >= high - low ? "all" : full ? "some" : "") + (now ? " now" : "");
	}

	function line(i, moment) {
		const cells = [];
		for (let cell = i * perLine; cell < Math.min(range.cells, (i + 1) * perLine); cell++) {
			const page = pageOfCell(cell);
			const chosen = state.page !== null
				&& Math.floor((state.page / PAGE - range.first) / range.per) === cell;
			cells.push(element("button", {
				type: "button",
				class: "cell " + cellState(cell, moment),
				role: "gridcell",
				"data-cell": cell,
				tabindex: cell === active ? 0 : -1,
				"aria-selected": chosen ? "true" : "false",
				"aria-label": text("page.at", { range: hex(page * PAGE) }),
				title: hex(page * PAGE)
			}));
		}
		return element("div",
			{ class: "line c-" + colourOf(area()), role: "row", style: `top:${i * LINE}px` },
			code(hex(pageOfCell(i * perLine) * PAGE)), cells);
	}

	function drawLines() {
		if (!range)
			return;
		const first = Math.max(0, Math.floor(grid.scrollTop / LINE) - 4);
		const count = Math.ceil((grid.clientHeight || 300) / LINE) + 8;
		const all = Math.ceil(range.cells / perLine);
		const lines = [];
		for (let i = first; i < Math.min(all, first + count); i++)
			lines.push(line(i, state.moment));
		const focused = rows.contains(document.activeElement);
		rows.style.height = all * LINE + 4 + "px";
		rows.replaceChildren(...lines);
		if (focused)
			rows.querySelector(`[data-cell="${active}"]`)?.focus({ preventScroll: true });
	}

	function activate(cell) {
		active = Math.min(range.cells - 1, Math.max(0, cell));
		const top = Math.floor(active / perLine) * LINE;
		if (top < grid.scrollTop)
			grid.scrollTop = top;
		else if (top + LINE > grid.scrollTop + grid.clientHeight)
			grid.scrollTop = top + LINE - grid.clientHeight;
		drawLines();
		rows.querySelector(`[data-cell="${active}"]`)?.focus({ preventScroll: true });
	}

	function pick(cell) {
		active = cell;
		const page = pageOfCell(cell);
		if (range.per > 1) {
			inside = [page, Math.min(range.end, page + range.per)];
			active = 0;
			show(state.moment);
		} else {
			choose(state.area, page * PAGE);
		}
	}

	grid.addEventListener("scroll", drawLines);
	grid.addEventListener("click", event => {
		const cell = event.target.dataset?.cell;
		if (cell !== undefined)
			pick(Number(cell));
	});
	grid.addEventListener("keydown", event => {
		const far = {
			ArrowLeft: -1,
			ArrowRight: 1,
			ArrowUp: -perLine,
			ArrowDown: perLine,
			PageUp: -10 * perLine,
			PageDown: 10 * perLine,
			Home: -Infinity,
			End: Infinity
		}[event.key];
		if (far === undefined || event.target.dataset?.cell === undefined)
			return;
		event.preventDefault();
		activate(far === Infinity ? range.cells - 1 : far === -Infinity ? 0 : active + far);
	});

	function show(moment) {
		const a = area();
		grid.hidden = !a || !inUserHalf(a);
		grid.nextSibling.hidden = grid.hidden;
		if (grid.hidden) {
			title.textContent = text("pages");
			hint.textContent = text("pages.hint");
			out.hidden = true;
			about.replaceChildren();
			return;
		}
		if (shownArea !== a.id) {
			inside = null;
			active = 0;
			grid.scrollTop = 0;
		}
		shownArea = a.id;
		range = inside ? gridRange(...inside) : gridRange(a.start / PAGE, a.end / PAGE);
		const width = grid.clientWidth || node.clientWidth || 400;
		perLine = [64, 32, 16, 8].find(n => n * 18 + 150 <= width) ?? 8;
		title.textContent =
			text("pages.of", { what: areaText(a), range: rangeText(a.start, a.end) });
		hint.textContent = a.prot + " · "
			+ (range.per > 1
					? text("pages.cells", { n: counted(range.per), size: bytes(range.per * PAGE) })
					: text("pages.cell", { page: bytes(PAGE) }));
		out.hidden = !inside;
		out.textContent = text("pages.out", { n: counted((a.end - a.start) / PAGE) });
		grid.setAttribute("aria-rowcount", Math.ceil(range.cells / perLine));
		if (state.page !== null && state.page >= a.start && state.page < a.end) {
			if (range.per === 1 && !rows.contains(document.activeElement))
				active = state.page / PAGE - range.first;
			about.replaceChildren(pageAbout(a, Math.floor(state.page / PAGE) * PAGE, moment, go));
		} else {
			about.replaceChildren();
		}
		drawLines();
	}
	return { node, show };
}

/* ---- one page ---- */

const momentLink = (moment, go) =>
	element("button", { type: "button", class: "link", onclick: () => go(moment) },
		text("page.moment", { m: moment }));

/* Who touched the page first in that moment: an event of it, looked for if the moment has many. */
async function firstToucher(page, moment) {
	const m = moments[moment], args = m.args ?? {};
	if (!(m.count > 1))
		return m.key === "fault" ? { ip: args.ip, where: m.where_ip, n: m.events?.[0] }
			: { key: m.key, n: m.events?.[0] };
	let found = null;
	await eachEvent(...m.events, event => {
		const address = Number(event.address ?? 0);
		if (event.key === "fault" && Math.floor(address / PAGE) * PAGE === page)
			return found = { ip: event.ip || undefined, n: event.n };
		if (event.key === "resident" && address <= page
			&& page < address + Number(event.length ?? PAGE))
			found ??= { key: event.key, n: event.n };
		return false;
	});
	return found;
}

/* Which image an address of code lies in, for its symbol. */
function codePlace(ip) {
	const address = Number(ip);
	for (const image of images) {
		const section =
			(image.sections ?? []).find(s => s.address <= address && address < s.address + s.size);
		if (section)
			return placeText([images.indexOf(image), section.name, symbolAt(image, address)]);
	}
	return "";
}

function touchedBy(page, stay, go) {
	const dd = element("dd", null, momentLink(stay.from, go), " ",
		element("span", { class: "soft" }, text("page.looking")));
	firstToucher(page, stay.from).then(who => {
		const what = who?.ip ? [text("page.instruction"), " ", code(hex(who.ip)), " ",
				code(who.where ? placeText(who.where) : codePlace(who.ip))]
			: moments[stay.from].part === "load" ? [text("page.by-load")] : [text("page.found")];
		dd.replaceChildren(momentLink(stay.from, go), " · ", ...what,
			who?.n ? " · " + text("event-number", { n: counted(who.n) }) : "");
	});
	return dd;
}

function pageAbout(area, page, moment, go) {
	const stays = staysOf(page), list = [];
	const entry = (name, ...content) =>
		list.push(element("dt", null, text(name)), element("dd", null, ...content));
	entry("page.area", areaText(area), " ", area.name ? code(visible(area.name)) : "");
	entry("page.protection", code(area.prot));
	if (!stays.length)
		entry("page.first", text("page.never"));
	stays.slice(0, 6).forEach((stay, i) => {
		list.push(
			element("dt", null, text(i ? "page.again" : "page.first")), touchedBy(page, stay, go));
		if (stay.until !== NEVER)
			entry("page.until", momentLink(stay.until, go));
	});
	return element("div", null,
		element("h3", null, text("page.at", { range: rangeText(page, page + PAGE) })),
		element("dl", { class: "about" }, list), pageBytes(area, page, moment));
}
