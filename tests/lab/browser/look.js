/* look.js: what page.py asks a report's page; put into each page that is opened, as `look`. */


window.look = {
	all: selector => [...document.querySelectorAll(selector)],

	/* A column of texts: of all that matches. */
	texts: selector => look.all(selector).map(e => e.textContent),

	areaLabels: () => look.all(".area:not(.gone)").map(e => e.getAttribute("aria-label")),

	counts: table => Object.fromEntries(look.all("#summary-" + table + " [data-key]")
		.map(e => [e.dataset.key, Number(e.dataset.n)])),

	box(selector) {
		const r = document.querySelector(selector).getBoundingClientRect();
		return [r.left, r.top, r.width, r.height];
	},

	boxes: selectors => selectors.map(s => document.querySelector(s).getClientRects().length),

	focus() {
		const s = getComputedStyle(document.activeElement);
		return [document.activeElement.tagName, s.outlineStyle, parseFloat(s.outlineWidth),
			document.querySelector(".area:focus-visible") && 1];
	},

	/* Things to press or to read that have no name. */
	nameless: () => look.all("button, [role=button], input, [role=img], [role=region]")
		.filter(e => e.getClientRects().length)
		.filter(e => !(e.getAttribute("aria-label") || e.textContent.trim()))
		.map(e => e.outerHTML.slice(0, 200)),

	doubleIds() {
		const ids = look.all("main [id], header [id]").map(e => e.id).filter(id => !id.startsWith("p-"));
		return ids.filter((id, i) => ids.indexOf(id) !== i);
	},

	/* Lines of a page's hex view: bytes as text, or the number of lines of zeros. */
	hexLines: () => look.all("#pages .hex tbody tr").map(tr => tr.className === "folded"
		? Number(tr.textContent.match(/\d+/)[0]) : tr.cells[tr.cells.length - 2].textContent),

	stackRows: () => look.all("#stack tbody tr:not(.more)")
		.map(r => r.cells[0].textContent + " " + r.cells[1].textContent),

	/* Follows the first pointer of argv; the row it leads to. */
	followArgv() {
		const i = stackRows.findIndex(r => r.kind === "argv");
		look.all("#stack tbody tr:not(.more)")[i].querySelectorAll("button")[1].click();
		return document.querySelector("#stack tr.target").innerText;
	},

	areaId: address => areaAt(areasAt(state.moment), address).id,

	/* Is every page of it part of an area at that moment? */
	covered(moment, low, high) {
		const list = areasAt(moment);
		while (low < high && areaAt(list, low))
			low = areaAt(list, low).end;
		return low >= high;
	},

	choosePage: (address, page) => choose(look.areaId(address), page),

	find: (event, name, value) => moments.findIndex(m => m.args?.event === event && m.args[name] === value),

	/* The last but one picture of the heap. */
	heap() {
		const s = snapshots.at(-2), details = s.details ?? s, strips = look.all("#heap svg.strip:not(.sample)");
		return { moment: s.moment, fragmentation: s.fragmentation, size: s.end - s.start, pictures: snapshots.length,
			blocks: strips[0]?.querySelectorAll("rect").length, free: strips[1]?.querySelectorAll("title").length,
			listed: [...(details.lists ?? []).map(l => l[2]), ...(details.bins ?? []).map(b => b[1])].reduce((a, b) => a + b, 0),
			pieces: piecesOf(details, s).reduce((n, p) => n + p.bytes, 0) };
	},

	/* English words in what a reader sees; strings of the program and C are not meant. */
	english(names) {
		const apart = "script, style, noscript, code, pre, kbd, [translate=no], .hex, .addresses, .box, #language, "
			+ ".source, title, .prot";
		const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set();
		while (walk.nextNode()) {
			if (walk.currentNode.parentElement.closest(apart))
				continue;
			const text = walk.currentNode.textContent.replace(/[\u201c][^\u201d]*[\u201d]|0x[0-9a-f]+/g, "");
			for (const word of text.match(/[A-Za-z][A-Za-z']{2,}/g) ?? [])
				if (!names.includes(word))
					found.add(word + " in: " + text.slice(0, 90));
		}
		return [...found].slice(0, 12);
	},

	englishLabels: () => look.all("[aria-label]:not(#language)").map(e => e.getAttribute("aria-label"))
		.filter(s => /^[\x20-\x7e]{12,}$/.test(s) && !/^0x/.test(s)),

	eventRows: () => look.all(".events tbody tr")
		.map(r => [Number(r.cells[0].textContent.replace(/\D/g, "")), r.cells[2].textContent]),
};
